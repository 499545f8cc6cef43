using System.ComponentModel;

namespace Hybrid.Reviewing;

/// <summary>What the doctor found, in the order of its checks.</summary>
public sealed record Diagnosis
{
    [Description("The worst of the findings.")]
    public required Severity Severity { get; init; }

    [Description("Of the program that looked.")]
    public required string Version { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public static Diagnosis Of(string version, IReadOnlyList<Finding> findings) =>
        new()
        {
            Severity = findings.Select(f => f.Severity).DefaultIfEmpty(Severity.Ok).Max(),
            Version = version,
            Findings = findings,
        };
}

/// <summary>One thing that was tried, and what came of it. Holds no secret.</summary>
public sealed record Finding
{
    [Description(
        "What was looked at: settings, data_folder, ledger, library, placing, room, clock, transmission, tmdb, plex, hook, service, mcp_client, notify or daemon."
    )]
    public required string Check { get; init; }

    public required Severity Severity { get; init; }

    [Description("What was found. May quote untrusted names from outside.")]
    public required string What { get; init; }

    [Description("Why it matters.")]
    public string? Why { get; init; }

    [Description("The setting or the command that fixes it.")]
    public string? Mend { get; init; }

    [Description("A line for the settings file, guessed from what lies on the disk.")]
    public string? Proposal { get; init; }

    public static Finding Ok(string check, string what) =>
        new()
        {
            Check = check,
            Severity = Severity.Ok,
            What = what,
        };

    public static Finding Warning(string check, string what, string why, string mend) =>
        new()
        {
            Check = check,
            Severity = Severity.Warning,
            What = what,
            Why = why,
            Mend = mend,
        };

    public static Finding Error(string check, string what, string why, string mend) =>
        new()
        {
            Check = check,
            Severity = Severity.Error,
            What = what,
            Why = why,
            Mend = mend,
        };
}

public enum Severity
{
    Ok,

    /// <summary>It works, but worse than it could, or not for ever.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}
