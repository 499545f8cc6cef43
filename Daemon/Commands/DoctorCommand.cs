using System.CommandLine;
using Hybrid.Daemon.Doctor;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Checks everything that plex-mcp needs.</summary>
public static class DoctorCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var command = new Command(
            "doctor",
            "Check everything that plex-mcp needs. Print what does not work, why that matters and how to repair it. Exit code: 0 without errors, 2 if the settings are wrong, 4 for any other error."
        );
        command.SetAction((parsed, cancellationToken) => RunAsync(output, parsed.GetValue(json), cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(Output output, bool asJson, CancellationToken cancellationToken)
    {
        SettingsResult settings = SettingsLoader.LoadForThisProcess();
        Diagnosis diagnosis = await Checkup.ExamineAsync(settings, TimeProvider.System, cancellationToken);
        if (asJson)
        {
            output.Json(diagnosis, ReviewingJson.Default.Diagnosis);
        }
        else
        {
            Print(output, diagnosis);
        }

        return settings is SettingsResult.Invalid ? ExitCode.Usage
            : diagnosis.Severity == Severity.Error ? ExitCode.Refused
            : ExitCode.Ok;
    }

    private static void Print(Output output, Diagnosis diagnosis)
    {
        foreach (Finding finding in diagnosis.Findings)
        {
            Print(output, finding);
        }

        int errors = diagnosis.Findings.Count(f => f.Severity == Severity.Error);
        int warnings = diagnosis.Findings.Count(f => f.Severity == Severity.Warning);
        output.Say(errors + warnings == 0 ? "No problems found." : $"{errors} error(s), {warnings} warning(s).");
    }

    internal static void Print(Output output, Finding finding)
    {
        string color = finding.Severity switch
        {
            Severity.Error => "red",
            Severity.Warning => "yellow",
            _ => "green",
        };
        string word = finding.Severity.ToString().ToLowerInvariant();
        output.People.MarkupLine($"[{color}]{word, -8}[/]{finding.Check, -13} {Markup.Escape(ThisProgram.In(finding.What))}");
        foreach (string? more in new[] { finding.Why, finding.Mend is null ? null : $"→ {ThisProgram.In(finding.Mend)}" })
        {
            if (more is not null)
            {
                output.People.Write(new Padder(new Text(more)).Padding(22, 0, 0, 0));
            }
        }
    }
}
