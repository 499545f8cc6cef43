using Hybrid.Catalog;
using Hybrid.Ledger;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>What a path in a library is, in the layouts of the programs that fill libraries, and by hand.</summary>
public sealed class StandingFileTests
{
    private const int LatestYear = 2027;

    [Theory]
    // Radarr.
    [InlineData("The Matrix (1999)/The Matrix (1999) [Bluray-1080p].mkv", "The Matrix (1999) 1080p BluRay")]
    [InlineData("The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603} [WEBDL-2160p].mkv", "The Matrix (1999) tmdb 603 2160p WEB-DL")]
    [InlineData(
        "The Matrix (1999) {imdb-tt0133093}/The Matrix (1999) {edition-Director's Cut}.mkv",
        "The Matrix (1999) imdb tt0133093 edition Director's Cut"
    )]
    // FileBot, without folders of its own and with them.
    [InlineData("The Matrix (1999).mkv", "The Matrix (1999)")]
    [InlineData("The Matrix (1999)/The Matrix (1999) CD1.avi", "The Matrix (1999) part 1")]
    // Kodi and Jellyfin.
    [InlineData("The Matrix (1999)/movie.mkv", "The Matrix (1999)")]
    [InlineData("The Matrix (1999) [tmdbid-603]/The Matrix (1999) [tmdbid-603] - 1080p.mkv", "The Matrix (1999) tmdb 603 1080p")]
    [InlineData("The Matrix (1999) [imdbid-tt0133093]/The Matrix (1999).mkv", "The Matrix (1999) imdb tt0133093")]
    // Plex.
    [InlineData("The Matrix (1999)/The Matrix (1999) - pt2.mkv", "The Matrix (1999) part 2")]
    [InlineData("The Matrix (1999)/The Matrix (1999) - 3D HSBS.mkv", "The Matrix (1999) 3D")]
    // By hand, and as it was downloaded.
    [InlineData("Matrix, The (1999)/Matrix, The.avi", "The Matrix (1999)")]
    [InlineData("The.Matrix.1999.720p.WEB-DL.x264-GRP/the.matrix.mkv", "The Matrix (1999) 720p WEB-DL")]
    [InlineData("The.Matrix.1999.1080p.BluRay.x264-GRP/abc123.mkv", "The Matrix (1999) 1080p BluRay")]
    [InlineData("Sci-Fi/The Matrix (1999)/The Matrix.mkv", "The Matrix (1999)")]
    [InlineData("Sci-Fi/The Matrix (1999).mkv", "The Matrix (1999)")]
    [InlineData("Matrix Trilogy/The Matrix (1999)/The Matrix.mkv", "The Matrix (1999)")]
    [InlineData("The Matrix (1999)/CD2/matrix.avi", "The Matrix (1999) part 2")]
    [InlineData("2001 A Space Odyssey (1968)/2001 A Space Odyssey (1968).mkv", "2001 A Space Odyssey (1968)")]
    [InlineData("1917 (2019)/1917 (2019).mkv", "1917 (2019)")]
    [InlineData("Amélie (2001)/Amélie.mkv", "Amélie (2001)")]
    [InlineData("Ame\u0301lie (2001)/Ame\u0301lie.mkv", "Amélie (2001)")]
    [InlineData("千と千尋の神隠し (2001)/千と千尋の神隠し.mkv", "千と千尋の神隠し (2001)")]
    // A file of another movie in a movie's folder is that other movie.
    [InlineData("The Matrix (1999)/The Matrix Reloaded (2003).mkv", "The Matrix Reloaded (2003) differs")]
    [InlineData("The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-604}.mkv", "The Matrix (1999) tmdb 604 differs")]
    // Another language, and a year that is off by one, are not.
    [InlineData("The Matrix (1999)/Matrix - Die Erweckung (1999).mkv", "The Matrix (1999)")]
    [InlineData("The Matrix (1999)/The Matrix (2000).mkv", "The Matrix (1999)")]
    public void A_movie(string path, string expected) => Assert.Equal(expected, Read(TitleKind.Movie, path));

