namespace Hybrid.Releases;

/// <summary>
/// Cuts a path at its separators, but not inside a name: " / " is between two titles ("Друзья / Friends"), any slash inside brackets belongs
/// to the name ("[后宫之乌/Koukyuu no Karasu]"), and "25/10/2019" is a date.
/// </summary>
internal static class PathSegments
{
    /// <summary>The file and the folders nearest to it. Folders above them say nothing about a release.</summary>
    public const int Most = 4;

    public static int Split(ReadOnlySpan<char> text, Span<Range> segments)
    {
        int found = 0;
        if (!text.ContainsAny('/', '\\'))
        {
            segments[found++] = 0..text.Length;
            return found;
        }

        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length)
            {
                char c = text[i];
                depth +=
                    c is '[' or '(' or '【' ? 1
                    : c is ']' or ')' or '】' && depth > 0 ? -1
                    : 0;
                if (c is not ('/' or '\\') || IsOfName(text, i, depth))
                {
                    continue;
                }
            }

            if (!text[start..i].IsWhiteSpace())
            {
                if (found == segments.Length)
                {
                    segments[1..].CopyTo(segments);
                    found--;
                }

                segments[found++] = start..i;
            }

            start = i + 1;
            depth = 0;
        }

        if (found == 0)
        {
            segments[found++] = 0..text.Length;
        }

        return found;
    }

    private static bool IsOfName(ReadOnlySpan<char> text, int at, int depth)
    {
        char before = Chars.At(text, at - 1);
        char after = Chars.At(text, at + 1);
        if (before == ' ' && after == ' ')
        {
            return true;
        }

        if (depth > 0 && ClosesSoon(text, at))
        {
            return true;
        }

        // "11/21/17", "25/10/2019".
        return char.IsAsciiDigit(before) && char.IsAsciiDigit(after) && IsInDate(text, at);
    }

    /// <summary>Whether the open bracket closes soon: within 200 characters.</summary>
    private static bool ClosesSoon(ReadOnlySpan<char> text, int at) => text.Slice(at, Math.Min(200, text.Length - at)).ContainsAny(")]】");

    private static bool IsInDate(ReadOnlySpan<char> text, int at)
    {
        int from = at;
        while (from > 0 && at - from < 6 && (char.IsAsciiDigit(text[from - 1]) || text[from - 1] == '/'))
        {
            from--;
        }

        int to = at + 1;
        while (to < text.Length && to - at < 8 && (char.IsAsciiDigit(text[to]) || text[to] == '/'))
        {
            to++;
        }

        ReadOnlySpan<char> run = text[from..to];
        return run.Count('/') == 2 && run.Length is >= 8 and <= 10;
    }
}
