using System.CommandLine;
using Hybrid.Settings;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Prints every setting, its value (secrets masked) and its source.</summary>
public static class ConfigCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var command = new Command("config", "Print every setting, its value and its source. Secrets are masked.");
        command.SetAction(parsed =>
        {
            if (LoadedSettings.OrTell(output) is not { } loaded)
            {
                return ExitCode.Usage;
            }

            if (parsed.GetValue(json))
            {
                foreach (SettingValue setting in loaded.Values)
                {
                    output.Json(new SettingAnswer(setting.Key, setting.Value, setting.Source), CommandJson.Default.SettingAnswer);
                }

                return ExitCode.Ok;
            }

            Table table = new Table().Border(TableBorder.Simple).AddColumns("setting", "value", "source");
            foreach (SettingValue setting in loaded.Values)
            {
                table.AddRow(new Text(setting.Key), new Text(setting.Value ?? "not set"), new Text(setting.Source));
            }

            output.People.Write(table);
            return ExitCode.Ok;
        });
        return command;
    }
}
