using System.Text.Json;
using Hybrid.Daemon.Services;

namespace Hybrid.Daemon.Commands;

/// <summary>Prints the outcome of a service command, for people or for programs.</summary>
internal static class ServiceReport
{
    public static int Plan(Output output, bool asJson, ServicePlan plan, IReadOnlyList<string> warnings)
    {
        if (asJson)
        {
            output.Json(
                new ServiceAnswer("planned", "Nothing was changed.", plan.File, plan.Text, [.. plan.Steps.Select(s => s.Line)], warnings),
                ServiceJson.Default.ServiceAnswer
            );
            return ExitCode.Ok;
        }

        Warn(output, warnings);
        if (plan.File is { } file)
        {
            output.Say($"{(plan.Text is null ? "Would remove" : "Would write")} {file}");
        }

        if (plan.Text is { } text)
        {
            output.Say("");
            foreach (string line in text.TrimEnd().Split('\n'))
            {
                output.Say($"    {line}");
            }

            output.Say("");
        }

        foreach (ToolCall step in plan.Steps)
        {
            output.Say($"Would run: {step.Line}");
        }

        return ExitCode.Ok;
    }

    public static async Task<int> TellAsync(
        Output output,
        bool asJson,
        Func<Task<ServiceOutcome>> work,
        string done,
        IReadOnlyList<string> warnings
    )
    {
        ServiceOutcome outcome;
        try
        {
            outcome = await work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(output, asJson, $"The service file could not be written: {e.Message}");
        }

        (bool isOk, string sentence) = outcome switch
        {
            ServiceOutcome.Done => (true, done),
            ServiceOutcome.Unchanged => (true, "The service is already installed like this, and runs. Nothing was changed."),
            ServiceOutcome.Missing => (true, "The service is not installed. Nothing was changed."),
            ServiceOutcome.Foreign foreign => (
                false,
                $"{foreign.What} was not made by plex-mcp-daemon. Nothing was changed. To replace or remove it anyway, add --force."
            ),
            ServiceOutcome.StepFailed failed => (false, $"{failed.Step.Line} failed: {failed.Why}"),
            _ => throw new ArgumentOutOfRangeException(nameof(work), outcome, "No such outcome."),
        };
        if (asJson)
        {
            output.Json(
                new ServiceAnswer(
                    JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name),
                    sentence,
                    outcome.Plan?.File,
                    Text: null,
                    [.. (outcome.Plan?.Steps ?? []).Select(s => s.Line)],
                    [.. warnings, .. outcome.Warnings]
                ),
                ServiceJson.Default.ServiceAnswer
            );
        }
        else
        {
            Warn(output, [.. warnings, .. outcome.Warnings]);
            if (isOk)
            {
                output.Say(ThisProgram.In(sentence));
            }
            else
            {
                output.Error(ThisProgram.In(sentence));
            }
        }

        return isOk ? ExitCode.Ok : ExitCode.Refused;
    }

    private static void Warn(Output output, IReadOnlyList<string> warnings)
    {
        foreach (string warning in warnings)
        {
            output.Error($"Warning: {warning}");
        }
    }

    public static int Refuse(Output output, bool asJson, string why)
    {
        if (asJson)
        {
            output.Json(new ServiceAnswer("refused", why, null, null, [], []), ServiceJson.Default.ServiceAnswer);
        }
        else
        {
            output.Error(ThisProgram.In(why));
        }

        return ExitCode.Refused;
    }
}
