namespace Hybrid.Settings;

/// <summary>A text as one word of a POSIX shell, for our scripts and for commands that a person can paste.</summary>
public static class ShellWord
{
    /// <summary>In single quotes, where only the quote itself is special.</summary>
    public static string Of(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
