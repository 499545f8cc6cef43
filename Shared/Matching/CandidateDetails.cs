using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>A title of the catalog that may be meant, with its details.</summary>
public sealed record CandidateDetails(Title Title)
{
    /// <summary>Null where not loaded: the search hit alone may be enough.</summary>
    public TitleDetails? Details { get; init; }

    /// <summary>The episodes of the seasons that may include a claimed air date; empty where not loaded.</summary>
    public IReadOnlyList<Episode> Episodes { get; init; } = [];

    /// <summary>True where an id in the name led to it.</summary>
    public bool IsNamedById { get; init; }

    public IEnumerable<string> Names
    {
        get
        {
            yield return Title.Name;
            if (Title.OriginalName is { } original && original != Title.Name)
            {
                yield return original;
            }
        }
    }

    public IReadOnlyList<string> OtherNames => Details?.AlternativeNames ?? [];

    /// <summary>Years in which a movie came out somewhere; a series' first year.</summary>
    public IReadOnlyList<int> Years =>
        Details is { ReleaseYears: { Count: > 0 } years } ? years
        : Title.Year is { } year ? [year]
        : [];
}
