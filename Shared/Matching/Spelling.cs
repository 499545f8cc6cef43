namespace Hybrid.Matching;

/// <summary>Whether two words could be one word with a typo.</summary>
public static class Spelling
{
    /// <summary>One typo in 8 letters, two in 14: an added, missing, wrong or swapped letter.</summary>
    public static bool AreNear(string one, string other)
    {
        int allowed = Math.Min(one.Length, other.Length) switch
        {
            < 8 => 0,
            < 14 => 1,
            _ => 2,
        };
        return allowed > 0 && Math.Abs(one.Length - other.Length) <= allowed && Slips(one, other) <= allowed;
    }

    /// <summary>Whether one typo explains it: two letters swapped, one doubled, one missing. A different letter makes a different word ("Hart", "Heart").</summary>
    public static bool IsSlip(string written, string meant)
    {
        int same = 0;
        while (same < written.Length && same < meant.Length && written[same] == meant[same])
        {
            same++;
        }

        ReadOnlySpan<char> rest = written.AsSpan(same);
        ReadOnlySpan<char> due = meant.AsSpan(same);
        return meant.Length >= ShortestSlip
            && (
                (
                    rest.Length > 1
                    && due.Length == rest.Length
                    && rest[0] == due[1]
                    && rest[1] == due[0]
                    && rest[2..].SequenceEqual(due[2..])
                )
                || (rest.Length == due.Length + 1 && same > 0 && rest[0] == written[same - 1] && rest[1..].SequenceEqual(due))
                || (due.Length == rest.Length + 1 && due[1..].SequenceEqual(rest))
            );
    }

    private const int ShortestSlip = 8;

    /// <summary>Damerau's distance: https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance (optimal string alignment).</summary>
    public static int Slips(string one, string other)
    {
        int[] before = new int[other.Length + 1];
        int[] last = new int[other.Length + 1];
        int[] row = new int[other.Length + 1];
        for (int j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int changed = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + changed);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
