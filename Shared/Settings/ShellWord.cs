namespace Hybrid.Settings;

/// <summary>A text as one word of a POSIX shell, for scripts that we write and commands that we tell a person.</summary>
public static class ShellWord
{
    /// <summary>In single quotes, where nothing but the quote itself has a meaning.</summary>
    public static string Of(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
