using System.Text;
using Hybrid.Settings;

namespace Hybrid.Daemon.Hooks;

/// <summary>Writes the program's path and environment into the script, because Transmission starts it without any.</summary>
internal static class HookScript
{
    public static string Name => OperatingSystem.IsWindows() ? "on-torrent-complete.cmd" : "on-torrent-complete";

    /// <param name="program">Absolute.</param>
    /// <param name="environment">The variables that the program needs to find its settings and its runtime.</param>
    /// <param name="workingDir">Null = anywhere.</param>
    public static string ForPosix(
        string template,
        string program,
        IEnumerable<KeyValuePair<string, string>> environment,
        string? workingDir
    )
    {
        StringBuilder lines = new StringBuilder().Append("program=").Append(ShellWord.Of(program)).Append('\n');
        foreach ((string name, string value) in environment)
        {
            lines.Append(name).Append('=').Append(ShellWord.Of(value)).Append("; export ").Append(name).Append('\n');
        }

        if (workingDir is not null)
        {
            lines.Append("cd ").Append(ShellWord.Of(workingDir)).Append(" || exit 1\n");
        }

        return Between(template.ReplaceLineEndings("\n"), "# -- installed --\n", "# -- /installed --\n", lines.ToString());
    }

    /// <exception cref="NotSupportedException">A path holds a character that is special to cmd.exe.</exception>
    public static string ForWindows(
        string template,
        string program,
        IEnumerable<KeyValuePair<string, string>> environment,
        string? workingDir
    )
    {
        StringBuilder lines = new StringBuilder().Append("set \"program=").Append(Plain(program)).Append("\"\r\n");
        foreach ((string name, string value) in environment)
        {
            lines.Append("set \"").Append(name).Append('=').Append(Plain(value)).Append("\"\r\n");
        }

        if (workingDir is not null)
        {
            lines.Append("cd /d \"").Append(Plain(workingDir)).Append("\"\r\n");
        }

        return Between(template.ReplaceLineEndings("\r\n"), "rem -- installed --\r\n", "rem -- /installed --\r\n", lines.ToString());
    }

    public static string Template(string name)
    {
        using Stream stored = typeof(HookScript).Assembly.GetManifestResourceStream($"Hybrid.Hooks.{name}")!;
        using var reader = new StreamReader(stored);
        return reader.ReadToEnd();
    }

    private static string Plain(string text) =>
        text.AsSpan().ContainsAny("\"%\r\n")
            ? throw new NotSupportedException("A .cmd file cannot contain a path with a quote, a percent sign or a line break.")
            : text;

    private static string Between(string template, string begin, string end, string lines)
    {
        int from = template.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return template[..from] + lines + template[template.IndexOf(end, StringComparison.Ordinal)..];
    }
}
