using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>A second title: in a bracket at the title's end, or behind the number.</summary>
internal static class SecondTitle
{
    public static TitleSpan Find(in CutName name, ref readonly NumberingReading numbers, TitleSpan title)
    {
        if (numbers.From >= title.To && BehindNumber(in name, in numbers, title.From) is var (from, to))
        {
            return title with { SecondFrom = from, SecondTo = to };
        }

        if (BehindTags(in name, in numbers, title) is var (first, behind))
        {
            return title with { SecondFrom = first, SecondTo = behind };
        }

        // "Title (Second) (Director)": each bracket at the end.
        while (BracketAtEnd(in name, title) is var at and >= 0)
        {
            ref readonly Bracket bracket = ref name.Brackets[at];
            title = title with { To = bracket.First };
            if (bracket.Square && title.HeadGroup < 0 && numbers.From < 0)
            {
                // "Title [HorribleSubs] (1080p)".
                name.Put(bracket.First, bracket.Last + 1, Part.Group);
                return title with { HeadGroup = at };
            }

            title = title with { SecondFrom = bracket.First, SecondTo = bracket.Last + 1 };
        }

        return title;
    }

    /// <summary>"苍鹭(Heron)".</summary>
    private static bool IsInOtherScript(in CutName name, ref readonly Bracket bracket) =>
        Chars.IsEastern(name.Text[bracket.Start - 1]) && char.IsAsciiLetter(name.Text[name[bracket.First].Start]);

    /// <summary>"World's End Harem (Shuumatsu no Harem) S01E08".</summary>
    private static int BracketAtEnd(in CutName name, in TitleSpan title)
    {
        if (title.To - 1 <= title.From || name[title.To - 1].Bracket is not (var at and >= 0) || name[title.From].Bracket >= 0)
        {
            return -1;
        }

        ref readonly Bracket bracket = ref name.Brackets[at];
        return
            bracket.First > title.From
            && bracket.Last == title.To - 1
            && bracket.Start > 0
            && (name.Text[bracket.Start - 1] is ' ' or '.' or '_' || IsInOtherScript(in name, in bracket))
            ? at
            : -1;
    }

    /// <summary>
    /// "全职高手 第3季 / Series S3 - 09", "Название (S2E1-4) / Title (S2E1-4)", "[斗破苍穹 第5季][Fights Break Sphere]": the second title is after the
    /// number.
    /// </summary>
    private static (int From, int To)? BehindNumber(in CutName name, ref readonly NumberingReading numbers, int titleFrom)
    {
        for (int i = numbers.From + 1; i < name.High && i <= numbers.To + 8; i++)
        {
            if (name.IsSureTag(i) || name.IsYear(i))
            {
                return null;
            }

            if (
                name[i].Part != Part.None
                || name[i].Value >= 0
                || !(IsBoxed(in name, titleFrom, i) || (name[i].Bracket < 0 && IsBehindStroke(in name, i)))
            )
            {
                continue;
            }

            int end = i + 1;
            while (end < name.High && Continues(in name, i, end))
            {
                end++;
            }

            name.Put(i, end, Part.Alias);
            return (i, end);
        }

        return null;
    }

    /// <summary>"银河铁道之夜[国语中字].Night.Railroad.1985.1080p", "银河铁道之夜 第二季 Night Railroad S02": the Latin title is behind tags.</summary>
    private static (int From, int To)? BehindTags(in CutName name, ref readonly NumberingReading numbers, TitleSpan title)
    {
        if (title.To <= title.From || !Chars.IsEastern(name.Text[name[title.To - 1].Start]))
        {
            return null;
        }

        int i = title.To;
        while (i < name.High && MayBeBetween(in name, i, title.From))
        {
            i++;
        }

        int end = i;
        while (end < name.High && end - i < 12 && IsLatinWord(in name, end) && name[end].Bracket == name[i].Bracket)
        {
            end++;
        }

        if (i == title.To || end >= name.High || !(end - i > 1 || (end - i == 1 && IsAloneBeforeSeason(in name, i))))
        {
            return null;
        }

        name.Put(i, end, Part.Alias);
        return (i, end);
    }

    /// <summary>A season, a count, a bracket.</summary>
    private static bool MayBeBetween(in CutName name, int i, int titleFrom) =>
        name[i].Part == Part.Season || name.IsWholeSeries(i) || (name[i].Bracket is var at and >= 0 && at != name[titleFrom].Bracket);

    /// <summary>"苍鹭 第二季 Heron 2nd Season".</summary>
    private static bool IsAloneBeforeSeason(in CutName name, int i) =>
        name[i] is { Length: > 3, Word: null } && name[i + 1].Part == Part.Season;

    private static bool IsLatinWord(in CutName name, int i) =>
        name[i].Part == Part.None
        && name[i].Mark < 0
        && char.IsAsciiLetterOrDigit(name.Text[name[i].Start])
        && !name.IsYear(i)
        && name[i].Word is null or { Strength: Strength.Weak } or { IsOfTitles: true };

    private static bool IsBoxed(in CutName name, int titleFrom, int i) =>
        name[titleFrom].Bracket is var own and >= 0
        && name[i - 1].Bracket == own
        && name.OpenedAt(i) is var at and >= 0
        && name.Brackets[at].Square
        && !name.StartsTags(at);

    private static bool IsBehindStroke(in CutName name, int i) => (name[i].Gap & (Gap.Slash | Gap.Bar)) != Gap.None;

    private static bool Continues(in CutName name, int first, int i) =>
        name[i].Part == Part.None
        && name[i].Mark < 0
        && name[i].Bracket == name[first].Bracket
        && !name.IsYear(i)
        && !IsBehindStroke(in name, i)
        && !name.IsSureTag(i);
}
