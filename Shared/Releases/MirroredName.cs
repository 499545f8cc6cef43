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
        for (int i = 0; i + 5 < name.Length; i++)
        {
            if (!char.IsAsciiDigit(name[i]) && Lower(name, i) != 'p' || (i > 0 && IsWordPart(name[i - 1])))
            {
                continue;
            }

            if (IsHeight(name, i) || IsMark(name, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"p0801", "p027".</summary>
    private static bool IsHeight(ReadOnlySpan<char> name, int at) =>
        (name[at..] is ['p' or 'P', '0', '8', '0', '1', ..] && !IsWordPart(At(name, at + 5)))
        || (name[at..] is ['p' or 'P', '0', '2', '7', ..] && !IsWordPart(At(name, at + 4)));

    /// <summary>"10E10S", "10E-10S".</summary>
    private static bool IsMark(ReadOnlySpan<char> name, int at)
    {
        int next = at + 2;
        if (Digits(name, at, 2, out _) != 2 || Lower(name, next) != 'e')
        {
            return false;
        }

        next += At(name, next + 1) == '-' ? 2 : 1;
        return Digits(name, next, 2, out _) == 2 && Lower(name, next + 2) == 's' && !IsWordPart(At(name, next + 3));
    }
}
