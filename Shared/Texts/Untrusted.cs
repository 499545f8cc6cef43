using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Hybrid.Texts;

/// <summary>Text from outside (release names, overviews, paths) on its way to a person's screen or a language model.</summary>
/// <remarks>
/// Whoever names a torrent writes what a model will read. Control and format characters (ANSI, right-to-left marks, zero-width
/// and tag characters, variation selectors) can hide words from the person who looks at the same text; line breaks can pose as
/// text of ours. The ledger keeps the raw name.
/// </remarks>
public static class Untrusted
{
    /// <summary>Characters that are left of a name or an overview.</summary>
    public const int ShortLength = 200;

    /// <summary>Characters that are left of a path: its end says more than its beginning.</summary>
    public const int PathLength = 1000;

    /// <summary>Characters that are left of a title in a sentence.</summary>
    public const int QuotedLength = 80;

    /// <summary>One line without hidden characters, cut after <paramref name="length"/> characters with an ellipsis.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Clean(string? text, int length = ShortLength)
    {
        if (text is null)
        {
            return null;
        }

        var clean = new StringBuilder(Math.Min(text.Length, length + 1));
        int count = 0;
        bool gap = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsGap(rune))
            {
                gap = clean.Length > 0;
                continue;
            }

            if (IsHidden(rune))
            {
                continue;
            }

            if (count + (gap ? 1 : 0) >= length)
            {
                return clean.Append('…').ToString();
            }

            if (gap)
            {
                clean.Append(' ');
                count++;
                gap = false;
            }

            clean.Append(rune);
            count++;
        }

        return clean.ToString();
    }

    /// <summary>In quotation marks that the text cannot end: so it is told from our words in a sentence.</summary>
    public static string Quoted(string text, int length = QuotedLength) => $"\"{Clean(text, length).Replace('"', '\'')}\"";

    private static bool IsGap(Rune rune) => Rune.IsWhiteSpace(rune);

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
