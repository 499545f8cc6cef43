using System.CommandLine;
using Hybrid.Daemon.Placing;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>How the daemon and its neighbours are.</summary>
public static class StatusCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var command = new Command(
            "status",
            "Tell whether the daemon runs, how its neighbours are, and what waits. Exit code 0 when it runs, else 4."
        );
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        WatcherStatus status = await services.GetRequiredService<ReviewDesk>().StatusAsync(cancellationToken) with
                        {
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
                $"Version {status.Daemon.Version}, mode {status.Daemon.Mode}, process {status.Daemon.Pid}; now: {status.Daemon.Doing}"
            );
        }

        output.Say(
            $"{status.AwaitingReview} item(s) wait for a decision, {status.InWork} are in work, {status.Failing} have failed and will be tried again."
        );
        if (status.RecycledBytes is > 0 and var recycled)
        {
            output.Say($"What was replaced takes {Show.Bytes(recycled)} in the recycle folders: plex-mcp-daemon recycle list.");
        }

        foreach (UnlinkedLibrary library in status.Unlinked)
        {
            output.Say(library.Sentence);
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("neighbour", "state", "last contact", "next");
        foreach (NeighbourLine neighbour in status.Neighbours)
        {
            table.AddRow(
                new Text(neighbour.Name),
                new Text(neighbour.Fault ?? neighbour.Notice ?? "ok"),
                new Text(neighbour.LastOkAt is { } ok ? Show.Time(ok) : "never"),
                new Text(neighbour.NextAt is { } next ? Show.Time(next) : "")
            );
        }

        output.People.Write(table);
    }
}
