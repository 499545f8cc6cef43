using System.Globalization;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether a daemon works on this ledger: by its lock, its heartbeat, and the file with its process id.</summary>
internal static class DaemonFindings
{
    private const string Check = "daemon";

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        LedgerSchema schema,
        IDbContextFactory<LedgerDb> ledger,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        bool isLocked = SingleDaemon.IsTaken(settings.DataDir);
        DaemonStatus? row = null;
        if ((await schema.CheckAsync(cancellationToken)).Fitness == LedgerFitness.Ready)
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            row = await db.Daemon.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        }

        List<Finding> found = [Of(isLocked, DaemonLiveness.Of(row, time.GetUtcNow()), settings.Mode)];
        if (
            settings.PidFile is { } path
            && OfPidFile(path, await ReadAsync(path, cancellationToken), isLocked ? row?.Pid : null) is { } stale
        )
        {
            found.Add(stale);
        }

        return found;
    }

    /// <summary>The lock tells whether one lives, the heartbeat whether it works. Pure.</summary>
    internal static Finding Of(bool isLocked, DaemonLiveness daemon, OperationMode mode) =>
        (isLocked, daemon.State) switch
        {
            (true, DaemonState.Running) when daemon.Version != ProductVersion.Text => Finding.Warning(
                Check,
                $"The daemon that runs is of version {daemon.Version}, this program of {ProductVersion.Text}.",
                "What you were told here may not hold for it.",
                "Restart the daemon."
            ),
            (true, DaemonState.Running) => Finding.Ok(Check, daemon.Sentence),
            (true, DaemonState.Silent) => Finding.Error(
                Check,
                $"A daemon holds the ledger but has given no heartbeat for {Show.Age(TimeSpan.FromSeconds(daemon.HeartbeatAgeSeconds ?? 0))}.",
                "It hangs, perhaps in a disk that does not answer, or it waits for the ledger.",
                "See its log in the data folder's \"logs\"; look at the disks; then restart it."
            ),
            (true, _) => Finding.Warning(
                Check,
                "A daemon holds the ledger and has not written a heartbeat yet.",
                "It is just starting, or brings the ledger up to date.",
                "Wait a little, then run: plex-mcp-daemon status"
            ),
            (false, _) when mode == OperationMode.Mcp => Finding.Ok(
                Check,
                "No daemon runs. In mode mcp the reviewer starts it when a client connects."
            ),
            (false, DaemonState.Running or DaemonState.Silent) => Finding.Error(
                Check,
                "No daemon runs, and the last one did not end in good order.",
                "It crashed or was killed. Nothing is taken in or filed until it runs again; nothing is lost either.",
                "See its log in the data folder's \"logs\", then start it: plex-mcp-daemon run"
            ),
            _ => Finding.Warning(
                Check,
                "No daemon runs.",
                "Nothing is taken in or filed; what is decided meanwhile is carried out when it runs again.",
                "Start it: plex-mcp-daemon run"
            ),
        };

    /// <param name="text">What the file holds; null where there is none.</param>
    /// <param name="running">The process id of the daemon that holds the ledger; null where none does.</param>
    internal static Finding? OfPidFile(string path, string? text, int? running)
    {
        if (text is null || (running is { } pid && text.Trim() == pid.ToString(CultureInfo.InvariantCulture)))
        {
            return null;
        }

        return Finding.Warning(
            Check,
            running is null
                ? $"DAEMON_PID_FILE, {path}, is stale: no daemon runs."
                : $"DAEMON_PID_FILE, {path}, does not hold the process id of the daemon that runs.",
            "A script that goes by it would signal a stranger's process. The daemon itself does not mind.",
            running is null
                ? $"Start the daemon, which writes it anew, or run: rm {ShellWord.Of(path)}"
                : "Restart the daemon with this setting."
        );
    }

    private static async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
