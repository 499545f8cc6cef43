using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Working;

internal static class ReturnToReview
{
    extension(IngestItem item)
    {
        public void BackToReview(IReadOnlyList<Reason> reasons, DateTimeOffset now)
        {
            item.Assessment = item.Assessment?.Doubted(reasons);
            item.Move(ItemState.AwaitingReview, Actor.Daemon, string.Join(" ", reasons.Select(r => r.Sentence)), now);
        }
    }
}
