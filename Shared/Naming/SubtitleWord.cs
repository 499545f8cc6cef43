using System.Collections.Frozen;

namespace Hybrid.Naming;

/// <summary>A word or phrase of a subtitle's name.</summary>
internal readonly record struct SubtitleWord(SubtitleWordKind Kind, string? Tag = null, LanguageWordKind Sureness = LanguageWordKind.Name)
{
    private const string Vocabulary = """
        Forced       forced; foreign; foreign parts; foreign parts only; foreign only; forced narrative; forces; forcee; forcees; forzado; forzados; forzato; forzati; forcado; forcada; erzwungen; gedwongen; форсированные; форс
        Signs        signs; songs; signs and songs; signs songs; songs and signs; songs signs; signs n songs; s s; signs titles; karaoke
        Impaired     sdh; hearing impaired; hearing imp; hard of hearing; hoh; deaf; deaf and hard of hearing; for the deaf; sourds; malentendants; sourds et malentendants; horgeschadigte; fur horgeschadigte; gehorlose; sordos; sdhh
        Captions     cc; closed captions; closed caption; closed captioned; captions
        Commentary   commentary; commentaries; comment; comments; kommentar; commentaire; commentaires; comentario; comentarios; commento; audio commentary; audiokommentar
        Hi           hi
        Nothing      default; full; normal; regular; complete; standard; original; dialogue; dialog; dialogues; sub; subs; subtitle; subtitles; untertitel; subtitulos; legendas; sous titres; track; text; lang; language; only; non; not; nonhi; no hi; non hi; non sdh
        Nothing      retail; custom; web; webrip; web dl; webdl; bluray; blu ray; brrip; bdrip; dvd; dvdrip; hdtv; hdrip; uhd; netflix; nf; amzn; amazon; hulu; dsnp; disney; hmax; max; itunes; itunes store; hbo; bbc; iplayer
        Nothing      ocr; rip; ripped; sync; synced; resync; resynced; fixed; fix; corrected; proper; final; clean; cleaned; styled; unstyled; stripped; srt; ass; ssa; vtt; idx; sub; utf8; utf 8; ansi; unicode; x264; x265; h264; h265; hevc; ai; machine translated; translated; honorifics; dub; dubbed; dubtitle; dubtitles; fps
        Speakers     director; directors; cast; crew; writer; writers; producer; producers; filmmaker; filmmakers; actor; actors; and; with; by; the; audio; s
        """;

    private static readonly FrozenDictionary<string, SubtitleWord> Words = Vocabulary
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries))
        .SelectMany(line => line[1].Split(';').Select(word => (Word: Languages.Fold(word), Kind: Enum.Parse<SubtitleWordKind>(line[0]))))
        .DistinctBy(pair => pair.Word)
        .ToFrozenDictionary(pair => pair.Word, pair => new SubtitleWord(pair.Kind), StringComparer.Ordinal);

    public bool IsLanguage => Kind == SubtitleWordKind.Language;

    /// <summary>"1080p", "2", "v2": neither a language nor a part of a title. A year is part of a title.</summary>
    private static bool IsNumber(string word) =>
        (word.Length <= 3 && word.All(char.IsAsciiDigit))
        || word is ['v', >= '0' and <= '9']
        || (word.Length is 4 or 5 && word[^1] is 'p' or 'i' && word[..^1].All(char.IsAsciiDigit));

    /// <summary>Null if it is not a word of a subtitle's name.</summary>
    public static SubtitleWord? Find(string phrase) =>
        Words.TryGetValue(phrase, out SubtitleWord word) ? word
        : Languages.Find(phrase) is { } language ? new(SubtitleWordKind.Language, language.Tag, language.Kind)
        : IsNumber(phrase) ? new(SubtitleWordKind.Number)
        : null;
}

internal enum SubtitleWordKind
{
    /// <summary>A word of the title, or of anybody's.</summary>
    Other,
    Language,
    Region,
    Number,
    Forced,
    Signs,
    Impaired,
    Captions,
    Commentary,

    /// <summary>Who comments. Says nothing alone, and is a word of titles ("The Producers").</summary>
    Speakers,

    /// <summary>Hindi, or for the hearing impaired.</summary>
    Hi,

    /// <summary>Known, and of no meaning for the name.</summary>
    Nothing,
}
