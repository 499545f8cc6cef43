using System.Runtime.CompilerServices;

namespace Hybrid.Releases;

/// <summary>The plain words of a part of a name: separators become spaces, but the dots of "S.H.I.E.L.D." stay.</summary>
internal static class TitleText
{
    /// <summary>Longer text is cut, because no title is that long.</summary>
    private const int LongestTitle = 300;

    private const string Marks = "!?.’'+%²³½！？～";
    private const string MarksInBracket = Marks + ")]」";

    [SkipLocalsInit]
    public static string? Of(ReadOnlySpan<char> raw)
    {
        raw = Trim(raw);
        raw = raw[..Math.Min(raw.Length, LongestTitle)];
        Span<char> plain = stackalloc char[LongestTitle * 2];
        ReadOnlySpan<char> text = Trim(plain[..Write(raw, plain)]);
        return text.IsEmpty ? null : WithArticleFirst(text);
    }

    /// <returns>How many characters were written.</returns>
    private static int Write(ReadOnlySpan<char> raw, Span<char> plain)
    {
        bool spaced = raw.Contains(' ');
        int used = 0;
        // "Boy+Show+Episode": a web form writes spaces like this.
        bool plus = !spaced && raw.Contains('+') && !raw.ContainsAny('.', '_');
        for (int i = 0; i < raw.Length; i++)
        {
            char c = raw[i];
            if (c == '.' && !spaced && DotsAt(raw, i) is var dots and > 1)
            {
                used += CopyDots(dots, atEnd: i + dots >= raw.Length, plain[used..]);
                i += dots - 1;
                continue;
            }

            c = IsSpace(raw, i, spaced, plus) ? ' ' : c;
            if (c == ' ' && (used == 0 || plain[used - 1] == ' '))
            {
                continue;
            }

            plain[used++] = c;
            if (c == '.' && !spaced && EndsAcronym(raw, i))
            {
                plain[used++] = ' ';
            }
        }

        return used;
    }

    private static bool IsSpace(ReadOnlySpan<char> raw, int i, bool spaced, bool plus)
    {
        char c = raw[i];
        return c == '_' || (c == '.' && !spaced && !InAcronym(raw, i)) || (c == '+' && plus) || char.IsWhiteSpace(c) || char.IsControl(c);
    }

    /// <summary>"Boondocks, The": as in sorted lists.</summary>
    private static string WithArticleFirst(ReadOnlySpan<char> text) =>
        text.LastIndexOf(", ") is var comma and > 0 && Vocabulary.Is(text[(comma + 2)..], WordUse.Article)
            ? string.Concat(text[(comma + 2)..], " ", text[..comma])
            : text.ToString();

    /// <summary>Punctuation at the end of a title belongs to it: "Working!!", "What If...", "(REVERSE)".</summary>
    /// <param name="name">The name.</param>
    /// <param name="token">The title's last token.</param>
    /// <param name="bare">Without the bracket that closes behind it.</param>
    public static int EndOf(in CutName name, int token, bool bare)
    {
        int end = name[token].End;
        int next = token + 1 < name.Count ? name[token + 1].Start : name.Text.Length;
        string marks = bare || name[token].Bracket < 0 ? Marks : MarksInBracket;
        while (end < next && marks.Contains(name.Text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end;
    }

    /// <summary>"Dr..Strange": a dot and a space. "What.If...": the dots belong to the title.</summary>
    private static int CopyDots(int dots, bool atEnd, Span<char> plain)
    {
        int kept = dots == 2 ? 1 : 3;
        plain[..kept].Fill('.');
        if (atEnd)
        {
            return kept;
        }

        plain[kept] = ' ';
        return kept + 1;
    }

    /// <summary>"E.T.the": a word after the last letter.</summary>
    private static bool EndsAcronym(ReadOnlySpan<char> raw, int dot) =>
        dot + 2 < raw.Length && char.IsLetter(raw[dot + 1]) && raw[dot + 2] != '.';

    private static int DotsAt(ReadOnlySpan<char> raw, int at)
    {
        int dots = 0;
        while (at + dots < raw.Length && raw[at + dots] == '.')
        {
            dots++;
        }

        return dots;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> raw)
    {
        const string Before = " \t._-–—,:;)]}】」~|/\\+*=★☆>'";
        const string After = " \t_-–—,:;([{【「~|/\\+*=★☆<";
        raw = raw.TrimStart(Before).TrimEnd(After);
        // "Mr." keeps its dot only inside. The last dot is removed unless it ends an acronym.
        while (raw.Length > 2 && raw[^1] == '.' && !raw.EndsWith("...") && !(raw[^3] is '.' or ' ' && char.IsAsciiLetter(raw[^2])))
        {
            raw = raw[..^1].TrimEnd(After);
        }

        return raw;
    }

    /// <summary>A dot between single letters.</summary>
    private static bool InAcronym(ReadOnlySpan<char> raw, int dot) =>
        dot > 0
        && char.IsLetter(raw[dot - 1])
        && (dot < 2 || raw[dot - 2] == '.')
        && (
            (dot + 2 < raw.Length && raw[dot + 2] == '.' && char.IsLetter(raw[dot + 1]))
            || (dot > 2 && raw[dot - 2] == '.' && char.IsLetter(raw[dot - 3]) && (dot < 4 || raw[dot - 4] is '.' or ' '))
        );
}
