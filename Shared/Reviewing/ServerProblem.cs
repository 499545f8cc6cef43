using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <summary>An item in the library that the media server shows otherwise, or not at all.</summary>
public sealed record ServerProblem
{
    private const int Most = 20;

    public required long ItemId { get; init; }

    public required ServerLookState State { get; init; }

    public required DateTimeOffset Since { get; init; }

    [Description("What the server shows, and what to do. May quote untrusted text.")]
    public required string Sentence { get; init; }

    /// <summary>The oldest first.</summary>
    internal static async Task<IReadOnlyList<ServerProblem>> ReadAsync(LedgerDb db, CancellationToken cancellationToken)
    {
        List<ServerLook> looks = await db
            .StandingLooks.AsNoTracking()
            .Where(l => l.State == ServerLookState.MatchedOtherwise || l.State == ServerLookState.NotShown)
            .OrderBy(l => l.Since)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return
        [
            .. looks.Select(l => new ServerProblem
            {
                ItemId = l.ItemId,
                State = l.State,
                Since = l.Since,
                Sentence = Untrusted.Clean(l.Sentence ?? "", 1000),
            }),
        ];
    }
}
