using Hybrid.Testing.Loopback;

namespace Hybrid.MediaServers;

public sealed class PlexSectionChoiceTests
{
    [Theory]
    [InlineData("/data/Movies/Heat (1995)", "1")]
    [InlineData("/data/Movies", "1")]
    [InlineData("/data/Movies/Kids/Up (2009)", "2")]
    [InlineData("/data/MoviesOld/Heat (1995)", null)]
    [InlineData("/data/movies/Heat (1995)", null)]
    [InlineData("/data", null)]
    [InlineData("/data/TV Shows/Lost (2004)", null)]
    public void The_longest_location_of_the_right_kind_wins_and_ends_at_a_separator(string folder, string? key)
    {
        PlexSection[] sections =
        [
            FakePlex.Shows("/data/TV Shows", "3"),
            FakePlex.Movies("/data/Movies"),
            FakePlex.Movies("/data/Movies/Kids/", "2"),
        ];

        Assert.Equal(key, PlexSectionChoice.Of(sections, PlexSectionType.Movie, folder)?.Section.Key);
    }

    [Fact]
    public void The_kind_decides_between_two_libraries_on_one_folder()
    {
        PlexSection[] sections = [FakePlex.Movies("/media"), FakePlex.Shows("/media")];

        Assert.Equal("1", PlexSectionChoice.Of(sections, PlexSectionType.Movie, "/media/x")?.Section.Key);
        Assert.Equal("2", PlexSectionChoice.Of(sections, PlexSectionType.Show, "/media/x")?.Section.Key);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/media/")]
    public void A_location_may_end_with_a_separator_or_be_the_root(string location) =>
        Assert.NotNull(PlexSectionChoice.Of([FakePlex.Movies(location)], PlexSectionType.Movie, "/media/Heat (1995)"));

    [Theory]
    [InlineData(@"D:\Media", @"d:\media/Heat (1995)", @"d:\media\Heat (1995)")]
    [InlineData(@"\\nas\media\", @"\\NAS\media\Heat (1995)", @"\\NAS\media\Heat (1995)")]
    public void A_Windows_server_minds_neither_case_nor_the_slash_and_gets_its_own(string location, string folder, string spelt) =>
        Assert.Equal(spelt, PlexSectionChoice.Of([FakePlex.Movies(location)], PlexSectionType.Movie, folder)?.Folder);
}
