using Hybrid.Releases.Numbering;
using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>Names that are written backwards to hide them: "emaN.wohS", recognized by "10E10S" or "p0801".</summary>
internal static class MirroredName
{
    private const int Longest = 512;

    public static Reading Read(ReadOnlySpan<char> name, int latestYear, Place place, string input = "", List<RuleTaken>? told = null)
    {
        int stem = name.LastIndexOf('.') is var dot && dot > name.Length - 6 && dot > 0 ? dot : name.Length;
        if (stem > Longest || !IsMirrored(name[..stem]))
        {
            return NameReader.Read(name, latestYear, place, input, told);
        }

        Span<char> turned = stackalloc char[stem];
        name[..stem].CopyTo(turned);
        turned.Reverse();
        int before = told?.Count ?? 0;
        Reading reading = NameReader.Read(turned, latestYear, place, input, told);
        for (int i = before; i < (told?.Count ?? 0); i++)
        {
            told![i] = told[i] with { Start = stem - told[i].Start - told[i].Length };
        }

        var spans = new List<ReleaseSpan>(reading.Release.Spans.Count);
        for (int i = reading.Release.Spans.Count - 1; i >= 0; i--)
        {
            ReleaseSpan span = reading.Release.Spans[i];
            spans.Add(span with { Start = stem - span.Start - span.Length });
        }

        return reading with
        {
            Release = reading.Release with { Spans = spans },
        };
    }

    private static bool IsMirrored(ReadOnlySpan<char> name)
    {
        for (int at = name.IndexOfAny('S', 's'); at >= 0; at = name.IndexOfAny(at + 1, 'S', 's'))
        {
            if (EndsMark(name, at))
            {
                return true;
            }
        }

        return HasWord(name, "p0801") || HasWord(name, "p027");
    }

    private static int IndexOfAny(this ReadOnlySpan<char> name, int from, char one, char other) =>
        name[from..].IndexOfAny(one, other) is var found and >= 0 ? from + found : -1;

    /// <summary>"10E10S", "10E-10S".</summary>
    private static bool EndsMark(ReadOnlySpan<char> name, int at)
    {
        int letter = At(name, at - 3) == '-' ? at - 4 : at - 3;
        return letter > 1
            && Lower(name, letter) == 'e'
            && Digits(name, at - 2, 2, out _) == 2
            && Digits(name, letter - 2, 2, out _) == 2
            && !IsWordPart(At(name, letter - 3))
            && !IsWordPart(At(name, at + 1));
    }

    private static bool HasWord(ReadOnlySpan<char> name, string word) =>
        name.IndexOf(word, StringComparison.OrdinalIgnoreCase) is var at and >= 0
        && !IsWordPart(At(name, at - 1))
        && !IsWordPart(At(name, at + word.Length));
}
