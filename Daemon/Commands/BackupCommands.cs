using System.CommandLine;
using System.Text.Json;
using Hybrid.Daemon.Backup;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>Copies the whole ledger while the daemon works, and restores such a copy.</summary>
public static class BackupCommands
{
    public static Command Backup(Output output, Option<bool> json)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The file to write. Default: a new file in \"backups\" in the data folder. An existing file is not overwritten.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("backup", "Copy the ledger to a file. The daemon may keep running.") { file };
        command.SetAction(
            (parsed, cancellationToken) =>
                DoAsync(
                    output,
                    parsed.GetValue(json),
                    settings => LedgerKeeping.BackUpAsync(settings.DataDir, Full(parsed.GetValue(file)), Now, cancellationToken)
                )
        );
        return command;
    }

    public static Command Restore(Output output, Option<bool> json)
    {
        var file = new Argument<string>("FILE") { Description = "A copy made by \"backup\" or by an upgrade." };
        var command = new Command(
            "restore",
            "Replace the ledger with a copy. Stop the daemon first. The current ledger is kept in \"backups\" in the data folder."
        )
        {
            file,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                DoAsync(
                    output,
                    parsed.GetValue(json),
                    settings => LedgerKeeping.RestoreAsync(settings.DataDir, Full(parsed.GetValue(file))!, Now, cancellationToken)
                )
        );
        return command;
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static string? Full(string? path) => string.IsNullOrEmpty(path) ? null : Path.GetFullPath(path);

    private static async Task<int> DoAsync(Output output, bool asJson, Func<HybridSettings, Task<BackupResult>> work)
    {
        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        BackupResult kept = await work(settings);
        bool done = kept is BackupResult.Copied or BackupResult.Restored;
        if (asJson)
        {
            output.Json(BackupAnswer.Of(kept), CommandJson.Default.BackupAnswer);
        }
        else if (done)
        {
            output.Say(ThisProgram.In(kept.Sentence));
        }
        else
        {
            output.Error(ThisProgram.In(kept.Sentence));
        }

        return done ? ExitCode.Ok
            : kept is BackupResult.DaemonRuns ? ExitCode.AlreadyRunning
            : ExitCode.Refused;
    }
}

/// <param name="Outcome">"copied", "restored", or why not: "daemon_runs", "refused".</param>
/// <param name="File">The copy.</param>
/// <param name="Previous">Where the ledger that was replaced is kept.</param>
internal sealed record BackupAnswer(string Outcome, string Sentence, string? File, string? Previous)
{
    public static BackupAnswer Of(BackupResult kept) =>
        new(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(kept.GetType().Name),
            kept.Sentence,
            (kept as BackupResult.Copied)?.File ?? (kept as BackupResult.Restored)?.File,
            (kept as BackupResult.Restored)?.Previous
        );
}
