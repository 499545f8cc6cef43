namespace Hybrid.Releases.Numbering;

/// <summary>Reads lists and ranges of numbers, from one token on. Returns the token behind them.</summary>
internal static class NumberLists
{
    private const int LongestList = 20;

    /// <summary>"1", "1-5", "1 to 5", "1~3", "1, 2 &amp; 3", "1 2 3": seasons.</summary>
    public static int Seasons(in Tokens tokens, int at, ref Numbers into) => Read(tokens, at, ref into, 60);

    /// <summary>The same of episodes, but "1 2" is not a list.</summary>
    public static int Episodes(in Tokens tokens, int at, ref Numbers into) => Read(tokens, at, ref into, Numbers.LongestRange);

    private static int Read(in Tokens tokens, int at, ref Numbers into, int longest)
    {
        bool seasons = longest < 99;
        int number = tokens[at].Value;
        int width = tokens[at].Length;
        into.Add(number);
        int end = at + 1;
        while (end < tokens.High)
        {
            Joint joint = JointAt(tokens, end, out int next);
            bool worded = next > end;
            if (
                !tokens.IsNumberOf(next, seasons ? 2 : 4)
                || tokens[next].Part != Part.None
                || (!worded && tokens.FollowsBy(end, Gap.Closed))
            )
            {
                break;
            }

            int value = tokens[next].Value;
            bool episode = seasons && !worded && IsEpisode(tokens, next, width);
            if (joint.HasFlag(Joint.Range) && value > number && value - number <= longest && !episode)
            {
                into.AddRange(number, value);
            }
            else if (Continues(tokens, joint, number, next, seasons))
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
    private static bool IsEpisode(in Tokens tokens, int i, int width) =>
        tokens.FollowsBy(i, Gap.Space)
        && !tokens.FollowsBy(i, Gap.Colon)
        && tokens[i].Length == 2
        && (width == 1 || (tokens[i].AfterDash && tokens.Name.Ends.VideoFile));

    private static bool Continues(in Tokens tokens, Joint joint, int number, int next, bool seasons)
    {
        int value = tokens[next].Value;
        return value > number
            && (
                joint.HasFlag(Joint.List)
                    ? value - number < LongestList
                    : joint == Joint.None
                        && tokens[next].Length <= 2
                        && seasons
                        && (value == number + 1 || IsListed(tokens, next + 1) || IsDottedList(tokens, next))
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
    private static Joint JointAt(in Tokens tokens, int at, out int next)
    {
        next = at;
        Gap gap = tokens[at].Gap;
        Joint joint = Joint.None;
        if ((gap & (Gap.Hyphen | Gap.Tilde)) != Gap.None || ((gap & Gap.Colon) != Gap.None && (gap & ~(Gap.Colon | Gap.Space)) == Gap.None))
        {
            joint |= Joint.Range;
        }

        if ((gap & (Gap.Ampersand | Gap.Plus | Gap.Comma | Gap.Slash)) != Gap.None)
        {
            joint |= Joint.List;
        }

        if (tokens.Is(at, WordUse.RangeWord))
        {
            joint |= Joint.Range;
            next++;
        }
        else if (tokens.Is(at, WordUse.ListWord))
        {
            joint |= Joint.List;
            next++;
        }

        // "season 1 to season 22".
        if (next > at && tokens.Is(next, WordClass.SeasonWord))
        {
            next++;
        }

        return joint;
    }

    /// <summary>"1.3 and 5": the list continues.</summary>
    private static bool IsListed(in Tokens tokens, int i) =>
        i < tokens.High
        && (
            (tokens.FollowsBy(i, Gap.Ampersand) && tokens.IsNumberOf(i, 2))
            || (tokens.Is(i, WordUse.ListWord) && tokens.IsNumberOf(i + 1, 2))
        );

    /// <summary>"Season 1.2.5".</summary>
    private static bool IsDottedList(in Tokens tokens, int next) =>
        tokens[next].Gap == Gap.Dot && tokens[next - 1].Gap == Gap.Dot && tokens[next].Length == 1 && tokens.IsNumberOf(next - 2, 1);

    /// <summary>Unmarked: "01-12", "01 ~ 12", "01v2-04", "01+02", "103, 104", "493-498 &amp; 500-507".</summary>
    public static int Range(in Tokens tokens, int at, int number, ref Numbers into)
    {
        into.Add(number);
        int end = at + 1;
        if (IsWordedRange(tokens, end, number))
        {
            into.AddRange(number, tokens[end + 1].Value);
            return end + 2;
        }

        while (
            end < tokens.High
            && tokens.IsVersioned(end, out int value, out int width)
            && tokens[end].Bracket == tokens[at].Bracket
            && width <= 4
            && value > number
            && !tokens.FollowsBy(end, Gap.Opened | Gap.Closed | Gap.Slash)
        )
        {
            if (
                tokens.FollowsBy(end, Gap.Hyphen | Gap.Tilde)
                && value - number <= Numbers.LongestRange
                && (!tokens[end].AfterDash || IsEndOfNumber(tokens, end))
            )
            {
                into.AddRange(number, value);
            }
            else if (tokens.FollowsBy(end, Gap.Plus | Gap.Ampersand | Gap.Comma) && value - number < 10)
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
    private static bool IsWordedRange(in Tokens tokens, int word, int number)
    {
        int next = word + 1;
        return tokens.IsPlainNumber(next)
            && tokens[next].Length <= 4
            && (
                tokens.Is(word, WordUse.RangeWord)
                    ? tokens[next].Value > number
                    : tokens.Is(word, WordUse.ListWord) && tokens[next].Value == number + 1
            );
    }

    /// <summary>Only brackets and tags follow: " - 01 - 12 [1080p]" is a batch, " - 11 - 511 Kinderheim" is not.</summary>
    private static bool IsEndOfNumber(in Tokens tokens, int i) => tokens.IsEndOrBracket(i + 1) || tokens.Name.IsSureTag(i + 1);
}
