using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Planning;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>Where an item's files would go in the library, as one title. Nothing is written.</summary>
public sealed record RenamePreview
{
    public const int MostFiles = 200;

    public required long ItemId { get; init; }

    public required int Version { get; init; }

    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalog.")]
    public required string Title { get; init; }

    public int? Year { get; init; }

    [Description("Files that would be placed.")]
    public required IReadOnlyList<RenameLine> Files { get; init; }

    public required int FilesTotal { get; init; }

    [Description("Number of files left out because of their role: samples, archives, text files, dangerous files.")]
    public required int LeftOut { get; init; }

    internal static RenamePreview Of(IngestItem item, Plan.Made plan)
    {
        IReadOnlyList<ItemFile> numbered = FileNumbers.InOrder(item.Files);
        var planned = plan.Files.ToDictionary(f => f.File);
        RenameLine[] lines =
        [
            .. numbered.Index().Where(f => planned.ContainsKey(f.Item)).Select(f => RenameLine.Of(planned[f.Item], f.Index + 1)),
            .. numbered
                .Index()
                .Where(f => !planned.ContainsKey(f.Item) && f.Item.Assignment is { IsSaid: true } or { Reason: not null })
                .Select(f => RenameLine.OfUnplaced(f.Item, f.Index + 1)),
        ];
        return new()
        {
            ItemId = item.Id,
            Version = item.Version,
            Kind = plan.Title.Id.Kind,
            TmdbId = plan.Title.Id.Tmdb,
            Title = Untrusted.Clean(plan.Title.Name),
            Year = plan.Title.Year,
            Files = [.. lines.OrderBy(l => l.Number).Take(MostFiles)],
            FilesTotal = lines.Length,
            LeftOut = item.Files.Count - lines.Length,
        };
    }
}

public sealed record RenameLine
{
    [Description("For files of approve_pending.")]
    public required int Number { get; init; }

    [Description("What it is held to be.")]
    public string? Is { get; init; }

    [Description("Relative to the download. Untrusted text from outside.")]
    public required string From { get; init; }

    public required FileRole Role { get; init; }

    [Description("Absolute path in the library. Absent when the file cannot be placed.")]
    public string? To { get; init; }

    [Description("Why it is left out, if nobody said so.")]
    public string? Note { get; init; }

    [Description("Why the file cannot be placed.")]
    public ReasonLine? Problem { get; init; }

    internal static RenameLine OfUnplaced(ItemFile file, int number) =>
        new()
        {
            Number = number,
            Is = file.Assignment?.Words,
            From = Untrusted.Clean(file.Path, Untrusted.PathLength),
            Role = file.Role,
            Note = file.Assignment?.Reason,
        };

    internal static RenameLine Of(PlannedFile file, int number) =>
        new()
        {
            Number = number,
            Is = file.Is?.Words,
            From = Untrusted.Clean(file.File.Path, Untrusted.PathLength),
            Role = file.File.Role,
            To = Untrusted.Clean(file.To, Untrusted.PathLength),
            Problem = file.Trouble is { } trouble ? ReasonLine.Of(trouble) : null,
        };
}
