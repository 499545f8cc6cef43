using System.Globalization;
using System.Text;

namespace Hybrid.Texts;

public sealed class UntrustedTests
{
    [Theory]
    [InlineData("The.Matrix.1999", "The.Matrix.1999")]
    [InlineData("Amélie 千と千尋 Жизнь", "Amélie 千と千尋 Жизнь")]
    [InlineData("  two \t lines\r\nof text ", "two lines of text")]
    [InlineData("\u001b[2J\u001b[31mred", "[2J[31mred")]
    [InlineData("abc\u202Egpj.exe", "abcgpj.exe")]
    [InlineData("zero\u200Bwidth\u2060\uFEFF", "zerowidth")]
    [InlineData("tag\U000E0041\U000E0042", "tag")]
    [InlineData("next\u2028line\u2029", "next line")]
    [InlineData("", "")]
    public void A_name_is_one_line_of_visible_text(string raw, string shown) => Assert.Equal(shown, Untrusted.Clean(raw));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_a_replacement() => Assert.Equal("half\uFFFDpair", Untrusted.Clean("half\uD800pair"));

    [Fact]
    public void A_long_name_is_cut_with_an_ellipsis()
    {
        string shown = Untrusted.Clean(new string('x', 1000));

        Assert.Equal(new string('x', 200) + "…", shown);
        Assert.Equal(new string('x', 200), Untrusted.Clean(new string('x', 200)));
    }

    [Fact]
    public void A_cut_never_parts_a_surrogate_pair()
    {
        string shown = Untrusted.Clean(string.Concat(Enumerable.Repeat("🎬", 300)));

        Assert.Equal(201, shown.EnumerateRunes().Count());
        Assert.DoesNotContain(Rune.ReplacementChar, shown.EnumerateRunes());
    }

    [Fact]
    public void No_character_of_Unicode_gets_through_as_control_or_format()
    {
        for (int value = 0; value <= 0x10FFFF; value++)
        {
            if (Rune.IsValid(value))
            {
                string shown = Untrusted.Clean($"a{new Rune(value)}b");
                Assert.DoesNotContain(
                    shown.EnumerateRunes(),
                    r => Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                );
            }
        }
    }
}
