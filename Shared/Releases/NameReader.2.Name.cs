using System.Runtime.CompilerServices;
using Hybrid.Releases.Numbering;
using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    /// <summary>Looks up what each token can be, by the vocabulary and by shape. Decides nothing yet.</summary>
    [SkipLocalsInit]
    private void Name()
    {
        Span<char> joined = stackalloc char[64];
        for (int i = 0; i < _count; i++)
        {
            ref Token token = ref _tokens[i];
            if (token.Mark >= 0 || token.Part != Part.None || token.Words == 0)
            {
                continue;
            }

            Word? word = token.Length <= 40 ? Vocabulary.Find(TextOf(token)) : null;
            token.Own = word;
            if (word is { MaxWords: > 1 } && TakeSeveral(i, word.MaxWords, joined))
            {
                i += token.Words - 1;
                AbsorbChannels(i);
                continue;
            }

            token.Word = word is { Class: WordClass.None } ? null : word;
            if (
                token.Word is { Class: WordClass.Month }
                && _markCount < MostMarks
                && DateScanner.TryReadAtMonth(_text, token.End, token.Word.Number, _latestYear, out Mark date)
            )
            {
                TakeDate(i, ref date);
            }
            else if (token.Word is null)
            {
                NameByShape(i);
            }

            AbsorbChannels(i);
        }

        NameHeights();
    }

    private readonly bool TakeSeveral(int first, int most, scoped Span<char> joined)
    {
        for (int length = Math.Min(most, _count - first); length > 1; length--)
        {
            int used = 0;
            bool fits = true;
            for (int i = first; i < first + length && fits; i++)
            {
                ref Token next = ref _tokens[i];
                fits =
                    used + next.Length + 1 < joined.Length
                    && next.Mark < 0
                    && (
                        i == first
                        || (
                            (next.Gap & (Gap.Opened | Gap.Closed | Gap.Slash)) == Gap.None
                            && !(next.AfterDash && (next.Gap & Gap.Space) != Gap.None)
                        )
                    );
                if (fits)
                {
                    if (i > first)
                    {
                        joined[used++] = ' ';
                    }

                    TextOf(next).CopyTo(joined[used..]);
                    used += next.Length;
                }
            }

            if (fits && Vocabulary.Find(joined[..used]) is { } word && word.Class != WordClass.None)
            {
                Join(first, length, word);
                for (int i = first + 1; i < first + length; i++)
                {
                    _tokens[i].Own = Vocabulary.Find(TextOf(_tokens[i]));
                }

                return true;
            }
        }

        return false;
    }

    private readonly void Join(int first, int length, Word word)
    {
        for (int i = first; i < first + length; i++)
        {
            _tokens[i].Word = word;
            _tokens[i].Words = (byte)(i == first ? length : 0);
        }
    }

    /// <summary>"BD-1080", "[720.Hi10p]": only the height, next to a tag.</summary>
    private readonly void NameHeights()
    {
        for (int i = 1; i < _count; i++)
        {
            if (
                _tokens[i].Value is 720 or 1080 or 2160
                && _tokens[i].Word is null
                && _tokens[i].Mark < 0
                && (_tokens[i].Value > 720 || _tokens[i].Bracket >= 0)
                && (IsSureVideo(i - 1) || IsSureVideo(i + 1))
            )
            {
                _tokens[i].Word = TechnicalShape.Height(_tokens[i].Value);
            }
        }
    }

    private readonly bool IsSureVideo(int i) =>
        i < _count && _tokens[i].Word is { IsVideo: true, Class: WordClass.Source or WordClass.Codec };

    private void TakeDate(int at, ref readonly Mark date)
    {
        _tokens[at].Mark = (sbyte)_markCount;
        _tokens[at].Word = _tokens[at].Own = null;
        _marks[_markCount++] = date;
        _tokens[at].End = date.End;
        // The date now includes the tokens of day and year.
        int next = at + 1;
        while (next < _count && _tokens[next].Start < date.End)
        {
            next++;
        }

        Remove(at + 1, next);
    }

    private void Remove(int from, int to)
    {
        int gone = to - from;
        if (gone <= 0)
        {
            return;
        }

        _tokens[to.._count].CopyTo(_tokens[from..]);
        _count -= gone;
        for (int i = 0; i < _bracketCount; i++)
        {
            _brackets[i].First -= _brackets[i].First >= to ? gone : 0;
            _brackets[i].Last -= _brackets[i].Last >= to ? gone : Math.Max(0, _brackets[i].Last - from + 1);
        }
    }

    private void NameByShape(int i)
    {
        ref Token token = ref _tokens[i];
        if (token.Length is < 2 or > 40)
        {
            return;
        }

        ReadOnlySpan<char> word = TextOf(token);
        if (token.Value >= 0)
        {
            NameFrame(i);
            return;
        }

        if (IsIdentifier(word))
        {
            token.Part = Part.Id;
            return;
        }

        if (TechnicalShape.Find(word, out Word? also) is { } shape)
        {
            token.Word = shape;
            token.Also = also;
            return;
        }

        NameGlued(ref token, word);
    }

    /// <summary>"1280*720", "1920×1080", "1280 x 720".</summary>
    private readonly void NameFrame(int i)
    {
        ref readonly Token token = ref _tokens[i];
        if (token.Length is not (3 or 4))
        {
            return;
        }

        if (IsHeight(i + 1) && _tokens[i + 1].Start == token.End + 1 && _text[token.End] is '*' or '×')
        {
            Join(i, 2, TechnicalShape.Frame(token.Value, _tokens[i + 1].Value));
        }
        else if (IsHeight(i + 2) && token.Value >= 640 && TextOf(_tokens[i + 1]) is "x" or "X")
        {
            Join(i, 3, TechnicalShape.Frame(token.Value, _tokens[i + 2].Value));
        }
    }

    private readonly bool IsHeight(int i) => i < _count && _tokens[i].Value is >= 240 and <= 4320;

    /// <summary>"Saison3", "Part01", "CD1": a numbering word joined to its number; also a program's "v1.2".</summary>
    private void NameGlued(ref Token token, ReadOnlySpan<char> word)
    {
        int letters = word.Length;
        while (letters > 0 && char.IsAsciiDigit(word[letters - 1]))
        {
            letters--;
        }

        if (letters == word.Length || letters < 2 || word.Length - letters > 4)
        {
            return;
        }

        Word? known = Vocabulary.Find(word[..letters]);
        if (known is null && Lower(word, letters - 1) == 'o' && Lower(word, letters - 2) == 's')
        {
            // "SezonSO3"
            known = Vocabulary.Find(word[..(letters - 2)]);
        }

        _ = Digits(word, letters, 4, out int number);
        if (known is { Class: WordClass.PartWord or WordClass.DiscWord } or { Class: WordClass.Special, Value: not "NC" })
        {
            token.Word = known;
            token.Value = number;
        }
        else if ((letters > 2 || word[0] > 127) && _markCount < MostMarks)
        {
            MarkGlued(ref token, known, number);
        }
    }

    private void MarkGlued(ref Token token, Word? known, int number)
    {
        var mark = new Mark { End = token.End };
        switch (known)
        {
            case { Class: WordClass.SeasonWord, Value: null }:
                mark.Kind = MarkKind.Season;
                mark.Seasons.Add(number);
                AddMark(ref token, ref mark);
                break;
            case { Class: WordClass.EpisodeWord }:
                mark.Kind = MarkKind.Episode;
                mark.Episodes.Add(number);
                AddMark(ref token, ref mark);
                break;
            default:
                break;
        }
    }

    private void AddMark(ref Token token, ref readonly Mark mark)
    {
        token.Mark = (sbyte)_markCount;
        _marks[_markCount++] = mark;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> word) =>
        word.Length is >= 9 and <= 11 && Lower(word, 0) == 't' && Lower(word, 1) == 't' && Digits(word, 2, 9, out _) == word.Length - 2;

    /// <summary>The "5.1" after an audio name belongs to it: "DTS-HD.MA.5.1", "DDP5.1", "AAC 2 0".</summary>
    private readonly void AbsorbChannels(int i)
    {
        if (_tokens[i].Word is not { Class: WordClass.Audio } audio)
        {
            return;
        }

        if (At(_text, _tokens[i].End) == '+' && Plus(i) is { Class: WordClass.Audio } plus)
        {
            _tokens[i].Word = audio = plus;
        }

        int next = i + 1;
        bool glued = char.IsAsciiDigit(_text[_tokens[i].End - 1]) && TechnicalShape.EndsInChannel(TextOf(_tokens[i]));
        if (!glued)
        {
            if (!IsChannel(next, 9))
            {
                return;
            }

            next++;
        }

        if (IsChannel(next, 2) || (glued && IsChannel(next, 2)))
        {
            for (int k = i + 1; k <= next; k++)
            {
                _tokens[k].Word = audio;
                _tokens[k].Words = 0;
            }
        }
    }

    /// <summary>"DD+" is the vocabulary's "DDP".</summary>
    private readonly Word? Plus(int i)
    {
        if (_tokens[i].Length > 8)
        {
            return null;
        }

        Span<char> spelled = [.. TextOf(_tokens[i]), 'p'];
        return Vocabulary.Find(spelled);
    }

    private readonly bool IsChannel(int i, int most) =>
        i < _count
        && _tokens[i].Length == 1
        && _tokens[i].Value >= 0
        && _tokens[i].Value <= most
        && (_tokens[i].Gap & ~(Gap.Dot | Gap.Space | Gap.Underscore | Gap.Hyphen | Gap.Comma | Gap.Plus)) == Gap.None;
}
