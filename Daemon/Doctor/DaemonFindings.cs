using System.Globalization;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether a daemon works on this ledger, judged by its lock, its heartbeat and its process id file.</summary>
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
        List<JobStatus> failing = [];
        int setAside = 0;
        if ((await schema.CheckAsync(cancellationToken)).Fitness == LedgerFitness.Ready)
        {
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            row = await db.Daemon.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            failing = await db.Jobs.AsNoTracking().OrderBy(j => j.Since).ToListAsync(cancellationToken);
            setAside = await db.SetAside.CountAsync(cancellationToken);
        }

        List<Finding> found =
        [
            Of(isLocked, DaemonLiveness.Of(row, time.GetUtcNow()), settings.Mode),
            .. failing.Select(job => OfJob(JobLine.Of(job))),
            .. OfSetAside(setAside),
        ];
        if (
            settings.PidFile is { } path
            && OfPidFile(path, await ReadAsync(path, cancellationToken), isLocked ? row?.Pid : null) is { } stale
        )
        {
            found.Add(stale);
        }

        return found;
    }

    /// <summary>The lock shows whether a daemon runs, the heartbeat whether it works. Pure.</summary>
    internal static Finding Of(bool isLocked, DaemonLiveness daemon, OperationMode mode) =>
        (isLocked, daemon.State) switch
        {
            (true, DaemonState.Running) when daemon.Version != ProductVersion.Text => Finding.Warning(
                Check,
                $"The running daemon has version {daemon.Version}, this program has {ProductVersion.Text}.",
                "The results of this check may not apply to that daemon.",
                "Restart the daemon."
            ),
            (true, DaemonState.Running) => Finding.Ok(Check, daemon.Sentence),
            (true, DaemonState.Silent) => Finding.Error(
                Check,
                $"The daemon holds the ledger, but its last heartbeat is {Format.Duration(TimeSpan.FromSeconds(daemon.HeartbeatAgeSeconds ?? 0))} old.",
                "It hangs: a disk may not respond, or it waits for the ledger.",
                "Check the disks and the log (plex-mcp-daemon logs), then restart the daemon."
            ),
            (true, _) => Finding.Warning(
                Check,
                "The daemon holds the ledger, but has not written a heartbeat yet.",
                "It is starting, or it is upgrading the ledger.",
                "Wait a minute, then run: plex-mcp-daemon status"
            ),
            (false, _) when mode == OperationMode.Mcp => Finding.Ok(
                Check,
                "No daemon runs. In mode mcp the MCP server starts it when a client connects."
            ),
            (false, DaemonState.Running or DaemonState.Silent) => Finding.Error(
                Check,
                "No daemon runs, and the last one did not shut down properly.",
                "It crashed or was killed. Nothing is taken in or filed until it runs again. Nothing is lost.",
                "Read its log (plex-mcp-daemon logs), then start it: plex-mcp-daemon run"
            ),
            _ => Finding.Warning(
                Check,
                "No daemon runs.",
                "Nothing is taken in or filed. Your decisions are kept and carried out when it runs again.",
                "Start it: plex-mcp-daemon run"
            ),
        };

    internal static Finding OfJob(JobLine job) =>
        Finding.Error(
            Check,
            $"The daemon's job {job.Name} has failed {job.Times} time(s) in a row since {Format.Utc(job.Since)}: {job.Fault}",
            "What the job does is not done until it works again. The daemon keeps trying.",
            "Read the log: plex-mcp-daemon logs --level error. If the error is not one of a disk or of the ledger, report it as a defect of plex-mcp."
        );

    internal static IEnumerable<Finding> OfSetAside(int entries) =>
        entries == 0
            ? []
            :
            [
                Finding.Warning(
                    Check,
                    $"{entries} torrent(s) or entries of the ingest folder are not taken in.",
                    "They are not filed, and no item shows them.",
                    "See why: plex-mcp-daemon list"
                ),
            ];

    /// <param name="text">The file's content; null if there is no file.</param>
    /// <param name="running">The process id of the daemon that holds the ledger; null if none does.</param>
    internal static Finding? OfPidFile(string path, string? text, int? running)
    {
        if (text is null || (running is { } pid && text.Trim() == pid.ToString(CultureInfo.InvariantCulture)))
        {
            return null;
        }

        return Finding.Warning(
            Check,
            running is null
                ? $"DAEMON_PID_FILE ({path}) is left over from a daemon that no longer runs."
                : $"DAEMON_PID_FILE ({path}) does not hold the process id of the running daemon.",
            "A script that uses the file would signal the wrong process. The daemon itself is not affected.",
            running is null
                ? $"Start the daemon, which writes the file again, or run: rm {ShellWord.Of(path)}"
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
