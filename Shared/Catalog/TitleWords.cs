using System.Globalization;
using System.Text;

namespace Hybrid.Catalog;

/// <summary>A title as plain words: lower case, without accents and punctuation, "&amp;" as "and", initials as one word.</summary>
public static class TitleWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var initials = new StringBuilder();
        string[] plain = Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < plain.Length; i++)
        {
            string word = plain[i];
            if (IsBehindApostrophe(plain, i))
            {
                words[^1] += word;
                continue;
            }

            // S.H.I.E.L.D., M*A*S*H and "A I" are each one word.
            if (word.Length == 1 && char.IsAsciiLetter(word[0]))
            {
                initials.Append(word);
                continue;
            }

            Take(initials, words);
            words.Add(word);
        }

        Take(initials, words);
        return words;
    }

    /// <summary>The same, but single letters stay separate, as a search sees them.</summary>
    public static string Separate(string text) => string.Join(' ', Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>"Hart s War", "Don t Look": the separator replaces an apostrophe.</summary>
    private static bool IsBehindApostrophe(string[] words, int at) =>
        words[at] is "s" or "t"
        && at > 0
        && words[at - 1].Length > 1
        && words[at - 1].All(char.IsLetter)
        && (at + 1 == words.Length || words[at + 1].Length > 1);

    private static void Take(StringBuilder initials, List<string> words)
    {
        if (initials.Length > 0)
        {
            words.Add(initials.ToString());
            initials.Clear();
        }
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        // Normalize throws on U+FFFE, and on unpaired surrogates (which become U+FFFD here).
        string whole = string.Concat(text.EnumerateRunes().Where(r => r.Value != 0xFFFE));
        foreach (char c in whole.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (Spelled(c) is { } spelled)
            {
                plain.Append(spelled);
            }
            else if (!IsApostrophe(c))
            {
                plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
            }
        }

        return plain.ToString();
    }

    /// <summary>Letters that Unicode does not decompose, as release names write them.</summary>
    private static string? Spelled(char c) =>
        c switch
        {
            '&' => " and ",
            'ß' => "ss",
            'æ' or 'Æ' => "ae",
            'œ' or 'Œ' => "oe",
            'ø' or 'Ø' => "o",
            'ł' or 'Ł' => "l",
            'đ' or 'Đ' or 'ð' or 'Ð' => "d",
            'þ' or 'Þ' => "th",
            'ı' => "i",
            '×' => "x",
            _ => null,
        };

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʼ';
}
