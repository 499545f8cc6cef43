using System.Diagnostics;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Migrations;
using Hybrid.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Bench.Watching;

/// <summary>Processor time and memory of one check of an ingest folder in which everything was taken in: a full check, and one between two full ones.</summary>
internal static class SweepCost
{
    private const int FilesOfAFolder = 100;

    public static async Task<int> RunAsync(int files)
    {
        string root = Directory.CreateTempSubdirectory("plex-mcp-bench-").FullName;
        try
        {
            int loose = files / 100;
            Make(Path.Combine(root, "in"), files - loose, loose);
            Report.Line($"{files} files: {loose} loose ones, the others in folders of {FilesOfAFolder}.");
            await MeasureAsync(root, Path.Combine(root, "in"));

            int many = Math.Min(files, Daemon.Watching.Report.MostFiles - 2);
            string one = Path.Combine(root, "one", "Pack");
            Directory.CreateDirectory(one);
            for (int n = 0; n < many; n++)
            {
                await File.WriteAllTextAsync(Path.Combine(one, FormattableString.Invariant($"{n:x8}.{(n % 3 == 0 ? "mkv" : "txt")}")), "x");
            }

            Report.Line($"{many} files in one folder.");
            await MeasureAsync(Path.Combine(root, "second"), Path.Combine(root, "one"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(string root, string folder)
    {
        foreach (string each in Directory.EnumerateDirectories(folder).Append(folder))
        {
            Directory.SetLastWriteTimeUtc(each, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        }

        HybridSettings settings = new()
        {
            DataDir = Directory.CreateDirectory(Path.Combine(root, "data")).FullName,
            IngestDir = folder,
            TransmissionUrl = null,
            TransmissionPollInterval = TimeSpan.FromSeconds(0.1),
            IngestFullSweep = TimeSpan.FromHours(1),
        };
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(settings).BuildServiceProvider();
        await LedgerMigrator.MigrateAsync(
            services.GetRequiredService<LedgerFile>(),
            services.GetRequiredService<IDbContextFactory<LedgerDb>>(),
            TimeProvider.System,
            NullLogger.Instance,
            CancellationToken.None
        );
        FolderWatch watch = services.GetRequiredService<FolderWatch>();
        await watch.SweepAsync(CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(0.2));
        using var self = Process.GetCurrentProcess();
        (double took, Sweep taken) = await SecondsAsync(self, watch);
        self.Refresh();
        Report.Line(
            $"  taking in {taken.Taken.Count} items: {took:0.00} s of CPU; largest resident memory so far {self.PeakWorkingSet64 >> 20} MiB"
        );
        (double full, Sweep _) = await SecondsAsync(self, watch);
        await SecondsAsync(self, watch);
        (double idle, Sweep _) = await SecondsAsync(self, watch);
        Report.Line($"  a full check: {full:0.000} s of CPU; one in between: {idle:0.000} s; ratio {full / idle:0}");
    }

    private static async Task<(double Cpu, Sweep Sweep)> SecondsAsync(Process self, FolderWatch watch)
    {
        self.Refresh();
        TimeSpan before = self.TotalProcessorTime;
        Sweep sweep = await watch.SweepAsync(CancellationToken.None);
        self.Refresh();
        return ((self.TotalProcessorTime - before).TotalSeconds, sweep);
    }

    private static void Make(string folder, int packed, int loose)
    {
        for (int n = 0; n < packed; n++)
        {
            string pack = Path.Combine(folder, FormattableString.Invariant($"Show.{n / FilesOfAFolder:0000}"));
            if (n % FilesOfAFolder == 0)
            {
                Directory.CreateDirectory(pack);
            }

            File.WriteAllText(Path.Combine(pack, FormattableString.Invariant($"{n:x8}.txt")), "x");
        }

        for (int n = 0; n < loose; n++)
        {
            File.WriteAllText(Path.Combine(folder, FormattableString.Invariant($"Film.{n:x8}.mkv")), "x");
        }
    }
}
