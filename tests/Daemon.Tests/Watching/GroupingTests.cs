namespace Hybrid.Daemon.Watching;

public sealed class GroupingTests
{
    [Fact]
    public void A_film_with_all_its_small_files_is_one_item()
    {
        FileGroup group = Assert.Single(
            Group("Film.1999.1080p-GRP", "Film.1999.1080p-GRP/film.mkv", "Film.1999.1080p-GRP/film.en.srt", "Film.1999.1080p-GRP/film.nfo")
        );
        Assert.Equal("Film.1999.1080p-GRP", group.Name);
        Assert.Equal(3, group.Files.Count);
    }

    [Fact]
    public void A_season_pack_is_one_item_also_when_its_files_are_called_01()
    {
        FileGroup group = Assert.Single(Group("Show.S02.1080p-GRP", "Show.S02.1080p-GRP/01.mkv", "Show.S02.1080p-GRP/02.mkv"));
        Assert.Equal(2, group.Files.Count);
    }

    [Fact]
    public void Films_in_one_download_are_an_item_each_with_their_own_subtitles()
    {
        IReadOnlyList<FileGroup> groups = Group(
            "Some Collection",
            "Some Collection/Alien.1979.1080p.mkv",
            "Some Collection/Aliens.1986.1080p.mkv",
            "Some Collection/Aliens.1986.1080p.srt"
        );
        Assert.Equal(2, groups.Count);
        FileGroup second = groups.Single(g => g.Files.Count == 2);
        Assert.All(second.Files, f => Assert.Contains("Aliens.1986", f.File.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_subtitle_in_a_folder_of_subtitles_goes_with_the_film_whose_name_it_bears()
    {
        IReadOnlyList<FileGroup> groups = Group(
            "Collection",
            "Collection/Alien.1979.1080p.mkv",
            "Collection/Solaris.1972.1080p.mkv",
            "Collection/Subs/Solaris.1972.1080p.en.srt",
            "Collection/Subs/Alien.1979.1080p/2_English.srt"
        );
        Assert.All(groups, g => Assert.Equal(2, g.Files.Count));
        FileGroup solaris = groups.Single(g => g.Files.Any(f => f.File.Path.EndsWith("en.srt", StringComparison.Ordinal)));
        Assert.Contains(solaris.Files, f => f.File.Path.EndsWith("Solaris.1972.1080p.mkv", StringComparison.Ordinal));
    }

    [Fact]
    public void A_subtitle_that_bears_no_films_name_is_filed_with_none_of_several()
    {
        IReadOnlyList<FileGroup> groups = Group(
            "Collection",
            "Collection/Alien.1979.1080p.mkv",
            "Collection/Solaris.1972.1080p.mkv",
            "Collection/Subs/2_English.srt"
        );
        TriagedFile subtitle = groups.SelectMany(g => g.Files).Single(f => f.File.Path.EndsWith(".srt", StringComparison.Ordinal));
        Assert.Equal(Ledger.FileRole.Unwanted, subtitle.Role);
        Assert.Contains("which", subtitle.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_in_one_download_are_an_item_each()
    {
        IReadOnlyList<FileGroup> groups = Group(
            "Stuff",
            "Stuff/Firefly.S01E01.mkv",
            "Stuff/Firefly.S01E02.mkv",
            "Stuff/Farscape.S01E01.mkv"
        );
        Assert.Equal([1, 2], groups.Select(g => g.Files.Count).Order());
    }

    [Fact]
    public void The_parts_of_a_film_stay_together()
    {
        Assert.Single(Group("Film (1999)", "Film (1999)/Film.1999.cd1.avi", "Film (1999)/Film.1999.cd2.avi"));
    }

    [Theory]
    [InlineData("Hikers 1-3 1080p BluRay")]
    [InlineData("Hikers The Complete Collection 1080p")]
    [InlineData("Hikers Quadrilogy")]
    [InlineData("Anything")]
    public void Movies_with_titles_and_years_of_their_own_are_items_whatever_the_folder_is_called(string folder)
    {
        IReadOnlyList<FileGroup> groups = Group(
            folder,
            $"{folder}/1. The Hikers (1979).mkv",
            $"{folder}/2. Hikers Again (1986)/a1b2c3d4e5f6a7b8c9d0.mkv",
            $"{folder}/2. Hikers Again (1986)/Subs/English.srt",
            $"{folder}/Subs/The.Hikers.1979.en.srt"
        );
        Assert.Equal(["The Hikers (1979)", "Hikers Again (1986)"], groups.Select(g => g.Name));
        Assert.All(groups, g => Assert.Equal(2, g.Files.Count));
    }

    [Fact]
    public void One_title_of_two_years_is_two_items_and_two_versions_of_one_movie_are_one()
    {
        IReadOnlyList<FileGroup> groups = Group(
            "Pack",
            "Pack/The.Thing.1982.1080p.mkv",
            "Pack/The.Thing.1982.2160p.mkv",
            "Pack/The.Thing.2011.1080p.mkv"
        );
        Assert.Equal([2, 1], groups.Select(g => g.Files.Count));
    }

    [Fact]
    public void No_file_is_lost_and_none_is_in_two_items()
    {
        string[] paths = ["A.2001.mkv", "B.2002.mkv", "a.nfo", "Subs/B.2002.srt", "weird", "C.S01E01.mkv"];
        string[] grouped = [.. Group("Mix", paths).SelectMany(g => g.Files).Select(f => f.File.Path)];
        Assert.Equal(paths.Order(StringComparer.Ordinal), grouped.Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<FileGroup> Group(string name, params string[] paths) =>
        Grouping.Group(name, Triage.Sort([.. paths.Select(p => new ReportedFile(p, 1_000_000_000, DateTimeOffset.UnixEpoch))]), 2027);
}
