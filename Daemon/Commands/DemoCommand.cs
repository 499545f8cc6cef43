using System.CommandLine;
using System.Diagnostics;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Logging;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace Hybrid.Daemon.Commands;

/// <summary>The whole way on made-up downloads and the embedded catalog: no key, no network, nothing outside one folder.</summary>
public static class DemoCommand
{
    /// <summary>Bears the mark of an earlier demo, so that no other folder is ever written to.</summary>
    private const string Mark = ".plex-mcp-demo";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static Command Create(Output output, Option<bool> json)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "An empty folder, or the folder of an earlier demo. Default: a new temporary folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(
            "demo",
            "Run the daemon on made-up downloads, in a folder of their own, and show what it does with each and why."
        )
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
            output.Error($"DIR is {root}, which is neither empty nor the folder of an earlier demo. Name another folder.");
            return ExitCode.Usage;
        }

        HybridSettings settings = Settings(root);
        var report = new DemoReport(output, root, settings, isQuiet: json);
        report.Begin();
        DataFolder.Create(settings.DataDir);
        File.WriteAllText(Path.Combine(root, Mark), "A folder of plex-mcp-daemon demo. It may be deleted.\n");
        int before = CountLibrary(settings);

        IReadOnlyList<IngestItem>? items = null;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using Logger log = LogSetup.Create("daemon", settings.DataDir, LogEventLevel.Information, [], toConsole: false);
        var watch = Stopwatch.StartNew();
        DaemonEnd daemon = await report.WithStatusAsync(() =>
        {
            DemoDownloads.Make(settings.IngestDir!, report.Progress);
            report.Progress("the daemon starts");
            return DaemonRun.RunAsync(
                settings,
                log,
                done.Token,
                started: async (services, stop) =>
                {
                    items = await WatchAsync(services, report, stop);
                    await done.CancelAsync();
                }
            );
        });
        if (daemon == DaemonEnd.AlreadyRunning)
        {
            output.Error($"Another demo runs in {root}. Wait until it ends, or name another folder.");
            return ExitCode.AlreadyRunning;
        }

        if (items is null || daemon == DaemonEnd.Failed)
        {
            output.Error($"The demo failed. The log in {Path.Combine(settings.DataDir, "logs")} says why.");
            return ExitCode.Failed;
        }

        if (json)
        {
            foreach (IngestItem item in items)
            {
                output.Json(Answer(item, settings), CommandJson.Default.DemoAnswer);
            }
        }

        report.End(items, Math.Max(0, CountLibrary(settings) - before), watch.Elapsed);
        return ExitCode.Ok;
    }

    private static HybridSettings Settings(string root) =>
        new()
        {
            DataDir = Path.Combine(root, "data"),
            IngestDir = Directory.CreateDirectory(Path.Combine(root, "downloads")).FullName,
            MediaRoot = Path.Combine(root, "library"),
            MoviesDirs = [Directory.CreateDirectory(Path.Combine(root, "library", "Movies")).FullName],
            TvDirs = [Directory.CreateDirectory(Path.Combine(root, "library", "TV Shows")).FullName],
            TransmissionUrl = null,
            TransmissionPollInterval = TimeSpan.FromMilliseconds(300),
        };

    /// <summary>Until every complete download has come to rest, and one more sweep has found nothing new.</summary>
    private static async Task<IReadOnlyList<IngestItem>> WatchAsync(
        IServiceProvider services,
        DemoReport report,
        CancellationToken cancellationToken
    )
    {
        IDbContextFactory<LedgerDb> ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
        report.FiledBefore(await ItemsAsync(ledger, cancellationToken));
        var elapsed = Stopwatch.StartNew();
        IReadOnlyList<IngestItem> items = [];
        for (int quiet = 0; quiet < 3 && elapsed.Elapsed < Longest; )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellationToken);
            items = await ItemsAsync(ledger, cancellationToken);
            int downloads = items.Select(i => i.DownloadId).Distinct().Count();
            int working = items.Count(i => Lifecycle.Working.Contains(i.State));
            quiet = downloads >= DemoDownloads.Complete && working == 0 ? quiet + 1 : 0;
            report.Filed(items);
            report.Progress($"{downloads} of {DemoDownloads.Complete} downloads found, {working} in work");
        }

        return items;
    }

    private static async Task<IReadOnlyList<IngestItem>> ItemsAsync(IDbContextFactory<LedgerDb> ledger, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        return await db
            .Items.AsNoTracking()
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .OrderBy(i => i.Id)
            .ToListAsync(cancellationToken);
    }

    private static int CountLibrary(HybridSettings settings) =>
        settings.LibraryDirs.Sum(d => Directory.EnumerateFiles(d, "*", SearchOption.AllDirectories).Count());

    private static DemoAnswer Answer(IngestItem item, HybridSettings settings) =>
        new(
            item.Id,
            Untrusted.Clean(item.Name),
            item.State.ToString(),
            BriefReasons.Text(item.Assessment?.Reasons ?? []),
            [
                .. item
                    .Files.Where(f => f.Placement is { State: PlacementState.Placed })
                    .Select(f => $"{Path.GetRelativePath(settings.MediaRoot!, f.Placement!.To)} ({f.Placement.Method})"),
            ]
        );
}
