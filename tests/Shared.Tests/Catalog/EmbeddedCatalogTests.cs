using Hybrid.Neighbors;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Catalog;

public sealed class EmbeddedCatalogTests
{
    private readonly EmbeddedCatalog _catalog = new();

    [Theory]
    [InlineData("Night of the Living Dead", 1968, 10331)]
    [InlineData("nosferatu", 1922, 653)]
    [InlineData("big buck bunny", 2008, 10378)]
    [InlineData("Le voyage dans la lune", 1902, 775)]
    public async Task A_film_is_found_by_name_and_year(string name, int year, int tmdb)
    {
        IReadOnlyList<Title> found = (await _catalog.SearchAsync(new(TitleKind.Movie, name, year), Cancel)).Value!;

        Assert.Equal(tmdb, Assert.Single(found).Id.Tmdb);
    }

    [Fact]
    public async Task A_remake_is_found_too_where_no_year_is_asked_for()
    {
        IReadOnlyList<Title> found = (await _catalog.SearchAsync(new(TitleKind.Movie, "Night of the Living Dead"), Cancel)).Value!;

        Assert.Equal([1968, 1990], found.Select(title => title.Year));
    }

    [Fact]
    public async Task A_series_has_its_season_and_episodes()
    {
        Title series = Assert.Single((await _catalog.SearchAsync(new(TitleKind.Series, "Sherlock Holmes"), Cancel)).Value!);
        TitleDetails details = (await _catalog.DetailsAsync(series.Id, Cancel)).Value!;
        IReadOnlyList<Episode> episodes = (await _catalog.SeasonAsync(series.Id.Tmdb, 1, Cancel)).Value!;

        Assert.Equal(39, Assert.Single(details.Seasons).EpisodeCount);
        Assert.Equal(39, episodes.Count);
        Assert.Equal("The Case of Lady Beryl", episodes[1].Name);
        Assert.Empty((await _catalog.SeasonAsync(series.Id.Tmdb, 2, Cancel)).Value!);
    }

    [Fact]
    public async Task Without_a_key_it_answers_alone()
    {
        var options = new CatalogOptions(new Secret(" "), new Uri("http://127.0.0.1:9"), "en-US");
        await using ServiceProvider services = new ServiceCollection().AddCatalog(options).BuildServiceProvider();

        Assert.False(options.HasKey);
        Assert.Single((await services.GetRequiredService<ICatalog>().SearchAsync(new(TitleKind.Movie, "Sintel"), Cancel)).Value!);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
