using Hybrid.Catalog;
using Hybrid.Neighbors;
using Hybrid.Testing;

namespace Hybrid.Reviewing;

public sealed class TitleSearchTests
{
    private readonly ListedCatalog _catalog = new(
        Named(TitleKind.Movie, 1, "Teachers", 1984),
        Named(TitleKind.Movie, 2, "Bad Teachers", 2011),
        Named(TitleKind.Series, 2, "Teachers", 2001)
    );

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_kind_the_best_of_both_kinds_come_first()
    {
        FoundTitles found = (await new TitleSearch(_catalog).FindAsync("Teachers", kind: null, year: null, limit: 2, Stop)).Value!;

        Assert.Equal([(TitleKind.Movie, 1), (TitleKind.Series, 2)], found.Titles.Select(t => (t.Kind, t.TmdbId)));
        Assert.Equal((3, 2, true), (found.Total, found.Returned, found.Truncated));
    }

    [Fact]
    public async Task Kind_and_year_narrow_it_down()
    {
        FoundTitles found = (await new TitleSearch(_catalog).FindAsync("Teachers", TitleKind.Movie, 2011, limit: 10, Stop)).Value!;

        Assert.Equal(2, Assert.Single(found.Titles).TmdbId);
    }

    [Fact]
    public async Task A_catalog_that_cannot_be_asked_is_a_fault()
    {
        _catalog.Down = new Fault("TMDb", FaultKind.Unreachable, "TMDb did not answer.");

        Assert.Equal(_catalog.Down, (await new TitleSearch(_catalog).FindAsync("Teachers", null, null, 10, Stop)).Fault);
    }

    private static Title Named(TitleKind kind, int id, string name, int year) =>
        new()
        {
            Id = new TitleId(kind, id),
            Name = name,
            Year = year,
        };
}
