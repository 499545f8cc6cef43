using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>Reads the settings for a command, and prints what is wrong with them.</summary>
public static class LoadedSettings
{
    /// <returns>Null if they are wrong. Then every error has been printed, and the command ends with <see cref="ExitCode.Usage"/>.</returns>
    public static SettingsResult.Loaded? OrTell(Output output, bool warn = true)
    {
        SettingsResult result = SettingsLoader.LoadForThisProcess();
        if (warn)
        {
            foreach (SettingsWarning warning in result.Warnings)
            {
                output.Error($"Warning: {warning}");
            }
        }

        if (result is SettingsResult.Loaded loaded)
        {
            return loaded;
        }

        foreach (SettingError error in ((SettingsResult.Invalid)result).Errors)
        {
            output.Error($"Error: {error.Sentence}");
        }

        return null;
    }
}
