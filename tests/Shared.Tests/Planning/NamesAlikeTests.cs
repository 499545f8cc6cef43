using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Naming;

namespace Hybrid.Planning;

/// <summary>NAMING_IN_FOLDER=folder: a new file is named like those of another hand beside it.</summary>
public sealed class NamesAlikeTests
{
    private const string Root = "/library";

    private static readonly Title Lost = new()
    {
        Id = new TitleId(TitleKind.Series, 4607),
        Name = "Lost",
        Year = 2004,
    };

    private static readonly Title Matrix = new()
    {
        Id = new TitleId(TitleKind.Movie, 603),
        Name = "The Matrix",
        Year = 1999,
    };

    [Theory]
    [InlineData("Lost - S01E04 - Walkabout WEBDL-1080p.mkv", "Lost - S01E05 - White Rabbit.mkv")] // Sonarr.
    [InlineData("Lost - 1x04 - Walkabout.mkv", "Lost - 1x05 - White Rabbit.mkv")] // FileBot.
    [InlineData("Lost S01E04.mkv", "Lost S01E05.mkv")] // Kodi.
    [InlineData("Lost (2004) - S01E04 - Walkabout [1080p].mkv", "Lost (2004) - S01E05 - White Rabbit.mkv")]
    [InlineData("S01E04 Walkabout.mkv", "S01E05 White Rabbit.mkv")]
    [InlineData("Verloren - s01e04 - Walkabout.mkv", "Verloren - s01e05 - White Rabbit.mkv")]
    [InlineData("Lost.S01E04.1080p.WEB-DL.x264-GRP.mkv", "Lost (2004) - s01e05 - White Rabbit.mkv")] // A download's own name.
    [InlineData("Lost (2004) - s01e04 - Walkabout.mkv", "Lost (2004) - s01e05 - White Rabbit.mkv")] // By our rule.
    [InlineData("Lost Girl - S01E04 - Faetal Attraction.mkv", "Lost (2004) - s01e05 - White Rabbit.mkv")] // Another series.
    [InlineData("04 - Walkabout.mkv", "Lost (2004) - s01e05 - White Rabbit.mkv")] // No season: it would be lost with its folder.
    public void An_episode_is_named_like_the_one_that_stands_there(string standing, string expected) =>
        Assert.Equal(expected, Name(Episode("Verloren", 5), "Verloren", standing));

    [Fact]
    public void Most_of_the_files_decide_and_subtitles_count_like_videos()
    {
        string[] standing =
        [
            "Lost - 1x01 - Pilot.mkv",
            "Lost - 1x01 - Pilot.en.srt",
            "Lost - 1x02 - Tabula Rasa.mkv",
            "Lost S01E03.mkv",
            "poster.jpg",
        ];
        Assert.Equal("Lost - 1x05 - White Rabbit.mkv", Name(Episode("Lost", 5), "Lost", standing));
        Assert.Equal("Lost (2004) - s01e05 - White Rabbit.mkv", Name(Episode("Lost", 5), "Lost", "Lost S01E03.mkv", "Lost - 1x02.mkv"));
    }

    [Fact]
    public void A_new_season_is_named_as_the_others_are()
    {
        PlannedFile file = NamesAlike.Of(
            Episode("Lost", 5),
            folder => folder.EndsWith("Season 2", StringComparison.Ordinal) ? ["Lost - 2x01 - Man of Science.mkv"] : [],
            folder => folder == $"{Root}/Lost" ? ["Season 2"] : []
        );

        Assert.Equal($"{Root}/Lost/Season 01/Lost - 1x05 - White Rabbit.mkv", file.To);
    }

    [Fact]
    public void Several_episodes_are_written_so_that_every_server_reads_them()
    {
        Assert.Equal("Lost - s01e05-e06 - White Rabbit.mkv", Name(Episode("Lost", 5, 6), "Lost", "Lost - 1x04 - Walkabout.mkv"));
        Assert.Equal("Lost - S01E05-E06 - White Rabbit.mkv", Name(Episode("Lost", 5, 6), "Lost", "Lost - S01E04 - Walkabout.mkv"));
    }

    [Theory]
    [InlineData("The Matrix (1999)", "The Matrix (1999) Bluray-1080p.mkv", "The Matrix (1999) - 2160p.mkv")] // Radarr.
    [InlineData("The Matrix (1999) [tmdbid-603]", "The Matrix (1999) [tmdbid-603].mkv", "The Matrix (1999) [tmdbid-603] - 2160p.mkv")] // Jellyfin.
    [InlineData("Matrix (1999)", "The Matrix (1999).mkv", "The Matrix (1999) - 2160p.mkv")]
    [InlineData("The Matrix (1999)", "The.Matrix.1999.1080p.mkv", "The Matrix (1999) {tmdb-603} - 2160p.mkv")]
    [InlineData("The Matrix (1999)", "Another Film (1999).mkv", "The Matrix (1999) {tmdb-603} - 2160p.mkv")]
    [InlineData("The Matrix (1999)", "movie.nfo", "The Matrix (1999) {tmdb-603} - 2160p.mkv")]
    [InlineData("The Matrix (1999)", "The Matrix (1999) {tmdb-603}.mkv", "The Matrix (1999) {tmdb-603} - 2160p.mkv")] // By our rule.
    public void A_version_of_a_movie_begins_like_the_one_that_stands_there(string folder, string standing, string expected)
    {
        PlannedFile file = Planned(
            folder,
            new LibraryName
            {
                Template = NamingScheme.Plex.Movie,
                Title = Matrix,
                Extension = ".mkv",
            }
        );

        PlannedFile named = NamesAlike.Of(file, _ => [standing], _ => []).Labelled("2160p");

        Assert.Equal($"{Root}/{folder}/{expected}", named.To);
    }

    [Theory]
    [InlineData("/l/Lost/Season 1/Lost - S01E05.mkv", true)]
    [InlineData("/l/Lost/Season 1/Lost - 1x05 - Episode 5.mkv", true)]
    [InlineData("/l/Lost/Season 1/Lost - S01E05 - TBA.mkv", true)]
    [InlineData("/l/Lost/Season 1/Lost - S01E05 - White Rabbit.mkv", false)]
    [InlineData("/l/Lost/Season 1/poster.jpg", false)]
    public void An_episode_without_a_title_is_known(string path, bool isUntitled) => Assert.Equal(isUntitled, NamesAlike.IsUntitled(path));

    private static string? Name(PlannedFile file, string folder, params string[] standing) =>
        Path.GetFileName(NamesAlike.Of(file, f => f == $"{Root}/{folder}/Season 01" ? standing : [], _ => []).To);

    private static PlannedFile Episode(string folder, params int[] episodes) =>
        Planned(
            $"{folder}/Season 01",
            new LibraryName
            {
                Template = NamingScheme.Plex.Episode,
                Title = Lost,
                Extension = ".mkv",
                Season = 1,
                Episodes = episodes,
                EpisodeTitle = "White Rabbit",
            }
        );

    private static PlannedFile Planned(string folder, LibraryName name) =>
        new()
        {
            File = new ItemFile
            {
                Path = "new.mkv",
                Bytes = 1,
                Role = FileRole.Video,
            },
            LibraryRoot = Root,
            Name = name,
            To = $"{Root}/{folder}/{Path.GetFileName(name.Path)}",
        };
}
