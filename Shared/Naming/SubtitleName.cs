using System.Text;

namespace Hybrid.Naming;

/// <summary>Reads the name of a subtitle, or of its folder: "4_English [SDH]", "Film.2010.pt-BR.forced", "Portuguese (Brazilian)".</summary>
internal static class SubtitleName
{
    /// <param name="text">Without its extension, and without what it shares with its video.</param>
    /// <param name="afterVideo">The video's name was before it, so that all of it is about the subtitle.</param>
    public static SubtitleTags Read(string text, bool afterVideo)
    {
        List<Token> tokens = Cut(text);
        List<Span> spans = Spans(tokens);
        int lastOther = spans.FindLastIndex(s => s.Word.Kind == SubtitleWordKind.Other);
        if (lastOther < 0)
        {
            return Sum(spans, exact: true);
        }

        // From the end, until a word that is about something else: a title's words can be languages ("no", "it").
        SubtitleTags tags = Sum(spans[(lastOther + 1)..], exact: false);
        List<Span> first = spans[..spans.FindIndex(s => s.Word.Kind == SubtitleWordKind.Other)];
        if (
            tags.Language is null
            && !tags.HasHi
            && (afterVideo || first is [{ Word.Kind: SubtitleWordKind.Number }, { Word.IsLanguage: true }, ..])
        )
        {
            SubtitleTags before = Sum(first, exact: false);
            tags = tags.Within(before);
        }

        bool commentary = spans.Exists(s => s.Word.Kind == SubtitleWordKind.Commentary);
        return tags with
        {
            Label = commentary ? "commentary" : tags.Label,
            OtherWords = spans.Count(s => s.Word.Kind is SubtitleWordKind.Other or SubtitleWordKind.Nothing),
        };
    }

    /// <summary>A folder's name says something only if it is about nothing else.</summary>
    public static SubtitleTags ReadFolder(string name)
    {
        List<Span> spans = Spans(Cut(name));
        return spans.Exists(s => s.Word.Kind == SubtitleWordKind.Other)
            ? SubtitleTags.None
            : Sum(spans, exact: true) with
            {
                OtherWords = 0,
            };
    }

    public static bool IsOnlyTags(string name) => !Spans(Cut(name)).Exists(s => s.Word.Kind == SubtitleWordKind.Other);

    /// <summary>The words of a name, to compare them: without case, accents and punctuation.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. Cut(text).Select(t => t.Folded)];

    /// <summary>What is behind so many words.</summary>
    public static string Behind(string text, int words)
    {
        List<Token> tokens = Cut(text);
        return words >= tokens.Count ? "" : text[tokens[words].At..];
    }

    private static SubtitleTags Sum(List<Span> spans, bool exact)
    {
        string? language = null;
        bool hi = false;
        for (int i = spans.Count - 1; i >= 0; i--)
        {
            Span span = spans[i];
            hi |= span.Word.Kind == SubtitleWordKind.Hi;
            if (!span.Word.IsLanguage || !(exact || span.IsWrittenAsLanguage(i > 0 ? null : span.Before)))
            {
                continue;
            }

            string read = span.Word.Tag! + Region(spans, i);
            bool bilingual = i + 1 < spans.Count && spans[i + 1].Before is '&' or '+';
            if (language is null || bilingual || read.StartsWith(language + "-", StringComparison.Ordinal))
            {
                language = read;
            }
        }

        bool signs = spans.Exists(s => s.Word.Kind == SubtitleWordKind.Signs);
        return new(language, Forced: signs || spans.Exists(s => s.Word.Kind == SubtitleWordKind.Forced))
        {
            Impaired =
                spans.Exists(s => s.Word.Kind == SubtitleWordKind.Captions) ? "cc"
                : spans.Exists(s => s.Word.Kind == SubtitleWordKind.Impaired) ? "sdh"
                : null,
            Label =
                spans.Exists(s => s.Word.Kind == SubtitleWordKind.Commentary) ? "commentary"
                : signs ? "signs"
                : null,
            HasHi = hi,
            OtherWords = spans.Count(s => s.Word.Kind == SubtitleWordKind.Nothing),
        };
    }

    /// <summary>"-BR" if a region or a script stands beside the language.</summary>
    private static string Region(List<Span> spans, int language)
    {
        if (spans[language].Word.Tag!.Contains('-', StringComparison.Ordinal))
        {
            return "";
        }

        string? region =
            language + 1 < spans.Count && spans[language + 1].Word is { Kind: SubtitleWordKind.Region, Tag: { } after } ? after
            : language > 0 && spans[language - 1].Word is { Kind: SubtitleWordKind.Region, Tag: { } before } ? before
            : null;
        return region is null ? "" : "-" + region;
    }

