using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>The episodes after the first of a mark: E02, -E03, -03, +E04, " e02", "-S01E04", "x05".</summary>
internal static class EpisodeChain
{
    /// <param name="text">The name.</param>
    /// <param name="end">Behind the first episode.</param>
    /// <param name="mark">Gets the episodes.</param>
    /// <param name="letter">'x' for 1x02.</param>
    /// <param name="season">The mark's season, which may be said again.</param>
    /// <returns>The mark's end.</returns>
    public static int Read(ReadOnlySpan<char> text, int end, ref Mark mark, char letter, int season)
    {
        while (TryNext(text, end, ref mark, letter, season, out int after))
        {
            end = after;
        }

        return end;
    }

    /// <summary>The length of the letters that mean "episode": e, ep, eps, x, xe.</summary>
    public static int Letters(ReadOnlySpan<char> text, int at) =>
        Lower(text, at) switch
        {
            'x' => Lower(text, at + 1) == 'e' ? 2 : 1,
            'e' when Lower(text, at + 1) == 'p' => Lower(text, at + 2) == 's' ? 3 : 2,
            'e' => 1,
            _ => 0,
        };

    public static int SkipBeforeNumber(ReadOnlySpan<char> text, int next, int letters) =>
        At(text, next) is '.' or '#' or '(' || (letters > 1 && At(text, next) is ' ' or '_') ? SkipBeforeNumber(text, next + 1, 0) : next;

    /// <summary>The position after the "a" of "E01a" and the "v2" of "E01v2".</summary>
    public static int AfterNumber(ReadOnlySpan<char> text, int at)
    {
        if (Lower(text, at) == 'v' && char.IsAsciiDigit(At(text, at + 1)) && !IsWordPart(At(text, at + 2)))
        {
            return at + 2;
        }

        return Lower(text, at) is 'a' or 'b' or 'c' && !IsWordPart(At(text, at + 1)) ? at + 1 : at;
    }

    /// <summary>"S01 x264" is a codec.</summary>
    public static bool IsCodec(ReadOnlySpan<char> text, int at, int digits, int number) =>
        digits == 3 && number is >= 260 and <= 266 && Lower(text, at - 1) == 'x';

    private static bool TryNext(ReadOnlySpan<char> text, int end, ref Mark mark, char letter, int season, out int after)
    {
        MarkJoint joint = MarkJoints.Read(text, end, out int next);
        if (next > end)
        {
            next = SkipSeason(text, next, season);
        }

        int letters = Letters(text, next);
        bool lettered = letters is 1 or 2 && (letter == 'x' || Lower(text, next) == 'e' || next == end);
        next += lettered ? letters : 0;
        int digits = Digits(text, next, 5, out int number);
        after = AfterNumber(text, next + digits);
        int previous = mark.Episodes.Last;
        // "S03E02Le malheur" ends the mark. A number that touches letters does not count.
        if (digits == 0 || (IsWordPart(At(text, after)) && !(lettered && Letters(text, after) > 0)))
        {
            return false;
        }

        if (!lettered)
        {
            return TryBare(text, end, next, digits, number, joint, season, ref mark, after);
        }

        // "S02E06 - eps2.4_m4ster" is a title.
        if ((next - end > 1 && number <= previous) || IsCodec(text, next, digits, number))
        {
            return false;
        }

        mark.Episodes.AddRange(IsRange(joint, letter) ? Math.Min(previous, number) : number, number);
        return true;
    }

    private static bool IsRange(MarkJoint joint, char letter) =>
        joint.HasFlag(MarkJoint.Range) && (letter != 'x' || !joint.HasFlag(MarkJoint.Space) || joint.HasFlag(MarkJoint.Word));

    /// <summary>A bare number: "-04" and "+02" touch the one before; ".22" follows 21 with the same width.</summary>
    private static bool TryBare(
        ReadOnlySpan<char> text,
        int end,
        int next,
        int digits,
        int number,
        MarkJoint joint,
        int season,
        ref Mark mark,
        int after
    )
    {
        int previous = mark.Episodes.Last;
        // "[Ep 01 - 90]".
        bool closed = season < 0 && digits > 1 && (after == text.Length || text[after] is ']' or ')' || IsBeforeTags(text, after));
        bool range = IsBareRange(joint, closed) && digits <= 4 && number - previous < 300 && At(text, after) != 'p';
        // ".22" behind 21.
        bool following = digits == 2 && number == previous + 1 && next - end == 1;
        if (number <= previous || !(range || IsListed(joint, digits, following)))
        {
            return false;
        }

        mark.Episodes.AddRange(range ? previous + 1 : number, number);
        return true;
    }

    private static bool IsBareRange(MarkJoint joint, bool closed) =>
        joint == MarkJoint.Range
        || (joint.HasFlag(MarkJoint.Word) && joint.HasFlag(MarkJoint.Range))
        || (closed && joint == (MarkJoint.Range | MarkJoint.Space));

    /// <summary>" [1080p]", ".720p", " BluRay".</summary>
    private static bool IsBeforeTags(ReadOnlySpan<char> text, int at)
    {
        int next = at + 1;
        int digits = Digits(text, next, 4, out _);
        return At(text, at) is ' ' or '.' or '_'
            && (
                At(text, next) is '[' or '('
                || (digits >= 3 && Lower(text, next + digits) is 'p' or 'i')
                || Vocabulary.Find(text[next..EndOfLetters(text, next)]) is { Strength: Strength.Hard }
            );
    }

    private static bool IsListed(MarkJoint joint, int digits, bool following) =>
        (joint.HasFlag(MarkJoint.List) && digits <= 3) || (joint is MarkJoint.Dot or MarkJoint.Space && following);

    /// <summary>A full mark of the same season: "S01E01-S01E04", "2x09-2x10", "02x03 - 02x04".</summary>
    private static int SkipSeason(ReadOnlySpan<char> text, int next, int season)
    {
        if (Lower(text, next) == 's' && Digits(text, next + 1, 4, out int again) is var width and > 0 && again == season)
        {
            next += 1 + width;
            while (At(text, next) is '.' or ' ')
            {
                next++;
            }

            return next;
        }

        int digits = Digits(text, next, 4, out again);
        return digits > 0 && again == season && Lower(text, next + digits) == 'x' ? next + digits : next;
    }
}
