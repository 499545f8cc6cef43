using System.Text.RegularExpressions;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>How a person starts this program, for commands that can be pasted.</summary>
internal static partial class ThisProgram
{
    private const string Name = "plex-mcp-daemon";

    private static readonly string Word = Find(Environment.ProcessPath, Environment.GetEnvironmentVariable("PATH"));

    /// <summary>"plex-mcp-daemon show 12", with the program's path where the PATH does not lead to it.</summary>
    public static string Run(string arguments) => $"{Word} {arguments}";

    /// <summary>The sentence, with the program's path in the commands that it names. Rooms below know only the program's name.</summary>
    public static string In(string sentence) => In(sentence, Word);

    internal static string In(string sentence, string word) => Command().Replace(sentence, _ => $"{word} ");

    /// <summary>The name where a command begins with it, not at the end of a path.</summary>
    [GeneratedRegex(@"(?<![\w/\\-])plex-mcp-daemon (?=[a-z-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Command();

    /// <param name="process">Path of the running program; another program's (a test's, dotnet's) does not count.</param>
    /// <param name="path">The PATH.</param>
    internal static string Find(string? process, string? path) =>
        process is null || !Path.GetFileNameWithoutExtension(process).Equals(Name, StringComparison.OrdinalIgnoreCase) ? Name
        : (path ?? "").Split(Path.PathSeparator).Contains(Path.GetDirectoryName(process), StringComparer.Ordinal) ? Name
        : !process.Contains(' ', StringComparison.Ordinal) ? process
        : OperatingSystem.IsWindows() ? $"\"{process}\""
        : ShellWord.Of(process);
}
