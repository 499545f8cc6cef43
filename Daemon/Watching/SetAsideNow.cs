using System.Collections.Frozen;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>What one check of a source did not take in.</summary>
/// <param name="Entries">What is set aside, longest first.</param>
/// <param name="Undecided">The keys of entries that need another look.</param>
public sealed record SetAsideNow(IReadOnlyList<SetAside> Entries, IReadOnlySet<string> Undecided)
{
    public static SetAsideNow Nothing { get; } = new([], FrozenSet<string>.Empty);

    /// <summary>For the status: null if nothing is set aside.</summary>
    /// <param name="kind">"entries" or "torrents".</param>
    public string? Notice(string kind) =>
        Entries switch
        {
            [] => null,
            [var only] => $"{only.Name}: {only.Reason}",
            [var first, ..] => $"{Entries.Count} {kind} are not taken in. The first: {first.Name}: {first.Reason}",
        };
}
