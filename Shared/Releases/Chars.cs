using System.Globalization;

namespace Hybrid.Releases;

internal static class Chars
{
    public static char At(ReadOnlySpan<char> text, int at) => (uint)at < (uint)text.Length ? text[at] : '\0';

    public static char Lower(ReadOnlySpan<char> text, int at)
    {
        char c = At(text, at);
        return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
    }

    public static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || (c > 127 && IsOtherWordPart(c));

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '´';

    /// <summary>Reads up to <paramref name="most"/> digits and returns their count; 0 for a longer run, which is not a number.</summary>
    public static int Digits(ReadOnlySpan<char> text, int at, int most, out int value)
    {
        value = 0;
        int count = 0;
        while (at + count < text.Length && char.IsDigit(text[at + count]))
        {
            if (++count > most)
            {
                value = 0;
                return 0;
            }

            char c = text[at + count - 1];
            value = (value * 10) + (char.IsAsciiDigit(c) ? c - '0' : CharUnicodeInfo.GetDecimalDigitValue(c));
        }

        return count;
    }

    /// <summary>Behind the letters that begin here.</summary>
    public static int EndOfLetters(ReadOnlySpan<char> text, int at)
    {
        while (char.IsLetter(At(text, at)))
        {
            at++;
        }

        return at;
    }

    public static bool IsHex(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Capitals only.</summary>
    public static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Han, kana, hangul.</summary>
    public static bool IsEastern(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7af';

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04ff';

    private static bool IsOtherWordPart(char c) =>
        char.IsLetterOrDigit(c)
        || CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.LetterNumber;
}
