using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Reviewer;

/// <summary>Titles and candidates of tests, as long as real ones are.</summary>
internal static class TestTitles
{
    public static Title Found { get; } =
        new()
        {
            Id = new TitleId(TitleKind.Movie, 999),
            Name = "The Film That Was Found",
            Year = 2001,
        };

    public static Candidate Film(int number) =>
        new()
        {
            Id = new TitleId(TitleKind.Movie, 1000 + number),
            Name = $"Film {number}",
            Year = 2010,
            Confidence = 0.7,
            Overview = string.Concat(Enumerable.Repeat("A film about a person who wants something. ", 12)),
            PosterPath = "/abcdefghijklmnop.jpg",
            Evidence =
            [
                .. Enumerable
                    .Range(1, 10)
                    .Select(n => new Evidence($"evidence-{n}", 3 - (n / 2.0), "what the name says agrees with what the catalog has of it")),
            ],
        };
}
