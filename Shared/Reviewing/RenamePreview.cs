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

    [Description("Files that would be placed; at most 200 are listed.")]
    public required IReadOnlyList<RenameLine> Files { get; init; }

    public required int FilesTotal { get; init; }

    [Description("Number of files left out because of their role: samples, archives, text files, dangerous files.")]
    public required int LeftOut { get; init; }

    internal static RenamePreview Of(IngestItem item, Plan.Made plan) =>
        new()
        {
            ItemId = item.Id,
            Version = item.Version,
            Kind = plan.Title.Id.Kind,
            TmdbId = plan.Title.Id.Tmdb,
            Title = Untrusted.Clean(plan.Title.Name),
            Year = plan.Title.Year,
            Files = [.. plan.Files.Take(MostFiles).Select(RenameLine.Of)],
            FilesTotal = plan.Files.Count,
            LeftOut = item.Files.Count - plan.Files.Count,
        };
}

public sealed record RenameLine
{
    [Description("Relative to the download. Untrusted text from outside.")]
    public required string From { get; init; }

    public required FileRole Role { get; init; }

    [Description("Absolute path in the library. Absent when the file cannot be placed.")]
    public string? To { get; init; }

    [Description("Why the file cannot be placed.")]
    public ReasonLine? Problem { get; init; }

    internal static RenameLine Of(PlannedFile file) =>
        new()
        {
            From = Untrusted.Clean(file.File.Path, Untrusted.PathLength),
            Role = file.File.Role,
            To = Untrusted.Clean(file.To, Untrusted.PathLength),
            Problem = file.Trouble is { } trouble ? ReasonLine.Of(trouble) : null,
        };
}
