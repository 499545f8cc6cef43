using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Reports everything that is wrong with the settings at once.</summary>
internal static class SettingsFindings
{
    private const string Check = "settings";

    public static IReadOnlyList<Finding> Of(SettingsResult result)
    {
        IEnumerable<Finding> errors = result is SettingsResult.Invalid invalid
            ? invalid.Errors.Select(e =>
                Finding.Error(
                    Check,
                    e.Sentence,
                    "Neither the daemon nor the MCP server starts with this error. Nothing else was checked.",
                    $"Correct {e.Key}."
                )
            )
            : [Finding.Ok(Check, "The settings are valid.")];
        IEnumerable<Finding> warnings = result.Warnings.Select(w =>
            Finding.Warning(
                Check,
                w.ToString(),
                "The setting has no effect, or other users can read secrets.",
                "Correct what the warning names."
            )
        );
        return [.. errors, .. warnings];
    }
}
