using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>One row of <see cref="SettingsTable"/>: the only place for everything about a key.</summary>
public sealed record Setting
{
    public required string Key { get; init; }

    /// <summary>The purpose, in a few words.</summary>
    public required string Meaning { get; init; }

    /// <summary>The allowed values, with the unit.</summary>
    public required string Allowed { get; init; }

    /// <summary>The default in words, if it depends on the machine or on another setting; otherwise null.</summary>
    public string? DefaultInWords { get; init; }

    /// <summary>Its value is masked wherever it is shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>It names a program that is started, or a file that is overwritten, so <c>./.env</c> may not set it.</summary>
    public bool IsNeverForeign { get; init; }

    /// <summary>The secret that is sent to this address. If it comes from elsewhere, <c>./.env</c> may not set the address.</summary>
    public string? GetsSecret { get; init; }

    /// <summary>An empty value means "none"; for all other keys it means the default.</summary>
    public bool EmptyMeansNone { get; init; }

    /// <summary>The default for people; empty if there is none.</summary>
    public string Default => DefaultInWords ?? Show(Defaults) ?? "";

    /// <summary>Reads the text into the settings; null if the text is not allowed.</summary>
    public required SettingReader Read { get; init; }

    /// <summary>The value in force as text; null if there is none.</summary>
    public required Func<HybridSettings, string?> Show { get; init; }

    /// <summary>Fills in a default that depends on the machine or on settings earlier in the table.</summary>
    public Func<HybridSettings, SettingsPlace, HybridSettings>? Derive { get; init; }

    private static HybridSettings Defaults { get; } = new() { DataDir = "" };

    public string? ShownValue(HybridSettings settings) =>
        Show(settings) is not { } text ? null
        : IsSecret ? Secret.Mask
        : text;
}

public delegate HybridSettings? SettingReader(HybridSettings settings, string text, SettingsPlace place);
