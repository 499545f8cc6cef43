using static Hybrid.Releases.Chars;

namespace Hybrid.Releases.Numbering;

/// <summary>What stands between two numbers of a mark.</summary>
[Flags]
internal enum MarkJoint : byte
{
    None = 0,
    Range = 1,
    List = 2,
    Space = 4,
    Dot = 8,

    /// <summary>A word: "S01E01 to E06".</summary>
    Word = 16,
}

internal static class MarkJoints
{
    private const int Longest = 4;

    public static MarkJoint Read(ReadOnlySpan<char> text, int at, out int next)
    {
        MarkJoint joint = MarkJoint.None;
        next = at;
        int longest = Longest;
        while (next - at < longest)
        {
            int before = next;
            if (joint.HasFlag(MarkJoint.Word) || !TryWord(text, ref next, out MarkJoint one))
            {
                one = OfSign(At(text, next));
                next += one == MarkJoint.None ? 0 : 1;
            }

            if (one == MarkJoint.None)
            {
                return joint;
            }

            joint |= one;
            longest += one.HasFlag(MarkJoint.Word) ? next - before : 0;
        }

        return joint;
    }

    private static MarkJoint OfSign(char c) =>
        c switch
        {
            '-' or '~' or '–' => MarkJoint.Range,
            '+' or '&' or ',' or '/' => MarkJoint.List,
            ' ' or '_' => MarkJoint.Space,
            '.' => MarkJoint.Dot,
            _ => MarkJoint.None,
        };

    /// <summary>"to", "en", with blanks around it.</summary>
    private static bool TryWord(ReadOnlySpan<char> text, ref int next, out MarkJoint joint)
    {
        joint = MarkJoint.None;
        int end = EndOfLetters(text, next);
        if (end == next || !IsBlank(At(text, end)) || !IsBlank(At(text, next - 1)) || Vocabulary.Find(text[next..end]) is not { } word)
        {
            return false;
        }

        joint =
            word.Is(WordUse.RangeWord) ? MarkJoint.Range | MarkJoint.Word
            : word.Is(WordUse.ListWord) ? MarkJoint.List | MarkJoint.Word
            : MarkJoint.None;
        next = joint == MarkJoint.None ? next : end;
        return joint != MarkJoint.None;
    }

    private static bool IsBlank(char c) => c is ' ' or '.' or '_';
}
