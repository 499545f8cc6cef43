using Hybrid.Settings;

namespace Hybrid.Daemon.Services;

/// <summary>What an installation or removal changes: a file, and system commands.</summary>
/// <param name="File">Absolute; null on systems that keep services elsewhere (Windows).</param>
/// <param name="Text">The file's new content; null = it is removed.</param>
/// <param name="Steps">In order.</param>
internal sealed record ServicePlan(string? File, string? Text, IReadOnlyList<ToolCall> Steps);

/// <summary>A system command.</summary>
/// <param name="Program">Looked for on the PATH.</param>
/// <param name="Arguments">Never through a shell.</param>
internal sealed record ToolCall(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>A sentence about the consequence if the command fails; null = then the whole plan fails.</summary>
    public string? MayFail { get; init; }

    /// <summary>How long to wait for it to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The command as a person would type it.</summary>
    public string Line => string.Join(' ', Arguments.Prepend(Program).Select(Quoted));

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_=./:@%+,\\".Contains(c, StringComparison.Ordinal))
            ? word
            : ShellWord.Of(word);
}
