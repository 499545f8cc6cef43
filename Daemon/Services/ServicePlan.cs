using Hybrid.Settings;

namespace Hybrid.Daemon.Services;

/// <summary>All that an installation, or its end, changes: a file, and commands of the system's.</summary>
/// <param name="File">Absolute; null where the system keeps services otherwise.</param>
/// <param name="Text">What the file will hold.</param>
/// <param name="Steps">In order.</param>
internal sealed record ServicePlan(string? File, string? Text, IReadOnlyList<ToolCall> Steps);

/// <summary>A command of the system's.</summary>
/// <param name="Program">Looked for on the PATH.</param>
/// <param name="Arguments">Never through a shell.</param>
internal sealed record ToolCall(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>What is lost where it fails, in a sentence; null = then everything has failed.</summary>
    public string? MayFail { get; init; }

    /// <summary>How long its end is waited for.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>As a person would type it.</summary>
    public string Line => string.Join(' ', Arguments.Prepend(Program).Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_=./:@%+,\\".Contains(c, StringComparison.Ordinal))
            ? word
            : ShellWord.Of(word);
}
