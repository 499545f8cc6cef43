using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Everything that is wrong with the settings, at once.</summary>
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
                    "With it neither the daemon nor the reviewer starts; nothing else could be checked.",
                    $"Correct {e.Key}."
                )
            )
            : [Finding.Ok(Check, "The settings can be read, and each by itself makes sense.")];
        IEnumerable<Finding> warnings = result.Warnings.Select(w =>
            Finding.Warning(Check, w.ToString(), "What was meant is not in force, or others can read what they should not.", "As it says.")
        );
        return [.. errors, .. warnings];
    }
}