    [Theory]
    // Sonarr.
    [InlineData("Lost (2004)/Season 01/Lost (2004) - S01E02 - Pilot (2) [WEBDL-1080p].mkv", "Lost (2004) s01e02 1080p WEB-DL")]
    [InlineData("Lost (2004) {tvdb-73739}/Season 1/Lost - S01E02.mkv", "Lost (2004) tvdb 73739 s01e02")]
    [InlineData("Lost/Specials/Lost - S00E01.mkv", "Lost s00e01")]
    // FileBot, Kodi, Jellyfin, Plex.
    [InlineData("Lost/Season 1/Lost - 1x02 - Pilot.mkv", "Lost s01e02")]
    [InlineData("Lost (2004) [tvdbid-73739]/Season 01/Lost S01E01-E02.mkv", "Lost (2004) tvdb 73739 s01e01-e02")]
    [InlineData("Lost (2004) {tmdb-4607}/Season 00/Lost (2004) - s00e01 - Special.mkv", "Lost (2004) tmdb 4607 s00e01")]
    // By hand.
    [InlineData("Lost (2004)/S01/01.mkv", "Lost (2004) s01e01")]
    [InlineData("Lost/Lost - S02E03.mkv", "Lost s02e03")]
    [InlineData("Lost.S03.1080p.BluRay.x264-GRP/Lost.S03E04.1080p.BluRay.x264-GRP.mkv", "Lost s03e04 1080p BluRay")]
    [InlineData("Drama/Lost (2004)/Staffel 2/Lost 2x05.avi", "Lost (2004) s02e05")]
    [InlineData("Lost.S01E06.720p.mkv", "Lost s01e06 720p")]
    [InlineData("Lost (2004)/Season 01/Lost - S02E07.mkv", "Lost (2004) s02e07 differs")]
    [InlineData("Lost (2004)/Season 01/Heroes - S01E08.mkv", "Lost (2004) s01e08 differs")]
    [InlineData("Die Simpsons (1989)/Season 01/The Simpsons - S01E01.mkv", "Die Simpsons (1989) s01e01")]
    public void An_episode(string path, string expected) => Assert.Equal(expected, Read(TitleKind.Series, path));

    [Theory]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/Trailers/Teaser.mkv", FileRole.Extra)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/The Matrix (1999)-trailer.mkv", FileRole.Extra)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/trailer.mp4", FileRole.Extra)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/Sample/matrix.mkv", FileRole.Sample)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/The Matrix (1999).en.srt", FileRole.Subtitle)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/Subs/2_English.srt", FileRole.Subtitle)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/VIDEO_TS/VIDEO_TS.IFO", FileRole.Disc)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/BDMV/index.bdmv", FileRole.Disc)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/BDMV/STREAM/00800.m2ts", null)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/poster.jpg", null)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/._The Matrix.mkv", null)]
    [InlineData(TitleKind.Movie, "The Matrix (1999)/The Matrix.mkv.part", null)]
    [InlineData(TitleKind.Movie, "Trailer (2009)/Trailer.mkv", FileRole.Video)]
    [InlineData(TitleKind.Movie, "Shorts (2009)/Shorts.mkv", FileRole.Video)]
    [InlineData(TitleKind.Series, "Extras (2005)/Season 01/Extras - S01E01.mkv", FileRole.Video)]
    [InlineData(TitleKind.Series, "Lost (2004)/Season 01/Featurettes/On Set.mkv", FileRole.Extra)]
    public void The_role_of_a_file(TitleKind kind, string path, FileRole? role) => Assert.Equal(role, Of(kind, path)?.Role);

    [Theory]
    [InlineData("../../etc/The Matrix (1999).mkv")]
    [InlineData("The Matrix (1999)/\u202egpj.vkm.mkv")]
    [InlineData("{tmdb-99999999999999}/[tmdbid-0].mkv")]
    [InlineData("(1999)/.mkv")]
    [InlineData("\ud800 (1999)/\udc00.mkv")]
    public void A_hostile_name_is_only_data(string path) => Assert.Equal(FileRole.Video, Of(TitleKind.Movie, path)?.Role);

    private static StandingFile? Of(TitleKind kind, string path)
    {
        string[] parts = path.Split('/');
        StandingFolder folder = parts[..^1].Aggregate(StandingFolder.Root(kind), (above, name) => above.Child(name, nfo: null, LatestYear));
        return StandingFile.Of(folder, parts[^1], nfo: null, LatestYear);
    }

    private static string Read(TitleKind kind, string path)
    {
        StandingFile file = Of(kind, path)!;
        TitleClaim title = file.Title!;
        string?[] said =
        [
            title.Year is null ? title.Name : $"{title.Name} ({title.Year})",
            title.Tmdb is { } tmdb ? $"tmdb {tmdb}" : null,
            title.Imdb is { } imdb ? $"imdb {imdb}" : null,
            title.Tvdb is { } tvdb ? $"tvdb {tvdb}" : null,
            file.Season is { } season && file.Episodes.Count > 0
                ? $"s{season:D2}" + string.Join('-', file.Episodes.Select(e => $"e{e:D2}"))
                : null,
            file.Edition is { } edition ? $"edition {edition}" : null,
            file.Part is { } part ? $"part {part}" : null,
            file.Is3D ? "3D" : null,
            file.Resolution,
            file.Source,
            file.NameDiffers ? "differs" : null,
        ];
        return string.Join(' ', said.OfType<string>());
    }
}
