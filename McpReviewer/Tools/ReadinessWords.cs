using Hybrid.Ledger;
using Hybrid.Reviewer.Processes;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Tools;

/// <summary>What keeps the server from its work, and what mends it: with paths in full, and commands that can be pasted.</summary>
internal sealed class ReadinessWords(LedgerFile ledger, HybridSettings settings)
{
    private const int LongestFault = 300;

    private readonly string _daemon = DaemonProgram.Find(settings) is { } path ? DaemonCommand.Word(path) : DaemonCommand.Name;

    /// <summary>In mode mcp. The tool may not be offered.</summary>
    private string Start =>
        settings is { IsReviewerReadOnly: false } && settings.Toolsets.Contains(Toolset.Admin)
            ? "Call start_watcher."
            : "Ask the user to connect this server again: that starts it.";

    /// <summary>The sentence, with the daemon's path in the commands that it names.</summary>
    public string In(string sentence) => DaemonCommand.In(sentence, _daemon);

    public string Of(StartTrouble trouble) => In(trouble.Sentence);

    public Readiness Of(LedgerCheck check, ChildDaemon child) =>
        check switch
        {
            { Fitness: LedgerFitness.Missing or LedgerFitness.Older } when child.IsStarting => Readiness.Shut(
                ReadinessState.Starting,
                "The daemon is being started, and prepares the ledger. Call again in a few seconds."
            ),
            { Fitness: LedgerFitness.Missing } => Readiness.Shut(ReadinessState.NotSetUp, In(Missing(child))),
            { Cause: { } cause } when Of(cause) is { } found => found,
            { Fitness: LedgerFitness.Newer } => Readiness.Shut(
                ReadinessState.Degraded,
                In($"{check.Sentence} Then connect this server again. It is plex-mcp {ProductVersion.Text}, {Environment.ProcessPath}.")
            ),
            { Fitness: LedgerFitness.Older } => Readiness.Shut(ReadinessState.Degraded, In($"{check.Sentence}{Failed(child)}")),
            _ => Readiness.Shut(ReadinessState.Degraded, In(check.Sentence)),
        };

    /// <summary>The ledger can be read. What is wrong comes first, then what waits.</summary>
    public Readiness Of(Situation situation, IReadOnlyList<string> missingFolders, bool isStarting)
    {
        string[] wrong =
        [
            .. situation.Daemon.State == DaemonState.Running ? [] : new[] { Gone(situation, isStarting) },
            .. missingFolders.Select(f =>
                $"The library folder {f} is not there, so nothing is filed in it. Ask the user to mount its disk."
            ),
            .. situation.Failing.Select(f =>
                $"{f.Name} has failed for {Format.Duration(situation.Now - f.Since)}: {Untrusted.Quoted(f.Fault, LongestFault)}."
            ),
        ];
        return Readiness.Open(
            wrong.Length == 0 ? ReadinessState.Ready
                : isStarting ? ReadinessState.Starting
                : ReadinessState.Degraded,
            In(string.Join(' ', [.. wrong, Waiting(situation)]))
        );
    }

    private string Gone(Situation situation, bool isStarting)
    {
        if (isStarting)
        {
            return "The daemon is being started. What finished since it ran last is not known yet.";
        }

        DateTimeOffset since = situation.Daemon.StoppedAt ?? situation.Now.AddSeconds(-(situation.Daemon.HeartbeatAgeSeconds ?? 0));
        string gone =
            situation.Daemon.State == DaemonState.NeverStarted
                ? "No daemon has worked on this ledger yet."
                : $"The daemon has been gone for {Format.Duration(situation.Now - since)}: what finished since then is not known, and decisions wait until it runs again.";
        return settings.Mode == OperationMode.Mcp
            ? $"{gone} {Start}"
            : $"{gone} Ask the user to start it: plex-mcp-daemon service start, or, if it is no service, plex-mcp-daemon run.";
    }

    private static string Waiting(Situation situation) =>
        (situation.Waiting, situation.LastFiled) switch
        {
            (0, { } filed) => $"Nothing waits. Last filed: {ReviewWords.Title(filed.Name, filed.Year)} at {Format.Utc(filed.At)}.",
            (0, null) => "Nothing waits, and nothing was filed yet.",
            (1, _) => $"1 item waits, for {Format.Duration(situation.Now - situation.WaitingSince!.Value)}.",
            var (waiting, _) => $"{waiting} items wait, the oldest for {Format.Duration(situation.Now - situation.WaitingSince!.Value)}.",
        };

    /// <summary>Null if it is not an error that a person mends.</summary>
    public Readiness? Of(Exception e)
    {
        string? sentence =
            LedgerFault.IsLock(e)
                ? $"The ledger at {ledger.Path} is locked by another program, so it cannot be read now. Call again in a minute. If it stays so, ask the user to close that program: a database browser, or a backup. To see which it is: {(OperatingSystem.IsWindows() ? "Resource Monitor, CPU, Associated Handles, ledger.db" : $"lsof {DaemonCommand.Word(ledger.Path)}")}"
            : LedgerFault.Of(e) is not { } fault ? null
            : fault.Kind == LedgerFaultKind.Damaged ? Damaged()
            : $"{fault.Sentence} The ledger is {ledger.Path}.";
        return sentence is null ? null : Readiness.Shut(ReadinessState.Degraded, In(sentence));
    }

    private string Missing(ChildDaemon child) =>
        settings.Mode == OperationMode.Mcp
            ? $"There is no ledger yet at {ledger.Path}: the daemon, which makes it, has never run here.{(Failed(child) is { Length: > 0 } failed ? failed : $" {Start} If that fails, ask the user to run: plex-mcp-daemon run")}"
            : $"plex-mcp is not set up: there is no ledger at {ledger.Path}, so nothing is known of any download. Ask the user to run in a terminal: plex-mcp-daemon setup, and then: plex-mcp-daemon run. You can call diagnose to see what else is missing. (If the daemon runs already, it uses another PLEX_MCP_DATA_DIR than this server.)";

    private static string Failed(ChildDaemon child) =>
        child.AutoStart is { IsCompletedSuccessfully: true, Result: ChildStart.Failed or ChildStart.NotFound } tried
            ? $" Starting it failed: {tried.Result.Sentence}"
            : "";

    private string Damaged()
    {
        string folder = LedgerBackup.FolderOf(ledger);
        string? newest = Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFiles("*.db").MaxBy(f => f.LastWriteTimeUtc)?.FullName
            : null;
        return newest is not null
            ? $"The ledger at {ledger.Path} is damaged. Ask the user to stop the daemon, and then to restore the newest copy: plex-mcp-daemon restore {DaemonCommand.Word(newest)}"
            : $"The ledger at {ledger.Path} is damaged, and there is no copy in {folder}. Ask the user to stop the daemon, to restore a copy of their own (plex-mcp-daemon restore FILE) or to move the ledger away, and to start the daemon again. Downloads that are still there are then taken in again.";
    }
}
