using System.CommandLine;
using Hybrid.Daemon.Setup;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>Asks for the settings, writes the settings file, and runs the doctor.</summary>
public static class SetupCommand
{
    public static Command Create(Output output)
    {
        var command = new Command(
            "setup",
            "Ask for the settings, test each answer, write the settings file (readable only by you), and run the doctor."
        );
        Dictionary<string, Option<string?>> options = new(StringComparer.Ordinal);
        foreach (SetupQuestion question in SetupStep.All.SelectMany(s => s.Questions))
        {
            var option = new Option<string?>(question.Option)
            {
                HelpName = "VALUE",
                Description = $"Sets {question.Key} without asking; - means none.",
            };
            options[question.Key] = option;
            command.Add(option);
        }

        var quiet = new Option<bool>("--no-questions") { Description = "Ask nothing. Settings without an argument stay as they are." };
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
            output.Error($"{file} could not be written: {e.Message}");
            return ExitCode.Refused;
        }

        output.Say($"The settings were written to {file}.");
        foreach (string key in answers.Keys.Where(place.Environment.ContainsKey))
        {
            output.Error($"Warning: {key} is also set in the environment, and that value wins over the file.");
        }

        return await DoctorCommand.RunAsync(output, asJson: false, cancellationToken);
    }
}
