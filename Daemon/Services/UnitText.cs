namespace Hybrid.Daemon.Services;

/// <summary>Words in a systemd unit (systemd.syntax(7), systemd.unit(5) on specifiers).</summary>
internal static class UnitText
{
    /// <summary>One word of a list, whatever it holds: quoted, and <c>%</c> doubled, since it begins a specifier.</summary>
    public static string Word(string text)
    {
        string plain = Value(text);
        return plain.All(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '\\' or ';' or '#'))
            ? plain
            : $"\"{plain.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The whole right side of a line that is no list. Nothing is quoted there.</summary>
    public static string Value(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>What <see cref="Word"/> was made of.</summary>
    public static string Plain(string word)
    {
        string inside = word.StartsWith('"')
            ? word[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", "\\", StringComparison.Ordinal)
            : word;
        return inside.Replace("%%", "%", StringComparison.Ordinal);
    }

    /// <summary>A path that no unit can hold: a line ends a value, and a backslash at the end joins it with the next line.</summary>
    public static bool CanHold(string path) => !path.Any(char.IsControl) && !path.EndsWith('\\') && !path.EndsWith(' ');

    /// <summary>systemd refuses quotes and backslashes in the path to a program, however they are quoted.</summary>
    public static bool CanRun(string program) => CanHold(program) && program.AsSpan().IndexOfAny("\"'\\") < 0;
}
