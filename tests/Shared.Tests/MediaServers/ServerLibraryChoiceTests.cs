using Hybrid.Testing.Loopback;

namespace Hybrid.MediaServers;

public sealed class ServerLibraryChoiceTests
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
        ServerLibrary[] sections =
        [
            FakePlex.Shows("/data/TV Shows", "3"),
            FakePlex.Movies("/data/Movies"),
            FakePlex.Movies("/data/Movies/Kids/", "2"),
        ];

        Assert.Equal(key, ServerLibraryChoice.Of(sections, ServerLibraryType.Movie, folder)?.Library.Key);
    }

    [Fact]
    public void The_kind_decides_between_two_libraries_on_one_folder()
    {
        ServerLibrary[] sections = [FakePlex.Movies("/media"), FakePlex.Shows("/media")];

        Assert.Equal("1", ServerLibraryChoice.Of(sections, ServerLibraryType.Movie, "/media/x")?.Library.Key);
        Assert.Equal("2", ServerLibraryChoice.Of(sections, ServerLibraryType.Show, "/media/x")?.Library.Key);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/media/")]
    public void A_location_may_end_with_a_separator_or_be_the_root(string location) =>
        Assert.NotNull(ServerLibraryChoice.Of([FakePlex.Movies(location)], ServerLibraryType.Movie, "/media/Heat (1995)"));

    [Theory]
    [InlineData(@"D:\Media", @"d:\media/Heat (1995)", @"d:\media\Heat (1995)")]
    [InlineData(@"\\nas\media\", @"\\NAS\media\Heat (1995)", @"\\NAS\media\Heat (1995)")]
    public void A_Windows_server_minds_neither_case_nor_the_slash_and_gets_its_own(string location, string folder, string spelt) =>
        Assert.Equal(spelt, ServerLibraryChoice.Of([FakePlex.Movies(location)], ServerLibraryType.Movie, folder)?.Folder);
}
