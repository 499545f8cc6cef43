namespace Hybrid.Watching;

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
