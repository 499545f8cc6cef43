using System.CommandLine;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Reviewing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Reads the library folders now. A running daemon does it, so that the two are not in each other's way.</summary>
internal static class LibraryScanCommand
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(2);

    public static Command Create(Output output, Option<bool> json)
    {
        var all = new Option<bool>("--all") { Description = "Read every folder again, not only those whose time has changed." };
        var command = new Command("scan", "Read the library folders into the index now. Changes nothing in the library.") { all };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    services => RunAsync(output, services, parsed.GetValue(all), parsed.GetValue(json), cancellationToken),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Output output,
        IServiceProvider services,
        bool all,
        bool asJson,
        CancellationToken cancellationToken
    )
    {
        TimeProvider time = services.GetRequiredService<TimeProvider>();
        DateTimeOffset began = time.GetUtcNow();
        WatcherStatus status = await services.GetRequiredService<ReviewDesk>().StatusAsync(cancellationToken);
        // False if the daemon has not yet begun with any library folder; then this process does it.
        bool isDaemons =
            status.Daemon.State == DaemonState.Running
            && await LibraryScans.RequestAsync(services.GetRequiredService<IDbContextFactory<LedgerDb>>(), all, began, cancellationToken);
        Task scan = isDaemons
            ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken)
            : services.GetRequiredService<LibrarySweeps>().RunAsync(all, cancellationToken);
        IReadOnlyList<LibraryLine> lines;
        do
        {
            await Task.WhenAny(scan, Task.Delay(ProgressInterval, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            lines = await LinesAsync(services, cancellationToken);
            foreach (LibraryLine line in lines.Where(l => l.UnderWay && !asJson))
            {
                output.Error(line.Sentence);
            }
        } while (isDaemons ? await IsRequestedAsync(services, cancellationToken) : !scan.IsCompleted);

        if (!isDaemons)
        {
            await scan;
            lines = await LinesAsync(services, cancellationToken);
        }

        if (asJson)
        {
            output.Json(lines, LibraryJson.Default.IReadOnlyListLibraryLine);
        }
        else
        {
            foreach (LibraryLine line in lines)
            {
                output.Say(line.Sentence);
            }
        }

        return lines.All(l => l.FinishedAt >= began) ? ExitCode.Ok : ExitCode.Refused;
    }

    private static async Task<bool> IsRequestedAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await OpenAsync(services, cancellationToken);
        return await db.LibraryRoots.AnyAsync(r => r.RequestedAt != null, cancellationToken);
    }

    private static async Task<IReadOnlyList<LibraryLine>> LinesAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await OpenAsync(services, cancellationToken);
        return await LibraryLine.ReadAsync(db, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken);
    }

    private static Task<LedgerDb> OpenAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<LedgerDb>>().CreateDbContextAsync(cancellationToken);
}
