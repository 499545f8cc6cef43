using FluentValidation.Results;
using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>Reads the settings: the process's environment wins over the settings file, which wins over the defaults.</summary>
public static class SettingsLoader
{
    private const string FromEnvironment = "environment";
    private const string FromDefault = "default";

    /// <param name="environment">The process's environment.</param>
    /// <param name="homeDir">Empty if there is none.</param>
    /// <param name="workingDir">Absolute.</param>
    public static SettingsResult Load(IReadOnlyDictionary<string, string> environment, string homeDir, string workingDir)
    {
        environment = ClientForm.Filled(environment);
        SettingsPlace place = new(environment, homeDir, workingDir);
        var file = SettingsFile.Find(place);
        List<SettingError> errors = [];
        if (file.Problem is not null)
        {
            errors.Add(new SettingError(file.Path!, null, file.Problem, "settings file"));
        }

        Dictionary<string, Given> given = [];
        HybridSettings settings = new() { DataDir = "" };
        foreach (Setting setting in SettingsTable.All)
        {
            Given? value = Find(setting, environment, file);
            if (value is null)
            {
                settings = setting.Derive?.Invoke(settings, place) ?? settings;
                continue;
            }

            given[setting.Key] = value;
            if (setting.Read(settings, value.Text, place) is { } read)
            {
                settings = read;
            }
            else
            {
                errors.Add(new SettingError(setting.Key, Masked(setting, value.Text), $"must be {setting.Allowed}", value.Source));
            }
        }

        errors.AddRange(Broken(settings, given, [.. errors.Select(e => e.Key)]));
        IReadOnlyList<SettingsWarning> warnings = [.. file.Warnings(), .. Unknown(environment, file)];
        return errors.Count > 0
            ? new SettingsResult.Invalid(errors, warnings, settings)
            : new SettingsResult.Loaded(settings, [.. SettingsTable.All.Select(s => Value(s, settings, given))], warnings);
    }

    /// <summary>Loads the settings of the running process. From then on, names are read with the words of its VOCABULARY_FILE.</summary>
    public static SettingsResult LoadForThisProcess()
    {
        SettingsPlace place = PlaceOfThisProcess();
        SettingsResult result = Load(place.Environment, place.HomeDir, place.WorkingDir);
        if (result is SettingsResult.Loaded { Settings.VocabularyFile: { } words })
        {
            words.Use();
        }

        return result;
    }

    public static SettingsPlace PlaceOfThisProcess()
    {
        Dictionary<string, string> environment = [];
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            environment[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return new SettingsPlace(
            environment,
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            Environment.CurrentDirectory
        );
    }

    private static Given? Find(Setting setting, IReadOnlyDictionary<string, string> environment, SettingsFile file)
    {
        Given? value =
            environment.TryGetValue(setting.Key, out string? text) ? new Given(text, FromEnvironment)
            : file.Content.Find(setting.Key) is { } entry ? new Given(entry.Value, file.At(entry.Line))
            : null;

        // Spaces at the ends are a mistake, except perhaps in a password.
        value = value is null || setting.IsSecret ? value : value with { Text = value.Text.Trim() };
        return value is { Text.Length: 0 } && !setting.EmptyMeansNone ? null : value;
    }

    private static IEnumerable<SettingError> Broken(HybridSettings settings, Dictionary<string, Given> given, HashSet<string> alreadyWrong)
    {
        foreach (ValidationFailure failure in new SettingsRules().Validate(settings).Errors)
        {
            // A value that could not be read is already reported; the rules saw its default.
            if (!alreadyWrong.Contains(failure.PropertyName))
            {
                Setting setting = SettingsTable.All.Single(s => s.Key == failure.PropertyName);
                given.TryGetValue(setting.Key, out Given? value);
                string? shown = value is null ? setting.ShownValue(settings) : Masked(setting, value.Text);
                yield return new SettingError(setting.Key, shown, failure.ErrorMessage, value?.Source ?? FromDefault);
            }
        }
    }

    private static IEnumerable<SettingsWarning> Unknown(IReadOnlyDictionary<string, string> environment, SettingsFile file)
    {
        HashSet<string> known = [.. SettingsTable.All.Select(s => s.Key)];
        foreach (EnvEntry entry in file.Content.Entries.Where(e => !known.Contains(e.Key)))
        {
            if (NearestSetting.BeginsLikeOurs(entry.Key) || NearestSetting.IsSlip(entry.Key))
            {
                yield return Warning(entry.Key, file.At(entry.Line));
            }
        }

        // Other programs use the environment too (PLEX_MEDIA_SERVER_HOME is Plex's own), so only a near miss of our names causes a warning.
        foreach (string key in environment.Keys.Where(k => !known.Contains(k) && NearestSetting.IsSlip(k)).Order(StringComparer.Ordinal))
        {
            yield return Warning(key, FromEnvironment);
        }

        static SettingsWarning Warning(string key, string source) =>
            new(source, $"{key} is not a setting of plex-mcp. Did you mean {NearestSetting.To(key)}?");
    }

    private static SettingValue Value(Setting setting, HybridSettings settings, Dictionary<string, Given> given) =>
        new(setting.Key, setting.ShownValue(settings), given.TryGetValue(setting.Key, out Given? value) ? value.Source : FromDefault);

    private static string Masked(Setting setting, string text) => setting.IsSecret ? Secret.Mask : SettingText.WithoutSecretsInUrl(text);

    private sealed record Given(string Text, string Source);
}
