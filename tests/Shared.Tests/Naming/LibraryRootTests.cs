namespace Hybrid.Naming;

public sealed class LibraryRootTests
{
    [Theory]
    [InlineData("a/b.mkv")]
    [InlineData("...a/b..mkv")]
    public void A_plain_relative_path_is_inside(string relative) =>
        Assert.Equal("/library/" + relative, LibraryRoot.Combine("/library", relative));

    [Fact]
    public void The_root_may_end_with_a_separator_or_be_the_disk()
    {
        Assert.Equal("/library/a", LibraryRoot.Combine("/library/", "a"));
        Assert.Equal("/a", LibraryRoot.Combine("/", "a"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../library2/a")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a\0b")]
    public void What_leaves_the_root_or_is_not_plain_has_no_path(string relative) => Assert.Null(LibraryRoot.Combine("/library", relative));
}
