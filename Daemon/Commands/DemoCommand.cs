using System.CommandLine;
using System.Diagnostics;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Logging;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>The whole way on made-up downloads and the embedded catalogue: no key, no network, nothing outside one folder.</summary>
public static class DemoCommand
{
    /// <summary>Bears the mark of an earlier demo, so that no other folder is ever written to.</summary>
    private const string Mark = ".plex-mcp-demo";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static Command Create(Output output, Option<bool> json)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "An empty folder, or that of an earlier demo; without it a temporary one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("demo", "Run the daemon on some twenty made-up downloads and show what it did with each and why.")
        {
            folder,
        };
        command.SetAction(
            (parsed, cancellationToken) => RunAsync(output, parsed.GetValue(folder), parsed.GetValue(json), cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(Output output, string? folder, bool json, CancellationToken cancellationToken)
    {
        string root = folder is null ? Directory.CreateTempSubdirectory("plex-mcp-demo-").FullName : Path.GetFullPath(folder);
        if (Directory.Exists(root) && !File.Exists(Path.Combine(root, Mark)) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            output.Error($"{root} is neither empty nor the folder of an earlier demo. Name another one.");
            return ExitCode.Usage;
        }

        HybridSettings settings = Settings(root);
        DataFolder.Create(settings.DataDir);
        File.WriteAllText(Path.Combine(root, Mark), "A folder of plex-mcp-daemon demo. It may be deleted.\n");
        DemoDownloads.Make(settings.IngestDir!);
        int before = CountLibrary(settings);

        DemoEnd? end = null;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using Logger log = LogSetup.Create("daemon", settings.DataDir, LogEventLevel.Information, [], toConsole: false);
        var watch = Stopwatch.StartNew();
        DaemonEnd daemon = await WithProgressAsync(
            output,
            json,
            progress =>
                DaemonRun.RunAsync(
                    settings,
                    log,
                    done.Token,
                    started: async (services, stop) =>
                    {
                        end = await WatchAsync(services, progress, stop);
                        await done.CancelAsync();
                    }
                )
        );
        if (daemon == DaemonEnd.AlreadyRunning)
        {
            output.Error($"A daemon already works in {root}.");
            return ExitCode.AlreadyRunning;
        }

        if (end is null || daemon == DaemonEnd.Failed)
        {
            output.Error($"The demo did not come to its end; {settings.DataDir} has the log.");
            return ExitCode.Failed;
        }

        Print(output, json, settings, end, CountLibrary(settings) - before, watch.Elapsed);
        return ExitCode.Ok;
    }

    private static HybridSettings Settings(string root) =>
        new()
        {
            DataDir = Path.Combine(root, "data"),
            IngestDir = Directory.CreateDirectory(Path.Combine(root, "downloads")).FullName,
            MediaRoot = Path.Combine(root, "library"),
            MoviesDir = Directory.CreateDirectory(Path.Combine(root, "library", "Movies")).FullName,
            TvDir = Directory.CreateDirectory(Path.Combine(root, "library", "TV Shows")).FullName,
            TransmissionUrl = null,
            TransmissionPollInterval = TimeSpan.FromMilliseconds(300),
        };

    private static async Task<DaemonEnd> WithProgressAsync(Output output, bool json, Func<Action<string>, Task<DaemonEnd>> run) =>
        json
            ? await run(_ => { })
            : await output.People.Status().StartAsync("starting the daemon", status => run(text => status.Status(text)));

    /// <summary>Until every complete download has come to rest, and one more sweep has found nothing new.</summary>
    private static async Task<DemoEnd> WatchAsync(IServiceProvider services, Action<string> progress, CancellationToken cancellationToken)
    {
        IDbContextFactory<LedgerDb> ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
        var elapsed = Stopwatch.StartNew();
        for (int quiet = 0; quiet < 3 && elapsed.Elapsed < Longest; )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellationToken);
            await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
            int downloads = await db.Downloads.CountAsync(cancellationToken);
            int working = await db.Items.CountAsync(i => Lifecycle.Working.Contains(i.State), cancellationToken);
            quiet = downloads >= DemoDownloads.Complete && working == 0 ? quiet + 1 : 0;
            progress($"{downloads} of {DemoDownloads.Complete} downloads taken in, {working} in work");
        }

        await using LedgerDb last = await ledger.CreateDbContextAsync(cancellationToken);
        List<IngestItem> items = await last
            .Items.AsNoTracking()
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .OrderBy(i => i.Id)
            .ToListAsync(cancellationToken);
        return new DemoEnd(items);
    }

