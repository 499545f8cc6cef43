using System.Text;
using System.Text.RegularExpressions;

namespace Hybrid.Videos;

/// <summary>Tells the language of a subtitle by its text: by its script, and by small words. Null rather than a guess.</summary>
public static class SubtitleText
{
    /// <summary>How much of a file is read, in bytes: some minutes of dialogue.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Fewer words say nothing.</summary>
    private const int FewestWords = 60;

    /// <summary>Scripts that one language of subtitles uses, by the first and the last letter.</summary>
    private static readonly (char First, char Last, string Language)[] Scripts =
    [
        ('\u0370', '\u03FF', "el"),
        ('\u0531', '\u058F', "hy"),
        ('\u0590', '\u05FF', "he"),
        ('\u0980', '\u09FF', "bn"),
        ('\u0A00', '\u0A7F', "pa"),
        ('\u0A80', '\u0AFF', "gu"),
        ('\u0B80', '\u0BFF', "ta"),
        ('\u0C00', '\u0C7F', "te"),
        ('\u0C80', '\u0CFF', "kn"),
        ('\u0D00', '\u0D7F', "ml"),
        ('\u0D80', '\u0DFF', "si"),
        ('\u0E00', '\u0E7F', "th"),
        ('\u0E80', '\u0EFF', "lo"),
        ('\u1000', '\u109F', "my"),
        ('\u10A0', '\u10FF', "ka"),
        ('\u1780', '\u17FF', "km"),
        ('\uAC00', '\uD7A3', "ko"),
        ('\u3041', '\u30FF', "ja"),
        ('\u4E00', '\u9FFF', "zh"),
        ('\u0400', '\u04FF', "Cyrillic"),
        ('\u0600', '\u06FF', "Arabic"),
    ];

    /// <summary>Words that are frequent in one language and rare in the others, and letters that only it and far relatives have.</summary>
    private static readonly (string Language, HashSet<string> Small, string Letters)[] SmallWords =
    [
        Small("en", "the and you that is it of what this have are was not with your for they don't i'm"),
        Small("de", "ich das ist nicht und sie der du ein wir was mit es mir auf für auch mich den aber"),
        Small("fr", "je vous est pas les le tu et c'est pour des une dans nous qui ça qu'il avec mais suis"),
        Small("es", "que el los una por está qué con pero las eso esto como bien muy yo aquí tengo estoy hay"),
        Small("pt", "não você uma isso é está bem eu mas ele muito os ela foi aqui com obrigado do da em"),
        Small("it", "che non è di il sono per una con mi ti cosa ho questo della ma gli anche perché bene"),
        Small("nl", "het een niet dat ik van je is wat zijn en maar we hebben met voor ook naar heb dit"),
        Small("sv", "jag är och inte att det har vad på som för honom måste vill mig från också bara här"),
        Small("pl", "nie się jest że to na co jak ale mnie tak czy już jestem tylko może ich gdzie był bardzo", "łŁ"),
        Small("hu", "hogy nem egy az és van ez meg csak mi azt vagy jó már én itt lesz nagyon kell de", "őűŐŰ"),
        Small("ro", "nu să și este în cu ce pe sunt mai am că dar asta ai din pentru acum bine fost", "ăşșţț"),
        Small("tr", "bir bu ne için ve değil ben çok var sen mi daha evet gibi hayır seni bana sonra onu şey", "ığİ"),
        Small("fi", "on ei ja se että hän mutta olen minä mitä niin sinä oli mikä kun nyt tämä minun voi ovat"),
    ];

    /// <summary>Tags, overrides, times, and the head of an .ass file.</summary>
    private static readonly Regex Markup = new(
        @"<[^>\n]{0,200}>|\{[^}\n]{0,500}\}|^(?:Style|Format|Title|Script\w*|Dialogue: [^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*)\b[^\n,]*|[\d:,.]+ --> [\d:,.]+",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    );

    private static readonly Regex VobSubLanguage = new(
        "^id: (?<code>[a-z]{2}), index: ",
        RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    private static readonly Regex Words = new(@"\p{L}+(?:['’]\p{L}+)?", RegexOptions.NonBacktracking);

    /// <param name="head">The beginning of the file, at most <see cref="MostBytes"/>.</param>
    /// <returns>"de", "zh-Hans"; null if it is not sure, or the text is in an encoding that does not say what it is.</returns>
    public static string? LanguageOf(ReadOnlySpan<byte> head)
    {
        string text = Markup.Replace(Decoded(head), " ");
        // VobSub's index names its language itself.
        if (VobSubLanguage.Match(text) is { Success: true } named)
        {
            return named.Groups["code"].Value;
        }

        int latin = text.Count(c => char.IsLetter(c) && c < '\u0250');
        (string Language, int Letters)[] scripts =
        [
            .. Scripts.Select(s => (s.Language, Letters: text.Count(c => c >= s.First && c <= s.Last))).OrderByDescending(s => s.Letters),
        ];
        int other = scripts.Sum(s => s.Letters);
        return other < 50 || other < latin ? ByWords(text)
            : scripts.Any(s => s is { Language: "ja" } && s.Letters * 20 > other) ? "ja"
            : scripts[0].Letters * 10 < other * 9 ? null
            : scripts[0].Language switch
            {
                "Cyrillic" => Cyrillic(text),
                "Arabic" => Of(text, "ٹڈےں") > 5 ? "ur"
                : Of(text, "پچژگکی") > 5 ? "fa"
                : "ar",
                "zh" => Chinese(text),
                var language => language,
            };
    }

    private static string? Cyrillic(string text) =>
        Of(text, "ўЎ") > 2 ? "be"
        : Of(text, "їєґЇЄҐ") > 2 ? "uk"
        : Of(text, "ѓќѕЃЌЅ") > 2 ? "mk"
        : Of(text, "ђћљњјЂЋЉЊЈ") > 5 ? "sr"
        : Of(text, "ыэЫЭ") > 5 ? "ru"
        : Of(text, "ъЪ") > 5 ? "bg"
        : null;

    private static string Chinese(string text)
    {
        int simplified = Of(text, "们这说还对时过个会来为吗没么样问");
        int traditional = Of(text, "們這說還對時過個會來為嗎沒麼樣問");
        return simplified > 3 * traditional ? "zh-Hans"
            : traditional > 3 * simplified ? "zh-Hant"
            : "zh";
    }

    private static string? ByWords(string text)
    {
        string[] words = [.. Words.Matches(text).Select(m => m.Value.ToLowerInvariant())];
        if (words.Length < FewestWords)
        {
            return null;
        }

        (string Language, int Hits)[] best =
        [
            .. SmallWords
                .Where(l => l.Letters.Length == 0 || Of(text, l.Letters) > 1)
                .Select(l => (l.Language, Hits: words.Count(l.Small.Contains)))
                .OrderByDescending(l => l.Hits),
        ];
        // Languages that share their small words (Danish and Norwegian, Czech and Slovak) are not in the list.
        return best[0].Hits * 6 >= words.Length && best[0].Hits * 2 >= best[1].Hits * 3 ? best[0].Language : null;
    }

    private static string Decoded(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
        {
            return (head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(head[2..]);
        }

        // A character may be cut at the end.
        string text = Encoding.UTF8.GetString(head);
        return text.AsSpan(0, Math.Max(0, text.Length - 4)).Contains('\uFFFD') ? Encoding.Latin1.GetString(head) : text;
    }

    private static int Of(string text, string letters) => text.Count(letters.Contains);

    private static (string Language, HashSet<string> Small, string Letters) Small(string language, string words, string letters = "") =>
        (language, [.. words.Split(' ')], letters);
}
