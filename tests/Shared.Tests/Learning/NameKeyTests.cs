namespace Hybrid.Learning;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Teachers.S02.720p.WEB-DL", "teachers s01e03.mkv")]
    [InlineData("The.Office.US.S01E01.720p", "Office US S04E02 1080p WEB")]
    [InlineData("Solaris.1972.1080p.BluRay.x264-GRP", "Solaris (1972) [BDRip]")]
    public void Two_downloads_of_one_work_have_the_same(string one, string other) => Assert.Equal(Key(one), Key(other));

    [Theory]
    [InlineData("Teachers.S02.720p.WEB-DL", "Teachers.2016.S02.720p.WEB-DL")]
    [InlineData("The.Office.US.S01E01.720p", "The.Office.UK.S01E01.720p")]
    [InlineData("Solaris.1972.1080p.BluRay.x264-GRP", "Solaris.2002.1080p.BluRay.x264-GRP")]
    [InlineData("Fargo.S01.1080p.WEB-DL", "Fargo.1996.1080p.BluRay")]
    public void What_the_names_tell_apart_stays_apart(string one, string other)
    {
        Assert.NotNull(Key(one));
        Assert.NotEqual(Key(one), Key(other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("....")]
    [InlineData("x")]
    public void A_name_that_says_nothing_is_no_scope(string name) => Assert.Null(Key(name));

    private static string? Key(string name) => NameKey.Of(InputReading.Of(new IdentifyInput { Name = name }, 2027).Clues);
}
