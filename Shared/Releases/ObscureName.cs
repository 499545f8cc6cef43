namespace Hybrid.Releases;

/// <summary>A single run of letters and digits that no person wrote.</summary>
internal static class ObscureName
{
    public static bool Is(in CutName name, bool video)
    {
        // "170424_26.mkv": the poster's own numbering.
        if (
            name.Low < name.High
            && name[name.Low].Value >= 0
            && name[name.Low].Length >= 6
            && name.High - name.Low <= 2
            && name[name.High - 1].Value >= 0
        )
        {
            return true;
        }

        return name.High <= 4 && !video && IsRandom(Longest(in name));
    }

    private static ReadOnlySpan<char> Longest(in CutName name)
    {
        ReadOnlySpan<char> longest = [];
        for (int i = 0; i < name.High; i++)
        {
            longest = name[i].Length > longest.Length && name[i].Mark < 0 ? name.TextOf(i) : longest;
        }

        return longest;
    }

    private static bool IsRandom(ReadOnlySpan<char> word)
    {
        int digits = 0;
        int turns = 0;
        for (int i = 0; i < word.Length; i++)
        {
            digits += char.IsAsciiDigit(word[i]) ? 1 : 0;
            turns += i > 0 && IsTurn(word[i - 1], word[i]) ? 1 : 0;
        }

        return word.Length >= 14 && digits > 0 && (turns >= 4 || digits > word.Length / 2);
    }

    private static bool IsTurn(char before, char c) =>
        char.IsAsciiDigit(c) != char.IsAsciiDigit(before) || (char.IsUpper(c) && char.IsLower(before));
}
