namespace Hybrid.Naming;

/// <summary>Reads ISO 639-1 codes from the names of subtitle files: "en", "eng", "English", "pt-BR".</summary>
internal static class SubtitleLanguage
{
    // Two-letter code, three-letter codes, names in English and in the language itself.
    private const string Table = """
        ar ara arabic
        bg bul bulgarian
        bn ben bengali
        bs bos bosnian
        ca cat catalan
        cs cze ces czech cesky čeština
        da dan danish dansk
        de ger deu german deutsch
        el gre ell greek
        en eng english
        es spa spanish espanol español castellano latino
        et est estonian
        eu baq eus basque
        fa per fas persian farsi
        fi fin finnish suomi
        fr fre fra french francais français
        gl glg galician
        he heb hebrew
        hi hin hindi
        hr hrv croatian hrvatski
        hu hun hungarian magyar
        id ind indonesian
        is ice isl icelandic
        it ita italian italiano
        ja jpn japanese
        ko kor korean
        lt lit lithuanian
        lv lav latvian
        mk mac mkd macedonian
        ml mal malayalam
        ms may msa malay
        nb nob bokmal bokmål
        nl dut nld dutch nederlands
        nn nno nynorsk
        no nor norwegian norsk
        pl pol polish polski
        pt por portuguese portugues português
        ro rum ron romanian
        ru rus russian
        sk slo slk slovak
        sl slv slovenian
        sq alb sqi albanian
        sr srp serbian srpski
        sv swe swedish svenska
        ta tam tamil
        te tel telugu
        th tha thai
        tl tgl tagalog filipino
        tr tur turkish türkçe turkce
        uk ukr ukrainian
        ur urd urdu
        vi vie vietnamese
        zh chi zho chinese
        """;

    private static readonly Dictionary<string, string> Codes = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Select(word => (Word: word, Code: words[0])))
        .ToDictionary(pair => pair.Word, pair => pair.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>"en" for "eng"; "pt-BR" for "pt-br"; null if the word is not a language.</summary>
    public static string? Read(string word)
    {
        if (word.Split('-') is [var first, var region] && KnownPrecedent(first) is { } language && IsRegion(region))
        {
            return $"{language}-{Spelled(region)}";
        }

        // "Movie-en"
        return KnownPrecedent(word[(word.LastIndexOf('-') + 1)..]);
    }

    // A code is written "en" or "EN". "It" and "No" are words of a title.
    private static string? KnownPrecedent(string word) =>
        Codes.TryGetValue(word, out string? code) && (word.Length > 3 || word.All(char.IsLower) || word.All(char.IsUpper)) ? code : null;

    private static bool IsRegion(string text) =>
        text.Length is 2 or 4 ? text.All(char.IsAsciiLetter) : text.Length == 3 && text.All(char.IsAsciiDigit);

    // BCP 47: regions in upper case, scripts with one capital.
    private static string Spelled(string region) =>
        region.Length == 4 ? char.ToUpperInvariant(region[0]) + region[1..].ToLowerInvariant() : region.ToUpperInvariant();
}
