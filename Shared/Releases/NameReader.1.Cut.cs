namespace Hybrid.Releases;

using static Chars;

internal ref partial struct NameReader
{
    /// <summary>Cuts the text into words, numbers and marks, and notes brackets and what stands between.</summary>
    private void Cut()
    {
        var gap = Gap.None;
        var depth = 0;
        sbyte open = -1;
        var at = 0;
        while (at < text.Length && count < MostTokens)
        {
            var c = text[at];
            if (!IsWordPart(c))
            {
                var between = Between(c);
                gap |= between;
                if (between == Gap.Opened)
                {
                    if (depth++ == 0 && bracketCount < MostBrackets)
                    {
                        open = (sbyte)bracketCount;
                        brackets[bracketCount++] = new Bracket
                        {
                            Start = at,
                            End = text.Length,
                            First = count,
                            Last = -1,
                            Square = c is '[' or '【' or '［',
                        };
                    }
                }
                else if (between == Gap.Closed && depth > 0 && --depth == 0 && open >= 0)
                {
                    brackets[open].End = at + 1;
                    brackets[open].Last = count - 1;
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
            brackets[open].Last = count - 1;
        }
    }

    private int CutOne(int at, Gap gap, sbyte bracket)
    {
        ref var token = ref tokens[count++];
        token = default;
        token.Start = at;
        token.Gap = gap;
        token.Bracket = bracket;
        token.Mark = -1;
        token.Value = -1;
        token.Words = 1;
        if (markCount < MostMarks && MayBeMark(text[at]) && TryMark(at, out var mark))
        {
            token.Mark = (sbyte)markCount;
            marks[markCount++] = mark;
            token.End = mark.End;
            return mark.End;
        }

        var end = at + 1;
        var digits = char.IsDigit(text[at]);
        while (end < text.Length)
        {
            var c = text[end];
            if (!IsWordPart(c))
            {
                // The apostrophe of "Director's" and "Don't".
                if (c is '\'' or '’' or '´' && end + 1 < text.Length && char.IsLetter(text[end + 1]) && char.IsLetter(text[end - 1]))
                {
                    end++;
                    continue;
                }

                break;
            }

            if (c is '第' or '全' || (c is 's' or 'S' && IsHiddenMark(end)) || (char.IsAsciiDigit(c) && IsHiddenCross(end)))
            {
                break;
            }

            digits &= char.IsDigit(c);
            end++;
        }

        token.End = end;
        if (digits && Digits(text, at, 9, out var value) > 0)
        {
            token.Value = value;
        }

        return end;
    }

    private readonly bool TryMark(int at, out Mark mark)
    {
        if (!char.IsDigit(text[at]))
        {
            return MarkScanner.TryRead(text, at, out mark);
        }

        if (DateScanner.TryRead(text, at, latestYear, out mark))
        {
            return true;
        }

        mark = default;
        return EasternMarks.TryReadUnit(text, at, ref mark) || MarkScanner.TryRead(text, at, out mark);
    }

    /// <summary>"Those.About.to.DieS01E06": the mark runs on from the title.</summary>
    private readonly bool IsHiddenMark(int at) =>
        char.IsAsciiDigit(At(text, at + 1))
        && char.IsAsciiDigit(At(text, at + 2))
        && Lower(text, at + 3) == 'e'
        && char.IsAsciiDigit(At(text, at + 4));

    /// <summary>"High.Castle1x01".</summary>
    private readonly bool IsHiddenCross(int at)
    {
        var digits = Digits(text, at, 2, out _);
        return digits > 0
            && char.IsLetter(text[at - 1])
            && Lower(text, at + digits) == 'x'
            && Digits(text, at + digits + 1, 2, out _) == 2
            && !IsWordPart(At(text, at + digits + 3));
    }

    private static bool MayBeMark(char c) => c is 's' or 'S' or 'e' or 'E' or '第' or '全' or '제' || char.IsDigit(c);

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
            '#' => Gap.Hash,
            '|' => Gap.Bar,
            _ => Gap.Other,
        };
}
