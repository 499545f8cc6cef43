using System.Text.RegularExpressions;

namespace Hybrid.Settings;

/// <summary>The daemon's commands in sentences. Rooms below know only the program's name; a person can paste it with its path.</summary>
public static partial class DaemonCommand
{
    public const string Name = "plex-mcp-daemon";

    /// <summary>The path as one word of a command.</summary>
    public static string Word(string path) =>
        !path.Contains(' ', StringComparison.Ordinal) ? path
        : OperatingSystem.IsWindows() ? $"\"{path}\""
        : ShellWord.Of(path);

    /// <summary>The sentence, with this word in the commands that it names.</summary>
    public static string In(string sentence, string word) => Command().Replace(sentence, _ => $"{word} ");

    /// <summary>The name where a command begins with it, not at the end of a path.</summary>
    [GeneratedRegex(@"(?<![\w/\\-])plex-mcp-daemon (?=[a-z-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Command();
}