    private static List<Span> Spans(List<Token> tokens)
    {
        List<Span> spans = [];
        for (int end = tokens.Count; end > 0; )
        {
            Span span = Longest(tokens, end);
            spans.Insert(0, span);
            end = span.Start;
        }

        // A region's name counts beside a language only. What is in brackets and unknown is a remark, and so is who made it.
        for (int i = 0; i < spans.Count; i++)
        {
            Span span = spans[i];
            if (i > 0 && IsRegionOf(spans[i - 1], span))
            {
                spans[i] = span with { Word = new(SubtitleWordKind.Region, span.First.Text) };
                continue;
            }

            bool besideLanguage = (i > 0 && spans[i - 1].Word.IsLanguage) || (i + 1 < spans.Count && spans[i + 1].Word.IsLanguage);
            if (span.Word.Kind == SubtitleWordKind.Region && !besideLanguage)
            {
                spans[i] = span with { Word = new(SubtitleWordKind.Other) };
            }

            if (spans[i].Word.Kind == SubtitleWordKind.Other && tokens[span.Start].InBrackets)
            {
                spans[i] = span with { Word = new(SubtitleWordKind.Nothing) };
            }
        }

        int by = spans.FindIndex(s => s.First.Folded == "by");
        if (by > 0 && spans[..by].Exists(s => s.Word.IsLanguage) && !spans[..by].Exists(s => s.Word.Kind == SubtitleWordKind.Other))
        {
            spans = [.. spans[..by], .. spans[by..].Select(s => s with { Word = new(SubtitleWordKind.Nothing) })];
        }

        bool commented = spans.Exists(s => s.Word.Kind == SubtitleWordKind.Commentary);
        return
        [
            .. spans.Select(s =>
                s.Word.Kind == SubtitleWordKind.Speakers
                    ? s with
                    {
                        Word = new(commented ? SubtitleWordKind.Nothing : SubtitleWordKind.Other),
                    }
                    : s
            ),
        ];
    }

    /// <summary>"Português (BR)": Breton is not meant.</summary>
    private static bool IsRegionOf(Span language, Span span) =>
        language.Word is { IsLanguage: true, Sureness: LanguageWordKind.Name, Tag: { } tag }
        && span.Word is { IsLanguage: true, Sureness: LanguageWordKind.Code }
        && span.First is { InBrackets: true, Text.Length: 2 } first
        && first.Text.All(char.IsAsciiLetterUpper)
        && !tag.Contains('-', StringComparison.Ordinal)
        && tag != span.Word.Tag
        && Languages.Region(first.Folded) is not null;

    private static Span Longest(List<Token> tokens, int end)
    {
        for (int start = Math.Max(0, end - Languages.LongestPhrase); start < end; start++)
        {
            string phrase = string.Join(' ', tokens[start..end].Select(t => t.Folded));
            Token first = tokens[start];
            if (SubtitleWord.Find(phrase) is { } word)
            {
                return new(start, first, word);
            }

            // "pt-BR", "zh_TW", "zh-Hant-TW": the region's code is joined to the language's.
            if (
                end - start is 2 or 3
                && tokens[(start + 1)..end].TrueForAll(t => t.Before is '-' or '_' && t.IsRegionCode)
                && Languages.Find(first.Folded) is { Kind: not LanguageWordKind.Name } language
                && !language.Tag.Contains('-', StringComparison.Ordinal)
                && Languages.Region(tokens[start + 1].Folded) is { } code
            )
            {
                return new(start, first, new(SubtitleWordKind.Language, $"{language.Tag}-{code}", LanguageWordKind.Code));
            }

            if (Languages.Region(phrase) is { } region)
            {
                return new(start, first, new(SubtitleWordKind.Region, region));
            }
        }

        return new(end - 1, tokens[end - 1], new(SubtitleWordKind.Other));
    }

    /// <summary>Words between punctuation. "English2" is two.</summary>
    private static List<Token> Cut(string text)
    {
        List<Token> tokens = [];
        StringBuilder word = new();
        char? before = null;
        int brackets = 0;
        int at = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (Languages.IsApostrophe(c))
            {
                continue;
            }

            if (IsPartOfWord(c) && !(char.IsAsciiDigit(c) && word.Length > 1 && IsLanguage(word)))
            {
                at = word.Length == 0 ? i : at;
                word.Append(c);
                continue;
            }

            End();
            before = c;
            at = i;
            brackets = Math.Max(
                0,
                brackets
                    + (
                        c is '(' or '[' or '{' or '（' or '【' ? 1
                        : c is ')' or ']' or '}' or '）' or '】' ? -1
                        : 0
                    )
            );
            if (IsPartOfWord(c))
            {
                word.Append(c);
            }
        }

        End();
        return tokens;

        void End()
        {
            if (word.Length > 0 && Languages.Fold(word.ToString()) is { Length: > 0 } folded)
            {
                tokens.Add(new(word.ToString(), folded, before, brackets > 0, at));
            }

            word.Clear();
        }
    }

    private static bool IsLanguage(StringBuilder word) =>
        Languages.Find(Languages.Fold(word.ToString())) is { Kind: not LanguageWordKind.RareCode };

    private static bool IsPartOfWord(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private readonly record struct Token(string Text, string Folded, char? Before, bool InBrackets, int At)
    {
        public bool IsRegionCode => Text.Length is 2 or 4 ? Text.All(char.IsAsciiLetter) : Text.Length == 3 && Text.All(char.IsAsciiDigit);
    }

    private readonly record struct Span(int Start, Token First, SubtitleWord Word)
    {
        public char? Before => First.Before;

        /// <summary>Behind words of a title, a code is written "en" or "EN"; "It", "No" and "Sun" are words of the title.</summary>
        public bool IsWrittenAsLanguage(char? before) =>
            Word.Sureness switch
            {
                LanguageWordKind.Name => true,
                LanguageWordKind.Code => before != ' '
                    && (First.Text.All(char.IsLower) || First.Text.All(char.IsUpper) || First.Text.Length > 3),
                _ => false,
            };
    }
}
