using System.Diagnostics;
using Hybrid.Catalog;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Migrations;
using Hybrid.Settings;
using Hybrid.Videos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Bench.Placing;

/// <summary>The whole way of an approved item (plan, journal, disk, history, all flushed) beside cp, in one folder and one run.</summary>
internal static class PlacingSpeed
{
    private const int Gibibyte = 1 << 30;

    public static async Task<int> RunAsync(string? folder)
    {
        string root = Directory.CreateDirectory(Path.Combine(folder ?? Path.GetTempPath(), "plex-mcp-bench-placing")).FullName;
        try
        {
            Report.Line($"In {root}, on {new DriveInfo(root).DriveFormat}.");
            await LinksAsync(root, warmUp: true, packs: 2, filesEach: 50);
            // The compiler of a build that is not published goes on for some thousand items.
            await LinksAsync(root, warmUp: true, packs: 2000, filesEach: 1);
            await LinksAsync(root, warmUp: false, packs: 20, filesEach: 100);
            await LinksAsync(root, warmUp: false, packs: 500, filesEach: 1);
            await CopiesAsync(root);
            await ClonesAsync(root);
            await SparseAsync(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        return 0;
    }

    private static async Task LinksAsync(string root, bool warmUp, int packs, int filesEach)
    {
        await using Place place = await Place.MakeAsync(root, PlacementPreference.Hardlink);
        for (int pack = 1; pack <= packs; pack++)
        {
            await place.ApproveAsync(pack, filesEach, bytes: 4096);
        }

        Shell($"cp -al '{place.Downloads}' '{place.Root}/warm'");
        double cp = Seconds(() => Shell($"cp -al '{place.Downloads}' '{place.Root}/cp'"));
        double ours = await place.WorkAsync();
        int files = packs * filesEach;
        if (!warmUp)
        {
            Report.Line($"links, {packs} items of {filesEach}: {files / ours:0} files/s; cp -al: {files / cp:0} files/s (nothing flushed)");
        }
    }

    private static async Task CopiesAsync(string root)
    {
        List<double> ours = [];
        List<double> cp = [];
        for (int round = 0; round < 6; round++)
        {
            await using Place place = await Place.MakeAsync(root, PlacementPreference.Copy);
            string source = await place.ApproveAsync(1, 1, Gibibyte);
            // Who comes second finds the disk as the first has left it: each comes first in turn.
            bool first = round % 2 == 0;
            if (first)
            {
                Shell("sync");
                ours.Add(await place.WorkAsync());
            }

            Shell("sync");
            cp.Add(Seconds(() => Shell($"cp --reflink=never '{source}' '{place.Root}/cp' && sync '{place.Root}/cp'")));
            File.Delete(Path.Combine(place.Root, "cp"));
            if (!first)
            {
                Shell("sync");
                ours.Add(await place.WorkAsync());
            }

            Directory.Delete(place.Root, recursive: true);
        }

        Report.Line(
            $"copy of 1 GiB: {1024 / Median(ours):0} MiB/s; cp and fsync: {1024 / Median(cp):0} MiB/s; ratio {Median(cp) / Median(ours):0.00}"
        );
    }

    private static async Task ClonesAsync(string root)
    {
        await using Place place = await Place.MakeAsync(root, PlacementPreference.Clone);
        string source = await place.ApproveAsync(1, 100, bytes: 1 << 20);
        try
        {
            double cp = Seconds(() => Shell($"cp -r --reflink=always '{Path.GetDirectoryName(source)}' '{place.Root}/cp'"));
            double ours = await place.WorkAsync();
            Report.Line($"clones: {100 / ours:0} files/s; cp --reflink: {100 / cp:0} files/s (nothing flushed)");
        }
        catch (InvalidOperationException)
        {
            Report.Line($"clones: this file system has none");
        }
    }

    private static async Task SparseAsync(string root)
    {
        await using Place place = await Place.MakeAsync(root, PlacementPreference.Copy);
        await place.ApproveAsync(1, 1, 100L * Gibibyte);
        double seconds = await place.WorkAsync();
        using var self = Process.GetCurrentProcess();
        Report.Line(
            $"a file of 100 GiB without data: {seconds:0.0} s; most memory of the whole run {self.PeakWorkingSet64 / (1024 * 1024)} MiB"
        );
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Shell(string command)
    {
        using Process shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        string error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command}: {error}");
        }
    }

    /// <summary>Downloads, a library and a ledger of their own.</summary>
    private sealed class Place(string root, ServiceProvider services) : IAsyncDisposable
    {
        public string Root => root;

        public string Downloads => Path.Combine(root, "downloads");

        public static async Task<Place> MakeAsync(string under, PlacementPreference preference)
        {
            string root = Directory.CreateDirectory(Path.Combine(under, Path.GetRandomFileName())).FullName;
            var settings = new HybridSettings
            {
                DataDir = Path.Combine(root, "data"),
                MoviesDirs = [Directory.CreateDirectory(Path.Combine(root, "Movies")).FullName],
                TvDirs = [Directory.CreateDirectory(Path.Combine(root, "TV Shows")).FullName],
                TransmissionUrl = null,
                Placement = preference,
            };
            ServiceProvider services = new ServiceCollection()
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
                .AddEngine(settings)
                .AddSingleton<ICatalog, BenchTitles>()
                .BuildServiceProvider();
            await LedgerMigrator.MigrateAsync(
                LedgerFile.In(settings.DataDir),
                services.GetRequiredService<IDbContextFactory<LedgerDb>>(),
                TimeProvider.System,
                NullLogger.Instance,
                CancellationToken.None
            );
            return new Place(root, services);
        }

        /// <summary>A series of so many episodes, approved.</summary>
        /// <returns>The first file.</returns>
        public async Task<string> ApproveAsync(int number, int files, long bytes)
        {
            DateTimeOffset now = DateTimeOffset.UnixEpoch.AddYears(56);
            string name = $"Measured.{number}.S01";
            var item = IngestItem.Create(name, now, "Made for a measurement.");
            Directory.CreateDirectory(Path.Combine(Downloads, name));
            for (int episode = 1; episode <= files; episode++)
            {
                string path = $"{name}/Measured.{number}.S01E{episode:00}.mkv";
                string full = Path.Combine(Downloads, path);
                await WriteAsync(full, bytes);
                item.Files.Add(
                    new ItemFile
                    {
                        Path = path,
                        Bytes = bytes,
                        ModifiedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(full)),
                        Role = FileRole.Video,
                    }
                );
            }

            item.Move(ItemState.AwaitingReview, Actor.Daemon, "Left to a person.", now);
            Title title = BenchTitles.Series(number);
            item.Choose(title.Id, title.Name, title.Year, Actor.CommandLine);
            item.Move(ItemState.Approved, Actor.CommandLine, "Approved.", now);
            var download = new Download
            {
                Source = DownloadSource.Manual,
                Key = $"path:{number}",
                Name = name,
                Root = Downloads,
                SeenAt = now,
            };
            download.Items.Add(item);
            await using LedgerDb db = await services.GetRequiredService<IDbContextFactory<LedgerDb>>().CreateDbContextAsync();
            db.Downloads.Add(download);
            await db.SaveChangesAsync();
            return Path.Combine(Downloads, item.Files[0].Path);
        }

        /// <returns>Seconds.</returns>
        public async Task<double> WorkAsync()
        {
            var clock = Stopwatch.StartNew();
            await services.GetRequiredService<ItemWorker>().WorkAsync(services.GetRequiredService<PlaceStep>(), CancellationToken.None);
            double seconds = clock.Elapsed.TotalSeconds;
            await using LedgerDb db = await services.GetRequiredService<IDbContextFactory<LedgerDb>>().CreateDbContextAsync();
            return await db.Placements.Where(p => p.State != PlacementState.Placed).Select(p => p.Note).FirstOrDefaultAsync() is { } note
                ? throw new InvalidOperationException($"Not all was placed: {note}")
                : seconds;
        }

        /// <summary>Deletes nothing: for minutes ext4 passes over inodes that were just deleted, and what is measured next would pay for that.</summary>
        public ValueTask DisposeAsync() => services.DisposeAsync();

        /// <summary>Data up to a gibibyte, so that no file system saves itself the work; beyond it a hole.</summary>
        private static async Task WriteAsync(string path, long bytes)
        {
            await using FileStream file = File.Create(path);
            byte[] chunk = new byte[Math.Min(bytes, 1 << 20)];
            new Random(1).NextBytes(chunk);
            for (long written = 0; bytes <= Gibibyte && written < bytes; written += chunk.Length)
            {
                await file.WriteAsync(chunk);
            }

            file.Position = 0;
            byte[] header = TinyVideo.Header(bytes);
            await file.WriteAsync(header);

            file.SetLength(bytes);
        }
    }
}
