using System.Text;

namespace Hybrid.Settings;

/// <summary>The text of a .env file, read leniently: a line that cannot be read becomes a warning, never an exception.</summary>
/// <remarks>
/// <c>KEY=value</c>, optionally after <c>export</c>. A <c>#</c> begins a comment at the start of a line, and after an unquoted value if a
/// space is before it. 'Single quotes' are literal; "double quotes" know \n, \r, \t, \", \\ and \$.
/// Nothing is expanded: <c>$HOME</c> stays <c>$HOME</c>.
/// </remarks>
public sealed record EnvFile(IReadOnlyList<EnvEntry> Entries, IReadOnlyList<EnvWarning> Warnings)
{
    public static EnvFile Empty { get; } = new([], []);

    public static EnvFile Parse(string text)
    {
        List<EnvEntry> entries = [];
        List<EnvWarning> warnings = [];
        int number = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            // The line itself is never quoted in a warning: it may hold a password.
            if (!TryReadKey(line, out string key, out ReadOnlySpan<char> rest))
            {
                warnings.Add(new EnvWarning(number, "This line is not KEY=value and is ignored."));
            }
            else if (!TryReadValue(rest, out string value))
            {
                warnings.Add(new EnvWarning(number, $"The quotes of {key} are not closed, or text follows them. The line is ignored."));
            }
            else
            {
                if (entries.FindLast(e => e.Key == key) is { } earlier)
                {
                    warnings.Add(new EnvWarning(number, $"{key} is also set in line {earlier.Line}. The later line wins."));
                }

                entries.Add(new EnvEntry(key, value, number));
            }
        }

        return new EnvFile(entries, warnings);
    }

    /// <summary>The last line that sets this key, or null.</summary>
    public EnvEntry? Find(string key) => Entries.LastOrDefault(e => e.Key == key);

    private static bool TryReadKey(ReadOnlySpan<char> line, out string key, out ReadOnlySpan<char> rest)
    {
        key = "";
        rest = default;
        if (line.StartsWith("export ", StringComparison.Ordinal) || line.StartsWith("export\t", StringComparison.Ordinal))
        {
            line = line["export".Length..].TrimStart();
        }

        int equals = line.IndexOf('=');
        if (equals < 1)
        {
            return false;
        }

        ReadOnlySpan<char> name = line[..equals].TrimEnd();
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        key = name.ToString();
        rest = line[(equals + 1)..];
        return !char.IsAsciiDigit(name[0]);
    }

    private static bool TryReadValue(ReadOnlySpan<char> rest, out string value)
    {
        ReadOnlySpan<char> text = rest.Trim();
        if (text.IsEmpty || text[0] is not ('"' or '\''))
        {
            value = WithoutComment(rest).Trim().ToString();
            return true;
        }

        StringBuilder read = new();
        char quote = text[0];
        for (int i = 1; i < text.Length; i++)
        {
            char c = text[i];
            if (c == quote)
            {
                value = read.ToString();
                ReadOnlySpan<char> after = text[(i + 1)..].TrimStart();
                return after.IsEmpty || after[0] == '#';
            }

            if (quote == '"' && c == '\\' && i + 1 < text.Length)
            {
                i++;
                read.Append(Unescape(text[i]));
            }
            else
            {
                read.Append(c);
            }
        }

        value = "";
        return false;
    }

    private static string Unescape(char c) =>
        c switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' or '\\' or '$' => c.ToString(),
            // Any other escape stays as it is written, so "C:\Media" needs no doubling.
            _ => $"\\{c}",
        };

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> rest)
    {
        for (int i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '#' && rest[i - 1] is (' ' or '\t'))
            {
                return rest[..i];
            }
        }

        return rest;
    }
}

/// <param name="Line">From 1.</param>
public sealed record EnvEntry(string Key, string Value, int Line);

/// <param name="Line">From 1.</param>
public sealed record EnvWarning(int Line, string Sentence);
