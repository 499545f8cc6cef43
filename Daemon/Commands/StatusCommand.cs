using System.CommandLine;
using Hybrid.Daemon.Placing;
using Hybrid.Logging;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Shows the state of the daemon, of what it talks to, and of the queue.</summary>
public static class StatusCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var command = new Command(
            "status",
            "Show whether the daemon runs, whether Transmission, TMDb and the media servers answer, and what waits for you. Exit code: 0 if the daemon runs, otherwise 4."
        );
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        WatcherStatus status = await services.GetRequiredService<ReviewDesk>().StatusAsync(cancellationToken) with
                        {
                            LogTrouble = LogAccess.WhyNot(services.GetRequiredService<HybridSettings>().DataDir),
                            RecycledBytes = services.GetRequiredService<RecycleEmptying>().Files().Sum(f => f.Bytes),
                        };
                        if (parsed.GetValue(json))
                        {
                            output.Json(status, ReviewingJson.Default.WatcherStatus);
                        }
                        else
                        {
                            Print(output, status);
                        }

                        return status.Daemon.State == DaemonState.Running ? ExitCode.Ok : ExitCode.Refused;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void Print(Output output, WatcherStatus status)
    {
        output.Say(ReviewWords.Of(status.Daemon));
        if (status.Daemon.State == DaemonState.Running)
        {
            output.Say(
                $"Version {status.Daemon.Version}, mode {status.Daemon.Mode}, process {status.Daemon.Pid}. Doing: {status.Daemon.Doing}"
            );
        }

        output.Say(
            $"Items waiting for your decision: {status.AwaitingReview}. In work: {status.InWork}. Failing, and tried again: {status.Failing}."
        );
        if (status.LogTrouble is { } logs)
        {
            output.Say(logs);
        }

        if (status.RecycledBytes is > 0 and var recycled)
        {
            output.Say(
                $"Replaced files take {Format.Bytes(recycled)} in the recycle folders. List them: {ThisProgram.Run("recycle list")}"
            );
        }

        foreach (JobLine job in status.FailingJobs)
        {
            output.Say(job.Sentence);
        }

        if (status.SetAside is { Total: > 0 } aside)
        {
            SetAsideTable.Print(output, aside);
        }

        foreach (LibraryLine library in status.Libraries)
        {
            output.Say(library.Sentence);
        }

        foreach (ServerProblem problem in status.ServerProblems)
        {
            output.Say($"Item {problem.ItemId}: {problem.Sentence}");
        }

        foreach (UnlinkedLibrary library in status.Unlinked)
        {
            output.Say(library.Sentence);
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("connection", "state", "last contact", "next try");
        foreach (NeighborLine neighbor in status.Neighbors)
        {
            table.AddRow(
                new Text(neighbor.Name),
                new Text(neighbor.Fault ?? neighbor.Notice ?? "ok"),
                new Text(neighbor.LastOkAt is { } ok ? Format.Time(ok) : "never"),
                new Text(neighbor.NextAt is { } next ? Format.Time(next) : "")
            );
        }

        output.People.Write(table);
    }
}
