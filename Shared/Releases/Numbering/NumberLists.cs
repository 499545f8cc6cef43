namespace Hybrid.Releases.Numbering;

/// <summary>Reads lists and ranges of numbers, from one token on. Returns the token behind them.</summary>
internal static class NumberLists
{
    private const int LongestList = 20;

    /// <summary>"1", "1-5", "1 to 5", "1~3", "1, 2 &amp; 3", "1 2 3": seasons.</summary>
    public static int Seasons(in CutName name, int at, ref Numbers into) => Read(name, at, ref into, 60);

    /// <summary>The same of episodes, but "1 2" is not a list.</summary>
    public static int Episodes(in CutName name, int at, ref Numbers into) => Read(name, at, ref into, Numbers.LongestRange);

    private static int Read(in CutName name, int at, ref Numbers into, int longest)
    {
        bool seasons = longest < 99;
        int number = name[at].Value;
        int width = name[at].Length;
        into.Add(number);
        int end = at + 1;
        while (end < name.High)
        {
            Joint joint = JointAt(name, end, out int next);
            bool worded = next > end;
            if (!name.IsNumberOf(next, seasons ? 2 : 4) || name[next].Part != Part.None || (!worded && name.FollowsBy(end, Gap.Closed)))
            {
                break;
            }

            int value = name[next].Value;
            bool episode = seasons && !worded && IsEpisode(name, next, width);
            if (joint.HasFlag(Joint.Range) && value > number && value - number <= longest && !episode)
            {
                into.AddRange(number, value);
            }
            else if (Continues(name, joint, number, next, seasons))
            {
                into.Add(value);
            }
            else
            {
                break;
            }

            number = value;
            end = next + 1;
        }

        return end;
    }

    /// <summary>"Season 2 - 08".</summary>
    private static bool IsEpisode(in CutName name, int i, int width) =>
        name.FollowsBy(i, Gap.Space | Gap.Dot | Gap.Underscore)
        && !name.FollowsBy(i, Gap.Colon)
        && name[i].Length == 2
        && (width == 1 || (name[i].AfterDash && name.Ends.VideoFile));

    private static bool Continues(in CutName name, Joint joint, int number, int next, bool seasons)
    {
        int value = name[next].Value;
        return value > number
            && (
                joint.HasFlag(Joint.List)
                    ? value - number < LongestList
                    : joint == Joint.None
                        && name[next].Length <= 2
                        && seasons
                        && (value == number + 1 || IsListed(name, next + 1) || IsDottedList(name, next))
            );
    }

    [Flags]
    private enum Joint : byte
    {
        None = 0,
        Range = 1,
        List = 2,
    }

    /// <summary>What joins the number before this token to the next number, and where that number stands.</summary>
    private static Joint JointAt(in CutName name, int at, out int next)
    {
        next = at;
        Gap gap = name[at].Gap;
        Joint joint = Joint.None;
        if ((gap & (Gap.Hyphen | Gap.Tilde)) != Gap.None || ((gap & Gap.Colon) != Gap.None && (gap & ~(Gap.Colon | Gap.Space)) == Gap.None))
        {
            joint |= Joint.Range;
        }

        if ((gap & (Gap.Ampersand | Gap.Plus | Gap.Comma | Gap.Slash)) != Gap.None)
        {
            joint |= Joint.List;
        }

        if (name.Is(at, WordUse.RangeWord))
        {
            joint |= Joint.Range;
            next++;
        }
        else if (name.Is(at, WordUse.ListWord))
        {
            joint |= Joint.List;
            next++;
        }

        // "season 1 to season 22".
        if (next > at && name.Is(next, WordClass.SeasonWord))
        {
            next++;
        }

        return joint;
    }

    /// <summary>"1.3 and 5": the list continues.</summary>
    private static bool IsListed(in CutName name, int i) =>
        i < name.High
        && ((name.FollowsBy(i, Gap.Ampersand) && name.IsNumberOf(i, 2)) || (name.Is(i, WordUse.ListWord) && name.IsNumberOf(i + 1, 2)));

    /// <summary>"Season 1.2.5".</summary>
    private static bool IsDottedList(in CutName name, int next) =>
        name[next].Gap == Gap.Dot && name[next - 1].Gap == Gap.Dot && name[next].Length == 1 && name.IsNumberOf(next - 2, 1);

    /// <summary>Unmarked: "01-12", "01 ~ 12", "01v2-04", "01+02", "103, 104", "493-498 &amp; 500-507".</summary>
    public static int Range(in CutName name, int at, int number, ref Numbers into)
    {
        into.Add(number);
        int end = at + 1;
        if (IsWordedRange(name, end, number))
        {
            into.AddRange(number, name[end + 1].Value);
            return end + 2;
        }

        while (
            end < name.High
            && name.IsVersioned(end, out int value, out int width)
            && name[end].Bracket == name[at].Bracket
            && width <= 4
            && value > number
            && !name.FollowsBy(end, Gap.Opened | Gap.Closed | Gap.Slash)
        )
        {
            if (
                name.FollowsBy(end, Gap.Hyphen | Gap.Tilde)
                && value - number <= Numbers.LongestRange
                && (!name[end].AfterDash || IsEndOfNumber(name, end))
            )
            {
                into.AddRange(number, value);
            }
            else if (name.FollowsBy(end, Gap.Plus | Gap.Ampersand | Gap.Comma) && value - number < 10)
            {
                into.Add(value);
            }
            else
            {
                break;
            }

            number = value;
            end++;
        }

        return end;
    }

    /// <summary>"1 to 5", "1 and 2".</summary>
    private static bool IsWordedRange(in CutName name, int word, int number)
    {
        int next = word + 1;
        return name.IsPlainNumber(next)
            && name[next].Length <= 4
            && (
                name.Is(word, WordUse.RangeWord)
                    ? name[next].Value > number
                    : name.Is(word, WordUse.ListWord) && name[next].Value == number + 1
            );
    }

    /// <summary>Only brackets and tags follow: " - 01 - 12 [1080p]" is a batch, " - 11 - 511 Kinderheim" is not.</summary>
    public static bool IsEndOfNumber(in CutName name, int i) =>
        name.IsEndOrBracket(i + 1) || name.IsSureTag(i + 1) || name.Is(i + 1, WordUse.EndWord);
}
