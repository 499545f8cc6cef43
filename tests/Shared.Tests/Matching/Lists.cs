using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>A series made of a list of its episodes.</summary>
internal static class Lists
{
    public static TitleDetails SeriesOf(IReadOnlyList<Episode> episodes, string name = "Series") =>
        new()
        {
            Title = new Title { Id = new TitleId(TitleKind.Series, 1), Name = name },
            Seasons =
            [
                .. episodes.GroupBy(e => e.Season).OrderBy(s => s.Key).Select(s => new Season(s.Key, s.Count(), s.First().AirDate?.Year)),
            ],
        };
}
