using System.Diagnostics;
using System.Globalization;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Migrations;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Bench.LibraryIndex;

/// <summary>Time, processor time and memory of the first scan of a library, of sweeps, and of the questions to the index. Linux.</summary>
internal static class LibraryCost
{
    public static async Task<int> RunAsync(int files)
    {
        string root = Directory.CreateTempSubdirectory("plex-mcp-bench-").FullName;
        try
        {
            string movies = Directory.CreateDirectory(Path.Combine(root, "Movies")).FullName;
            string series = Directory.CreateDirectory(Path.Combine(root, "TV Shows")).FullName;
            int made = MadeLibrary.Make(movies, series, files, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
            HybridSettings settings = new()
            {
                DataDir = Directory.CreateDirectory(Path.Combine(root, "data")).FullName,
                MoviesDirs = [movies],
                TvDirs = [series],
                TransmissionUrl = null,
            };
            Report.Line($"{made} files.");
            await using ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(settings).BuildServiceProvider();
            await LedgerMigrator.MigrateAsync(
                LedgerFile.In(settings.DataDir),
                services.GetRequiredService<IDbContextFactory<LedgerDb>>(),
                TimeProvider.System,
                NullLogger.Instance,
                CancellationToken.None
            );
            await MeasureAsync(services, movies);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(ServiceProvider services, string movies)
    {
        LibrarySweeps sweeps = services.GetRequiredService<LibrarySweeps>();
        // What is loaded for the first read is no growth by the library.
        await services.GetRequiredService<LibraryShelf>().ListAsync(kind: null, text: null, new Paging(1), CancellationToken.None);
        await MeasureAsync("first scan", () => sweeps.RunAsync(whole: false, CancellationToken.None));
        await MeasureAsync("sweep, nothing changed", () => sweeps.RunAsync(whole: false, CancellationToken.None));
        string folder = Directory.EnumerateDirectories(movies).First();
        await File.WriteAllTextAsync(Path.Combine(folder, "New (2001).mkv"), "x");
        await MeasureAsync("sweep, one folder changed", () => sweeps.RunAsync(whole: false, CancellationToken.None));
        await MeasureAsync("every folder again", () => sweeps.RunAsync(whole: true, CancellationToken.None));
        await AskAsync(services);
    }

    /// <summary>The second time, as the program of a person has to load what the first time loads.</summary>
    private static async Task AskAsync(ServiceProvider services)
    {
        LibraryShelf shelf = services.GetRequiredService<LibraryShelf>();
        var page = new Paging(50);
        (string What, Func<Task> Ask)[] questions =
        [
            ("list", () => shelf.ListAsync(kind: null, text: null, page, CancellationToken.None)),
            ("list --text", () => shelf.ListAsync(kind: null, "quiet", page, CancellationToken.None)),
            ("show", () => shelf.ShowAsync("Silent Night Show 0", kind: null, page, CancellationToken.None)),
            ("duplicates", () => shelf.DuplicatesAsync(page, CancellationToken.None)),
            ("orphans", () => services.GetRequiredService<LibraryOrphans>().FindAsync(kind: null, page, CancellationToken.None)),
            ("check", () => services.GetRequiredService<LibraryComparison>().FindAsync(page, CancellationToken.None)),
        ];
        foreach ((string what, Func<Task> ask) in questions)
        {
            await ask();
            TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var elapsed = Stopwatch.StartNew();
            await ask();
            cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Report.Line($"{what}: {elapsed.ElapsedMilliseconds} ms, {cpu.TotalMilliseconds:0} ms of processor time");
        }
    }

    private static async Task MeasureAsync(string what, Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var ended = new CancellationTokenSource();
        long before = ResidentKiB();
        long peak = before;
        var watching = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                peak = Math.Max(peak, ResidentKiB());
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        });
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var elapsed = Stopwatch.StartNew();
        await work();
        elapsed.Stop();
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        await ended.CancelAsync();
        await watching;
        GC.Collect();
        Report.Line(
            $"{what}: {elapsed.Elapsed.TotalSeconds:0.00} s, {cpu.TotalSeconds:0.00} s of processor time; resident {Mib(before)}, at most {Mib(peak)}, after {Mib(ResidentKiB())} MiB"
        );
    }

    private static string Mib(long kib) => (kib / 1024.0).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>proc(5): RssAnon of status.</summary>
    private static long ResidentKiB() =>
        long.Parse(
            File.ReadLines("/proc/self/status").First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal))[8..].Trim().Split(' ')[0],
            CultureInfo.InvariantCulture
        );
}
