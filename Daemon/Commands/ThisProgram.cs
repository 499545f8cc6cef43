using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>How a person starts this program, for commands that can be pasted.</summary>
internal static class ThisProgram
{
    private static readonly string Word = Find(Environment.ProcessPath, Environment.GetEnvironmentVariable("PATH"));

    /// <summary>"plex-mcp-daemon show 12", with the program's path where the PATH does not lead to it.</summary>
    public static string Run(string arguments) => $"{Word} {arguments}";

    /// <summary>The sentence, with the program's path in the commands that it names. Rooms below know only the program's name.</summary>
    public static string In(string sentence) => DaemonCommand.In(sentence, Word);

    /// <param name="process">Path of the running program; another program's (a test's, dotnet's) does not count.</param>
    /// <param name="path">The PATH.</param>
    internal static string Find(string? process, string? path) =>
        process is null || !Path.GetFileNameWithoutExtension(process).Equals(DaemonCommand.Name, StringComparison.OrdinalIgnoreCase)
            ? DaemonCommand.Name
        : (path ?? "").Split(Path.PathSeparator).Contains(Path.GetDirectoryName(process), StringComparer.Ordinal) ? DaemonCommand.Name
        : DaemonCommand.Word(process);
}
