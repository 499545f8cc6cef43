using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Neighbors;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>Finds a title by its name, for an item whose own candidates are all wrong.</summary>
public sealed class TitleSearch(ICatalog catalog)
{
    /// <param name="text">Words of the title, without year, quality or release group.</param>
    /// <param name="kind">Null = movies and series; the best of each come first.</param>
    /// <param name="year">Null = of any year.</param>
    /// <param name="limit">How many titles at most.</param>
    /// <param name="cancellationToken">Stops waiting for the catalog.</param>
    public async Task<Answer<FoundTitles>> FindAsync(
        string text,
        TitleKind? kind,
        int? year,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        List<(int Rank, Title Title)> found = [];
        bool isStale = false;
        foreach (TitleKind each in kind is { } one ? [one] : Enum.GetValues<TitleKind>())
        {
            Answer<IReadOnlyList<Title>> answer = await catalog.SearchAsync(
                new TitleQuery(each, text, year) { IsByPerson = true },
                cancellationToken
            );
            if (!answer.IsOk)
            {
                return new(answer.Fault);
            }

            found.AddRange(answer.Value!.Select((title, rank) => (rank, title)));
            isStale |= answer.IsStale;
        }

        TitleLine[] titles = [.. found.OrderBy(f => f.Rank).Take(limit).Select(f => TitleLine.Of(f.Title))];
        return new(
            new FoundTitles
            {
                Titles = titles,
                Total = found.Count,
                Returned = titles.Length,
                Truncated = found.Count > titles.Length,
                Stale = isStale,
            }
        );
    }
}

public sealed record FoundTitles
{
    public required IReadOnlyList<TitleLine> Titles { get; init; }

    public required int Total { get; init; }

    public required int Returned { get; init; }

    public required bool Truncated { get; init; }

    [Description("True when TMDb could not be asked and an older answer was used.")]
    public required bool Stale { get; init; }
}

public sealed record TitleLine
{
    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalog.")]
    public required string Title { get; init; }

    public string? OriginalTitle { get; init; }

    public int? Year { get; init; }

    [Description("Untrusted text from the catalog.")]
    public string? Overview { get; init; }

    public static TitleLine Of(Title title) =>
        new()
        {
            Kind = title.Id.Kind,
            TmdbId = title.Id.Tmdb,
            Title = Untrusted.Clean(title.Name),
            OriginalTitle = OriginalOf(title.Name, title.OriginalName),
            Year = title.Year,
            Overview = Untrusted.Clean(title.Overview),
        };

    /// <summary>Null where it is the name itself.</summary>
    internal static string? OriginalOf(string name, string? original) =>
        string.Equals(original, name, StringComparison.Ordinal) ? null : Untrusted.Clean(original);
}
