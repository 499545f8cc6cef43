namespace Hybrid.Releases;

/// <summary>The plain words of a stretch of a name: separators become spaces, the dots of "S.H.I.E.L.D." stay.</summary>
internal static class TitleText
{
    public static string? Of(ReadOnlySpan<char> raw)
    {
        raw = Trim(raw);
        if (raw.IsEmpty)
        {
            return null;
        }

        Span<char> plain = stackalloc char[Math.Min(raw.Length, 512)];
        raw = raw[..plain.Length];
        var spaced = raw.Contains(' ');
        var used = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '_' || (c == '.' && !spaced && !InAcronym(raw, i)) || char.IsWhiteSpace(c) || char.IsControl(c))
            {
                c = ' ';
            }

            if (c == ' ' && (used == 0 || plain[used - 1] == ' '))
            {
                continue;
            }

            plain[used++] = c;
        }

        var text = Trim(plain[..used]);
        return text.IsEmpty ? null : text.ToString();
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> raw)
    {
        const string Before = " \t._-–—,:;)]}】」~|/\\+*=★☆>'";
        const string After = " \t_-–—,:;([{【「~|/\\+*=★☆<";
        raw = raw.TrimStart(Before).TrimEnd(After);
        // "Mr." keeps its dot only inside; the last goes unless an acronym ends there.
        while (raw.Length > 2 && raw[^1] == '.' && !(raw[^3] is '.' or ' ' && char.IsLetter(raw[^2])))
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
