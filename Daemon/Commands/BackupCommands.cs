using System.CommandLine;
using System.Text.Json;
using Hybrid.Daemon.Backup;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>A whole copy of the ledger, made while the daemon works; and the way back to one.</summary>
public static class BackupCommands
{
    public static Command Backup(Output output, Option<bool> json)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "Where to; by default a new file in the data folder's \"backups\". Nothing is overwritten.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("backup", "Copy the ledger as it is now, also while the daemon runs.") { file };
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
        var file = new Argument<string>("FILE") { Description = "A copy that backup, or an upgrade, has made." };
        var command = new Command(
            "restore",
            "Make the ledger what a copy holds. Not while a daemon runs. The ledger as it was is kept in the data folder's \"backups\"."
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

    private static async Task<int> DoAsync(Output output, bool asJson, Func<HybridSettings, Task<Kept>> work)
    {
        if (LoadedSettings.OrTell(output) is not { Settings: var settings })
        {
            return ExitCode.Usage;
        }

        Kept kept = await work(settings);
        bool done = kept is Kept.Copied or Kept.Restored;
        if (asJson)
        {
            output.Json(BackupAnswer.Of(kept), CommandJson.Default.BackupAnswer);
        }
        else if (done)
        {
            output.Say(kept.Sentence);
        }
        else
        {
            output.Error(kept.Sentence);
        }

        return done ? ExitCode.Ok
            : kept is Kept.DaemonRuns ? ExitCode.AlreadyRunning
            : ExitCode.Refused;
    }
}

/// <param name="Outcome">"copied", "restored", or why not: "daemon_runs", "refused".</param>
/// <param name="File">The copy.</param>
/// <param name="Displaced">Where the ledger as it was is kept.</param>
internal sealed record BackupAnswer(string Outcome, string Sentence, string? File, string? Displaced)
{
    public static BackupAnswer Of(Kept kept) =>
        new(
            JsonNamingPolicy.SnakeCaseLower.ConvertName(kept.GetType().Name),
            kept.Sentence,
            (kept as Kept.Copied)?.File ?? (kept as Kept.Restored)?.File,
            (kept as Kept.Restored)?.Displaced
        );
}
