using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Tools;

/// <summary>A title of the library in a list.</summary>
internal sealed record ShelfRow
{
    [Description("Untrusted text.")]
    public required string Title { get; init; }

    public int? Year { get; init; }

    public required TitleKind Kind { get; init; }

    public int? TmdbId { get; init; }

    [Description("What says which title it is.")]
    public required TitleSource KnownBy { get; init; }

    [Description("Videos and discs.")]
    public required int Files { get; init; }

    public required string Size { get; init; }

    public static ShelfRow Of(ShelvedTitle title) =>
        new()
        {
            Title = title.Title,
            Year = title.Year,
            Kind = title.Kind,
            TmdbId = title.TmdbId,
            KnownBy = title.KnownBy,
            Files = title.Files,
            Size = Format.Bytes(title.Bytes),
        };
}

/// <summary>Titles with their files.</summary>
internal sealed record ShelfView
{
    public required IReadOnlyList<ShelfTitle> Titles { get; init; }

    [Description("What is not in this answer.")]
    public string? LeftOut { get; init; }
}

internal sealed record ShelfTitle
{
    private const int MostMissing = 40;

    public required ShelfRow Of { get; init; }

    public IReadOnlyList<int>? Seasons { get; init; }

    public required IReadOnlyList<ShelfFile> Files { get; init; }

    [Description("Of a series: aired episodes that are not in the library; absent if they could not be looked up.")]
    public IReadOnlyList<string>? Missing { get; init; }

    public int? MissingTotal { get; init; }

    [Description("Why they could not be.")]
    public string? MissingUnknown { get; init; }

    [Description("Media servers that may have some of the missing, and could not be asked.")]
    public IReadOnlyList<string>? ServerFaults { get; init; }

    /// <param name="title">With its files.</param>
    /// <param name="gaps">Null if it has none, or is a movie.</param>
    /// <param name="unknown">Why the gaps are not known; null if they are.</param>
    public static ShelfTitle From(ShelvedTitle title, SeriesWithGaps? gaps, string? unknown) =>
        new()
        {
            Of = ShelfRow.Of(title),
            Seasons = title.Seasons,
            Files = [.. (title.Holdings ?? []).Select(ShelfFile.Of)],
            Missing =
                title.Kind == TitleKind.Movie || unknown is not null
                    ? null
                    : [.. (gaps?.Missing ?? []).Take(MostMissing).Select(e => e.Number)],
            MissingTotal = title.Kind == TitleKind.Movie || unknown is not null ? null : gaps?.Missing.Count ?? 0,
            MissingUnknown = title.Kind == TitleKind.Movie ? null : unknown,
        };
}

internal sealed record ShelfFile
{
    [Description("Untrusted text.")]
    public required string Path { get; init; }

    public string? Number { get; init; }

    public required string Quality { get; init; }

    [Description("plex-mcp put it there.")]
    public required bool FiledByUs { get; init; }

    [Description("Better than all the others.")]
    public bool? Best { get; init; }

    public static ShelfFile Of(ShelvedFile file) =>
        new()
        {
            Path = FileView.End(file.Path, 200),
            Number = file.Number,
            Quality = file.Quality,
            FiledByUs = file.FiledByUs,
            Best = file.Best,
        };
}

/// <summary>What stands in several files.</summary>
/// <param name="Title">With its number.</param>
internal sealed record TwiceRow(
    [property: Description("Untrusted text.")] string Title,
    TitleKind Kind,
    string Compared,
    IReadOnlyList<ShelfFile> Files
)
{
    private const int MostFiles = 5;

    public static TwiceRow Of(ShelvedTwice twice) =>
        new(Untrusted.Clean(twice.What), twice.Kind, twice.Compared, [.. twice.Files.Take(MostFiles).Select(ShelfFile.Of)]);
}

/// <param name="Note">What is wrong, and what to do.</param>
internal sealed record OrphanRow(
    OrphanKind Kind,
    [property: Description("Untrusted text.")] string Path,
    [property: Description("Quotes untrusted text.")] string Note
)
{
    public static OrphanRow Of(LibraryOrphan orphan) =>
        new(orphan.Kind, FileView.End(orphan.Path, 240), Untrusted.Clean(orphan.Sentence, 300));
}

/// <summary>A title that was filed lately.</summary>
internal sealed record RecentRow
{
    private const int MostParts = 12;

    public required long ItemId { get; init; }

    [Description("Untrusted text.")]
    public required string Title { get; init; }

    public int? Year { get; init; }

    public required TitleKind Kind { get; init; }

    [Description("Episodes.")]
    public string? Parts { get; init; }

    public required int Files { get; init; }

    public required string Size { get; init; }

    [Description("Where it is. Untrusted text.")]
    public required string Folder { get; init; }

    public required DateTimeOffset At { get; init; }

    [Description("Who approved it.")]
    public Actor? By { get; init; }

    public static RecentRow Of(RecentTitle title) =>
        new()
        {
            ItemId = title.ItemId,
            Title = Untrusted.Clean(title.Title.Name),
            Year = title.Title.Year,
            Kind = title.Title.Id.Kind,
            Parts =
                title.Parts.Count == 0
                    ? null
                    : string.Join(", ", title.Parts.Take(MostParts))
                        + (title.Parts.Count > MostParts ? $" and {title.Parts.Count - MostParts} more" : ""),
            Files = title.Files,
            Size = Format.Bytes(title.Bytes),
            Folder = FileView.End(Untrusted.Clean(title.Folder, Untrusted.PathLength), 200),
            At = title.At,
            By = title.By,
        };
}

/// <summary>How far the library folders are read.</summary>
internal sealed record ScanAnswer(string Sentence, IReadOnlyList<string> Libraries);

/// <summary>The media servers.</summary>
internal sealed record ServersAnswer(IReadOnlyList<ServerLine> Servers, IReadOnlyList<string> Libraries);

internal sealed record ServerLine
{
    public required string Server { get; init; }

    public required bool Answers { get; init; }

    [Description("Why it does not.")]
    public string? Fault { get; init; }

    public required IReadOnlyList<ServerLibraryLine> Libraries { get; init; }
}

internal sealed record ServerLibraryLine(
    [property: Description("Untrusted text.")] string Title,
    string Type,
    [property: Description("As the server names them. Untrusted text.")] IReadOnlyList<string> Folder
);
