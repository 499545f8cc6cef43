using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Texts;
using static Hybrid.Daemon.Commands.ThisProgram;

namespace Hybrid.Daemon.Commands;

/// <summary>How far the filing of an item has come, and what helps if it does not go on: in words for a person at a terminal.</summary>
internal static class ApprovalWords
{
    private const int MostNamed = 5;

    /// <summary>What came of an approval that was waited for.</summary>
    /// <param name="item">As it is now.</param>
    /// <param name="why">Why the daemon sent it back; null if it did not.</param>
    /// <param name="waited">How long it was waited for.</param>
    public static string Of(ItemCard item, string? why, TimeSpan waited) =>
        item.State switch
        {
            ItemState.Finished => $"Item {item.Id} is in the library as {Title(item)}.{Places(item)}",
            ItemState.Announcing when item.Fault is { } fault =>
                $"Item {item.Id} is in the library as {Title(item)}, but not every media server is notified yet: {fault} The daemon tries again.{Places(item)}",
            ItemState.AwaitingReview =>
                $"Item {item.Id} was not filed{(item.PartlyFiled is null ? "" : " as a whole")}, and waits for your decision again. {why}{InLibrary(item)}{Options(item)}",
            ItemState.Rejected => $"Item {item.Id} was rejected meanwhile.",
            _ when item.Fault is { } fault =>
                $"Item {item.Id} is not filed after {Format.Duration(waited)}: {fault} The daemon tries again. To look again:\n  {Run($"show {item.Id}")}",
            _ =>
                $"Item {item.Id} is not filed after {Format.Duration(waited)}: it is {Words.Of(item.State)}. To look again:\n  {Run($"show {item.Id}")}",
        };

    /// <summary>What of a partly filed item stands in the library, and how to take it out; begins a line, or is empty.</summary>
    public static string InLibrary(ItemCard item) =>
        item.PartlyFiled is { } filed
            ? $"\n{Format.Sentence(Words.Of(filed))[..^1]}, and stays there:{Places(item)}\nTo take out of the library what is there:\n  {Run($"undo {item.Id}")}"
            : "";

    /// <summary>The options of approve that answer the item's concerns; begins a line, or is empty.</summary>
    public static string Options(ItemCard item)
    {
        HashSet<Concern> concerns = [.. item.Reasons.Select(r => r.Concern)];
        string approve =
            $"approve {item.Id} {(item.Chosen is { } title ? $"--tmdb {title.TmdbId} --kind {ReviewWords.Kind(title.Kind)}" : "--candidate NUMBER")}";
        string absolute = concerns.Contains(Concern.AbsoluteNumbers)
            ? $"\nIf its episode numbers are absolute (26 is S02E01 if season 1 has 25 episodes):\n  {Run($"{approve} --absolute")}"
            : "";
        return absolute
            + (
                concerns.Contains(Concern.AlreadyInLibrary)
                    ? $"\nTo replace the copy in the library (the old file goes to the recycle folder), or to keep both:\n  {Run($"{approve} --replace")}\n  {Run($"{approve} --keep-both")}"
                : concerns.Contains(Concern.DestinationExists)
                    ? $"\nTo replace the file that has its name (it goes to the recycle folder):\n  {Run($"{approve} --replace")}"
                : ""
            );
    }

    private static string Title(ItemCard item) => item.Chosen is { } chosen ? Format.Title(chosen.Title, chosen.Year) : "an unknown title";

    private static string Places(ItemCard item)
    {
        IReadOnlyList<string> there = item.InLibrary;
        int all = Math.Max(there.Count, item.PartlyFiled?.Placed ?? 0);
        return string.Concat(there.Take(MostNamed).Select(path => $"\n  {path}"))
            + (all > MostNamed ? $"\n  and {all - MostNamed} more" : "");
    }
}
