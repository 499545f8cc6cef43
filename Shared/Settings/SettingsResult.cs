using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>The result of reading the settings: all values, or all errors at once.</summary>
public abstract record SettingsResult(IReadOnlyList<SettingsWarning> Warnings)
{
    /// <param name="Values">Every setting in the table's order, for <c>plex-mcp-daemon config</c>.</param>
    public sealed record Loaded(HybridSettings Settings, IReadOnlyList<SettingValue> Values, IReadOnlyList<SettingsWarning> Warnings)
        : SettingsResult(Warnings);

    /// <summary>The daemon does not start: exit code 2. The MCP server starts, and each of its tools says what is wrong.</summary>
    /// <param name="Readable">The settings that could be read, and the defaults of the others: to say where things are, not to act on them.</param>
    public sealed record Invalid(IReadOnlyList<SettingError> Errors, IReadOnlyList<SettingsWarning> Warnings, HybridSettings Readable)
        : SettingsResult(Warnings);
}

/// <param name="Value">The value in force; masked if it is secret; null if there is none.</param>
/// <param name="Source">"environment", "PATH:LINE" or "default".</param>
public sealed record SettingValue(string Key, string? Value, string Source);

/// <param name="Key">The setting, or the settings file that could not be read.</param>
/// <param name="Value">The value that was given, masked if it is or may hold a secret; null if none was.</param>
/// <param name="Problem">What is wrong, as the end of a sentence about the setting, without a period: "must be true or false".</param>
/// <param name="Source">"environment", "PATH:LINE" or "default".</param>
public sealed record SettingError(string Key, string? Value, string Problem, string Source)
{
    public string Sentence =>
        Value is null or Secret.Mask ? $"{Key} ({Source}) {Problem}." : $"{Key} is \"{Value}\" ({Source}). It {Problem}.";
}

/// <summary>A problem that does not keep the program from starting.</summary>
/// <param name="Source">"environment", "PATH" or "PATH:LINE".</param>
public sealed record SettingsWarning(string Source, string Sentence)
{
    public override string ToString() => $"{Source}: {Sentence}";
}
