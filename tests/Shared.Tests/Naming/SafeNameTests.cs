using System.Text;

namespace Hybrid.Naming;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("The Matrix", "The Matrix")]
    [InlineData("Mission: Impossible", "Mission - Impossible")]
    [InlineData("Re:Zero", "Re-Zero")]
    [InlineData("Title:", "Title")]
    [InlineData("Face/Off", "Face-Off")]
    [InlineData("back\\slash", "back-slash")]
    [InlineData("What's Up, Doc?", "What's Up, Doc")]
    [InlineData("M*A*S*H", "MASH")]
    [InlineData("\"Quoted\" <b>|", "'Quoted' b")]
    [InlineData("{tmdb-1} Fake", "(tmdb-1) Fake")]
    [InlineData("  a \t b\r\nc\u00A0d\u2028e ", "a b c d e")]
    [InlineData("...And Justice", "And Justice")]
    [InlineData("Monsters, Inc.", "Monsters, Inc")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("e\u200D\u0301", "é")]
    [InlineData("a\u202Eb\u200Bc\u0007d\u001B[31me", "abcd[31me")]
    [InlineData("a\uE000\uFFFFb", "ab")]
    [InlineData("a\uFFFEb", "ab")]
    [InlineData("../../etc/passwd", "-..-etc-passwd")]
    [InlineData("/etc/passwd", "-etc-passwd")]
    [InlineData("a\0b", "ab")]
    [InlineData("CON", "CON_")]
    [InlineData("con.mkv", "con_.mkv")]
    [InlineData("Con. Air", "Con_. Air")]
    [InlineData("Lpt¹ .x", "Lpt¹_ .x")]
    [InlineData("Conan", "Conan")]
    [InlineData("COM10", "COM10")]
    [InlineData("千と千尋の神隠し", "千と千尋の神隠し")]
    public void A_name_becomes_one_that_every_file_system_takes(string text, string expected) =>
        Assert.Equal(expected, SafeName.Clean(text));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...")]
    [InlineData(". .")]
    [InlineData("???")]
    [InlineData("\u202E\u200B")]
    [InlineData("\0")]
    public void Where_nothing_is_left_there_is_no_name(string text) => Assert.Null(SafeName.Clean(text));

    [Fact]
    public void Broken_surrogates_are_left_out_and_whole_ones_stay()
    {
        // Not as InlineData: the test runner cannot write a broken one down.
        Assert.Equal("ab", SafeName.Clean("a\uD83Db"));
        Assert.Equal("ab", SafeName.Clean("a\uDE00b\uD83D"));
        Assert.Equal("a😀b", SafeName.Clean("a😀b"));
    }

    [Fact]
    public void Safe_stays_as_it_is_when_it_is_cleaned_again()
    {
        Random random = new(1);
        for (int i = 0; i < 20_000; i++)
        {
            string text = Hostile(random);
            if (SafeName.Clean(text) is { } safe)
            {
                Assert.Equal(safe, SafeName.Clean(safe));
                Assert.InRange(Encoding.UTF8.GetByteCount(safe), 1, SafeName.MaxBytes);
                Assert.DoesNotContain(safe, c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(c));
                Assert.False(safe[0] is ' ' or '.' || safe[^1] is ' ' or '.');
                Assert.True(safe.IsNormalized());
            }
        }
    }

    [Fact]
    public void A_long_name_is_cut_between_letters_and_shows_it()
    {
        string family = "👩‍👩‍👧‍👦";
        string flag = "🇩🇪";

        Assert.Equal(new string('a', 252) + "…", SafeName.Shorten(new string('a', 400), 255));
        Assert.Equal("ab" + "…", SafeName.Shorten("ab" + family + family, 20));
        Assert.Equal(flag + flag + "…", SafeName.Shorten(string.Concat(Enumerable.Repeat(flag, 10)), 22));
        Assert.Equal(new string('a', 255), SafeName.Shorten(new string('a', 255), 255));
    }

    [Fact]
    public void One_letter_under_hundreds_of_marks_is_cut_all_the_same()
    {
        string zalgo = "a" + new string('\u0315', 400);

        Assert.InRange(Encoding.UTF8.GetByteCount(SafeName.Clean(zalgo)!), 200, SafeName.MaxBytes);
    }

    internal static string Hostile(Random random)
    {
        string[] pieces =
        [
            "..",
            "/",
            "\\",
            ":",
            ": ",
            ".",
            " ",
            "\0",
            "\n",
            "\u001B[2J",
            "\u202E",
            "\u200D",
            "\u0301",
            "é",
            "CON",
            "nul",
            "LPT1",
            "{",
            "}",
            "\"",
            "*?<>|",
            "\uD800",
            "\uDC00",
            "😀",
            "神",
            "tmdb-1",
            "$(rm -rf)",
            "`",
            "'",
            "-",
            "~",
            "%",
            "Title",
            new string('x', 90),
            new string('神', 60),
        ];
        return string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
