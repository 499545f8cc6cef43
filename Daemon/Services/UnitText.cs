namespace Hybrid.Daemon.Services;

/// <summary>Words in a systemd unit (systemd.syntax(7), systemd.unit(5) on specifiers).</summary>
internal static class UnitText
{
    /// <summary>One word of a list: quoted, with <c>%</c> doubled because it begins a specifier.</summary>
    public static string Word(string text)
    {
        string plain = Value(text);
        return plain.All(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '\\' or ';' or '#'))
            ? plain
            : $"\"{plain.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The value of a line that is not a list. systemd does not unquote it.</summary>
    public static string Value(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>The reverse of <see cref="Word"/>.</summary>
    public static string Plain(string word)
    {
        string inside = word.StartsWith('"')
            ? word[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", "\\", StringComparison.Ordinal)
            : word;
        return inside.Replace("%%", "%", StringComparison.Ordinal);
    }

    /// <summary>A unit cannot hold every path: a line break ends a value, and a backslash at the end joins the next line.</summary>
    public static bool CanHold(string path) => !path.Any(char.IsControl) && !path.EndsWith('\\') && !path.EndsWith(' ');

    /// <summary>systemd refuses quotes and backslashes in a program's path, even quoted ones.</summary>
    public static bool CanRun(string program) => CanHold(program) && program.AsSpan().IndexOfAny("\"'\\") < 0;
}
