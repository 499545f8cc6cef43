using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>For a container's health check, which runs twice a minute. It reads one row of the ledger and touches no library disk.</summary>
internal static class HealthCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var command = new Command(
            "health",
            "Check whether the daemon's heartbeat is fresh, and nothing else. Exit code: 0 if it is, otherwise 4."
        );
        command.SetAction((parsed, cancellationToken) => RunAsync(output, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Output output, bool json, CancellationToken cancellationToken)
    {
        if (LoadedSettings.OrTell(output, warn: false) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        DaemonLiveness daemon = await LookAsync(settings.DataDir, cancellationToken);
        bool good = daemon.State == DaemonState.Running;
        if (json)
        {
            output.Json(daemon, ReviewingJson.Default.DaemonLiveness);
        }
        else if (good)
        {
            output.Say(ThisProgram.In(daemon.Sentence));
        }
        else
        {
            output.Error(ThisProgram.In(daemon.Sentence));
        }

        return good ? ExitCode.Ok : ExitCode.Refused;
    }

    private static async Task<DaemonLiveness> LookAsync(string dataDir, CancellationToken cancellationToken)
    {
        var file = LedgerFile.In(dataDir);
        if (!file.Exists)
        {
            return DaemonLiveness.Never($"There is no ledger yet at {file.Path}.");
        }

        try
        {
            await using ServiceProvider services = new ServiceCollection().AddLedger(dataDir).BuildServiceProvider();
            await using LedgerDb db = await services
                .GetRequiredService<IDbContextFactory<LedgerDb>>()
                .CreateDbContextAsync(cancellationToken);
            DaemonStatus? status = await db.Daemon.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            return DaemonLiveness.Of(status, TimeProvider.System.GetUtcNow());
        }
        catch (SqliteException e)
        {
            return DaemonLiveness.Never($"The ledger at {file.Path} cannot be read (SQLite error {e.SqliteErrorCode}).");
        }
    }
}
