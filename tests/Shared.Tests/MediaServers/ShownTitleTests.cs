namespace Hybrid.MediaServers;

public sealed class ShownTitleTests
{
    [Theory]
    [InlineData(ShownMatch.Same, "plex://movie/5d776825880197001ec90000", "imdb://tt0133093", "tmdb://603")]
    [InlineData(ShownMatch.Same, "com.plexapp.agents.imdb://tt0133093?lang=en")]
    [InlineData(ShownMatch.Same, "com.plexapp.agents.themoviedb://603?lang=de")]
    [InlineData(ShownMatch.Other, "plex://movie/5d776825880197001ec90000", "tmdb://604")]
    [InlineData(ShownMatch.Other, "com.plexapp.agents.imdb://tt0234215?lang=en")]
    [InlineData(ShownMatch.Other, "tmdb://6030")]
    [InlineData(ShownMatch.None, "local://1234")]
    [InlineData(ShownMatch.None, "com.plexapp.agents.none://1234?lang=xn")]
    [InlineData(ShownMatch.None, "tv.plex.agents.none://1234")]
    [InlineData(ShownMatch.Unknown, "plex://movie/5d776825880197001ec90000")]
    [InlineData(ShownMatch.Unknown, "tvdb://169")]
    [InlineData(ShownMatch.Unknown)]
    public void Ids_of_one_source_are_compared(ShownMatch match, params string[] ids) =>
        Assert.Equal(match, new ShownTitle("/film.mkv", "The Matrix", 1999, ids).MatchWith(tmdb: 603, imdb: "tt0133093", tvdb: null));
}
