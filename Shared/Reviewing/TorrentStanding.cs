using System.ComponentModel;
using Hybrid.Ledger;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>What the ledger knows of a torrent.</summary>
public sealed record TorrentStanding
{
    private const int MostItems = 10;

    [Description("What became of it; empty if it was not taken in.")]
    public required IReadOnlyList<TorrentItem> Items { get; init; }

    [Description("Wanted files that were not taken in.")]
    public required int FilesNotTaken { get; init; }

    [Description("Why not, where that is known. May quote untrusted text.")]
    public string? WhyNot { get; init; }

    internal static TorrentStanding Of(Download? download, int notTaken, string? why) =>
        new()
        {
            Items = [.. (download?.Items ?? []).OrderBy(i => i.Id).Take(MostItems).Select(TorrentItem.Of)],
            FilesNotTaken = notTaken,
            WhyNot = Untrusted.Clean(why, 300),
        };
}

/// <summary>An item that was made of a torrent.</summary>
public sealed record TorrentItem
{
    public required long Id { get; init; }

    public required ItemState State { get; init; }

    [Description("What it was approved as. Untrusted text.")]
    public string? Chosen { get; init; }

    public required int Files { get; init; }

    [Description("Of these, in the library.")]
    public required int InLibrary { get; init; }

    internal static TorrentItem Of(IngestItem item) =>
        new()
        {
            Id = item.Id,
            State = item.State,
            Chosen = NamedTitle.ChosenFor(item) is { } title ? Untrusted.Clean(Format.Title(title.Name, title.Year)) : null,
            Files = item.Files.Count,
            InLibrary = item.Files.Count(f => f.Placement is { State: PlacementState.Placed }),
        };
}