    private static int CountLibrary(HybridSettings settings) =>
        new[] { settings.MoviesDir!, settings.TvDir! }.Sum(d => Directory.EnumerateFiles(d, "*", SearchOption.AllDirectories).Count());

    private static void Print(Output output, bool json, HybridSettings settings, DemoEnd end, int fresh, TimeSpan took)
    {
        DemoAnswer[] answers = [.. end.Items.Select(i => Answer(i, settings))];
        if (json)
        {
            foreach (DemoAnswer answer in answers)
            {
                output.Json(answer, CommandJson.Default.DemoAnswer);
            }

            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("item", "download", "came to", "where, or why it waits");
        foreach (DemoAnswer answer in answers)
        {
            string where = answer.Placed.Count > 0 ? string.Join('\n', answer.Placed) : answer.Why;
            table.AddRow(new Text($"{answer.Item}"), new Text(answer.Name), new Text(answer.State), new Text(where));
        }

        output.People.Write(table);
        string root = Path.GetDirectoryName(settings.DataDir)!;
        output.Say(
            $"{fresh} new file(s) in the library after {took.TotalSeconds:0.0} s. Everything is in {root}; deleting it undoes the demo."
        );
        output.Say("");
        output.Say("Decide the rest from the command line:");
        output.Say($"  export PLEX_MCP_DATA_DIR={ShellWord.Of(settings.DataDir)}");
        output.Say($"  {Program()} pending");
        output.Say($"  {Program()} approve {FirstPending(end)}");
        output.Say($"  {Program()} demo {ShellWord.Of(root)}      (the daemon carries it out)");
        output.Say("or from an MCP client, with this server:");
        output.Say(
            $$$"""  {"mcpServers": {"plex-mcp": {"command": "{{{ReviewerPath()}}}", "env": {"PLEX_MCP_DATA_DIR": "{{{settings.DataDir}}}", "PLEX_MEDIA_ROOT": "{{{settings.MediaRoot}}}"} } } }"""
        );
    }

    private static long FirstPending(DemoEnd end) =>
        end.Items.FirstOrDefault(i =>
            i is { State: ItemState.AwaitingReview, Assessment.Best: not null } && i.Files.Any(f => f.Role == FileRole.Video)
        )?.Id
        ?? 1;

    /// <summary>As the reader would call this program: from a clone through the SDK, else by its path.</summary>
    private static string Program() =>
        AppContext.BaseDirectory.Contains(Path.Combine("artifacts", "bin"), StringComparison.Ordinal)
            ? "dotnet run --project Daemon --"
            : Environment.ProcessPath ?? "plex-mcp-daemon";

    /// <summary>Beside this program in a published folder; in the build's own folder after a build of the solution.</summary>
    private static string ReviewerPath()
    {
        string name = OperatingSystem.IsWindows() ? "plex-mcp.exe" : "plex-mcp";
        string built = AppContext.BaseDirectory.Replace(
            $"{Path.DirectorySeparatorChar}Daemon{Path.DirectorySeparatorChar}",
            $"{Path.DirectorySeparatorChar}McpReviewer{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal
        );
        return Path.Combine(built, name);
    }

    private static DemoAnswer Answer(IngestItem item, HybridSettings settings) =>
        new(
            item.Id,
            Untrusted.Clean(item.Name),
            item.State.ToString(),
            string.Join(" ", item.Assessment?.Reasons.Select(r => r.Sentence) ?? []),
            [
                .. item
                    .Files.Where(f => f.Placement is { State: PlacementState.Placed })
                    .Select(f => $"{Path.GetRelativePath(settings.MediaRoot!, f.Placement!.To)} ({f.Placement.Method})"),
            ]
        );

    private sealed record DemoEnd(IReadOnlyList<IngestItem> Items);
}
