using System.CommandLine;
using Hybrid.Daemon.Setup;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>A short interview that writes the settings file, and ends with the doctor.</summary>
public static class SetupCommand
{
    public static Command Create(Output output)
    {
        var command = new Command(
            "setup",
            "Ask for the settings, try each answer at once, write them into the settings file (mode 0600), and end with the doctor."
        );
        Dictionary<string, Option<string?>> options = new(StringComparer.Ordinal);
        foreach (SetupQuestion question in SetupStep.All.SelectMany(s => s.Questions))
        {
            var option = new Option<string?>(question.Option)
            {
                Description = $"{question.Key}, instead of being asked for it; - is none.",
            };
            options[question.Key] = option;
            command.Add(option);
        }

        var quiet = new Option<bool>("--no-questions") { Description = "Ask nothing: what no argument answers stays as it is." };
        command.Add(quiet);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                Dictionary<string, string> given = new(StringComparer.Ordinal);
                foreach ((string key, Option<string?> option) in options)
                {
                    if (parsed.GetValue(option) is { } value)
                    {
                        given[key] = value;
                    }
                }

                return RunAsync(output, given, asks: !parsed.GetValue(quiet), cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Output output,
        IReadOnlyDictionary<string, string> given,
        bool asks,
        CancellationToken cancellationToken
    )
    {
        SettingsPlace place = SettingsLoader.PlaceOfThisProcess();
        string file = place.SettingsFiles().FirstOrDefault(File.Exists) ?? place.SettingsFiles().First();
        var interview = new SetupInterview(output, place, given, asks, TimeProvider.System);
        if (await interview.HoldAsync(cancellationToken) is not { } answers)
        {
            output.Error("Nothing was written.");
            return ExitCode.Usage;
        }

        try
        {
            SettingsFileWriter.Write(file, answers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.Error($"{file} cannot be written: {e.Message}");
            return ExitCode.Refused;
        }

        output.Say($"Written to {file}.");
        foreach (string key in answers.Keys.Where(place.Environment.ContainsKey))
        {
            output.Error($"Warning: {key} is set in the environment too, and that goes before the file.");
        }

        return await DoctorCommand.RunAsync(output, asJson: false, cancellationToken);
    }
}
