using Hybrid.Releases.Numbering;
using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    /// <summary>Cuts the text into words, numbers and marks. Notes brackets and the separators.</summary>
    private void Cut()
    {
        Gap gap = Gap.None;
        int depth = 0;
        sbyte open = -1;
        int at = 0;
        while (at < _text.Length && _count < MostTokens)
        {
            char c = _text[at];
            if (!IsWordPart(c))
            {
                Gap between = Between(c);
                gap |= between;
                if (between == Gap.Opened)
                {
                    if (depth++ == 0 && _bracketCount < MostBrackets)
                    {
                        open = (sbyte)_bracketCount;
                        _brackets[_bracketCount++] = new Bracket
                        {
                            Start = at,
                            End = _text.Length,
                            First = _count,
                            Last = -1,
                            Square = c is '[' or '【' or '［',
                        };
                    }
                }
                else if (between == Gap.Closed && depth > 0 && --depth == 0 && open >= 0)
                {
                    _brackets[open].End = at + 1;
                    _brackets[open].Last = _count - 1;
                    open = -1;
                }

                at++;
                continue;
            }

            at = CutOne(at, gap, open);
            gap = Gap.None;
        }

        if (open >= 0)
        {
            _brackets[open].Last = _count - 1;
        }
    }

    private int CutOne(int at, Gap gap, sbyte bracket)
    {
        ref Token token = ref _tokens[_count++];
        token = default;
        token.Start = at;
        token.Gap = gap;
        token.Bracket = bracket;
        token.Mark = -1;
        token.Value = -1;
        token.Words = 1;
        if (_markCount < MostMarks && MayBeMark(_text[at]) && TryMark(at, out Mark mark))
        {
            token.Mark = (sbyte)_markCount;
            _marks[_markCount++] = mark;
            token.End = mark.End;
            return mark.End;
        }

        token.End = EndOfWord(at, out bool digits);
        if (digits && Digits(_text, at, 9, out int value) > 0)
        {
            token.Value = value;
        }

        return token.End;
    }

    private readonly int EndOfWord(int at, out bool digits)
    {
        int end = at + 1;
        digits = char.IsDigit(_text[at]);
        while (end < _text.Length && !IsCutAt(at, end, digits))
        {
            // The apostrophe of "Director's" and "Don't" belongs to the word.
            digits &= char.IsDigit(_text[end]) || IsApostrophe(_text[end]);
            end++;
        }

        return end;
    }

    private readonly bool IsCutAt(int start, int at, bool digits)
    {
        char c = _text[at];
        if (!IsWordPart(c))
        {
            return !IsApostrophe(c) || at + 1 >= _text.Length || !char.IsLetter(_text[at + 1]) || !char.IsLetter(_text[at - 1]);
        }

        if (char.IsAsciiDigit(c))
        {
            return char.IsLetter(_text[at - 1]) && (IsHiddenNumber(start, at) || IsHiddenCross(at));
        }

        return c switch
        {
            'e' or 'E' => IsHiddenEpisode(at),
            's' or 'S' => IsHiddenMark(at),
            _ => (digits && at - start == 4 && IsEndOfYear(at)) || (IsEastern(c) && EasternMarks.IsSign(c)),
        };
    }

    private readonly bool TryMark(int at, out Mark mark)
    {
        if (IsChecksum(at))
        {
            mark = default;
            return false;
        }

        if (!char.IsDigit(_text[at]))
        {
            return MarkScanner.TryRead(_text, at, out mark);
        }

        if (DateScanner.TryRead(_text, at, _latestYear, out mark))
        {
            return true;
        }

        mark = default;
        return EasternMarks.TryReadUnit(_text, at, ref mark)
            || MarkScanner.TryRead(_text, at, out mark)
            || MarkScanner.TryCounted(_text, at, out mark);
    }

    /// <summary>"[E91E882D]": eight hexadecimal digits that fill a bracket are never a number, even if they begin like one.</summary>
    private readonly bool IsChecksum(int at) =>
        At(_text, at - 1) is '[' or '('
        && At(_text, at + 8) is ']' or ')'
        && IsHex(_text.Slice(at, 8))
        && (_text[0] == '[' || _text.Slice(at, 8).ContainsAnyExceptInRange('0', '9'));

    /// <summary>"1998г.": Russian writes "year" behind it.</summary>
    private readonly bool IsEndOfYear(int at) =>
        EndOfLetters(_text, at) is var end && !IsWordPart(At(_text, end)) && Vocabulary.Is(_text[at..end], WordUse.YearEnd);

    /// <summary>"Those.About.to.DieS01E06": the mark directly follows the title.</summary>
    private readonly bool IsHiddenMark(int at) =>
        (
            char.IsAsciiDigit(At(_text, at + 1))
            && char.IsAsciiDigit(At(_text, at + 2))
            && Lower(_text, at + 3) == 'e'
            && char.IsAsciiDigit(At(_text, at + 4))
        )
        // "OneHeronS3.E113".
        || (_text[at] == 'S' && char.IsAsciiLetterLower(_text[at - 1]) && IsSeasonBeforeDot(at + 1));

    private readonly bool IsSeasonBeforeDot(int at)
    {
        int next = at + Digits(_text, at, 2, out _);
        return next > at && At(_text, next) == '.' && Lower(_text, next + 1) == 'e' && Digits(_text, next + 2, 4, out _) > 1;
    }

    /// <summary>"High.Castle1x01".</summary>
    private readonly bool IsHiddenCross(int at)
    {
        int digits = Digits(_text, at, 2, out _);
        return digits > 0
            && Lower(_text, at + digits) == 'x'
            && Digits(_text, at + digits + 1, 2, out _) == 2
            && !IsWordPart(At(_text, at + digits + 3));
    }

    /// <summary>"Season02Episode07", "Saison2Ep7", "银河EP05".</summary>
    private readonly bool IsHiddenEpisode(int at) =>
        IsEastern(_text[at - 1])
            ? Digits(_text, at + (Lower(_text, at + 1) == 'p' ? 2 : 1), 3, out _) > 1
            : char.IsAsciiDigit(_text[at - 1])
                && Lower(_text, at + 1) == 'p'
                && Vocabulary.Find(_text[at..EndOfLetters(_text, at)]) is { Class: WordClass.EpisodeWord };

    /// <summary>"银河05", "Heron2010": the episode or the year directly follows the title.</summary>
    private readonly bool IsHiddenNumber(int start, int at)
    {
        int digits = Digits(_text, at, 4, out int number);
        if (digits < 2 || IsWordPart(At(_text, at + digits)) || At(_text, start - 1) == '-')
        {
            return false;
        }

        // "BlueHarbor05".
        bool padded = digits == 2 && _text[at] == '0' && at - start > 4 && Vocabulary.Find(_text[start..at]) is null;
        return IsEastern(_text[at - 1])
            || (padded && char.IsAsciiLetterLower(_text[at - 1]))
            || (digits == 4 && number >= 1920 && number <= _latestYear && at - start > 3 && char.IsAsciiLetterLower(_text[at - 1]));
    }

    private static bool MayBeMark(char c) =>
        c is 's' or 'S' or 'e' or 'E' or 't' or 'T' || char.IsDigit(c) || (IsEastern(c) && EasternMarks.IsSign(c));

    private static Gap Between(char c) =>
        c switch
        {
            ' ' or '\t' or '\u3000' or '\u00a0' => Gap.Space,
            '.' => Gap.Dot,
            '_' => Gap.Underscore,
            '-' or '–' or '—' or '‒' or '−' => Gap.Hyphen,
            '(' or '[' or '{' or '【' or '「' or '『' or '（' or '《' or '［' => Gap.Opened,
            ')' or ']' or '}' or '】' or '」' or '』' or '）' or '》' or '］' => Gap.Closed,
            '/' or '\\' => Gap.Slash,
            ',' or ';' or '，' => Gap.Comma,
            '~' or '～' => Gap.Tilde,
            '+' => Gap.Plus,
            '&' => Gap.Ampersand,
            ':' or '：' => Gap.Colon,
            '#' or '№' => Gap.Hash,
            '|' => Gap.Bar,
            _ => Gap.Other,
        };
}
