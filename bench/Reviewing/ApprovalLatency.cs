using System.Diagnostics;
using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Bench.Reviewing;

/// <summary>How long it takes from an approval to the hard link in the library, with a resting daemon of another process.</summary>
internal static class ApprovalLatency
{
    public static async Task<int> RunAsync(string daemon)
    {
        string root = Directory.CreateTempSubdirectory("plex-mcp-bench-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "library", "Movies"));
        Directory.CreateDirectory(Path.Combine(root, "library", "TV Shows"));
        Directory.CreateDirectory(Path.Combine(root, "downloads"));
        var start = new ProcessStartInfo(daemon, ["run"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = root;
        start.Environment["PLEX_MCP_DATA_DIR"] = Path.Combine(root, "data");
        start.Environment["PLEX_MEDIA_ROOT"] = Path.Combine(root, "library");
        using Process ours = Process.Start(start)!;
        ours.BeginErrorReadLine();
        ours.BeginOutputReadLine();
        try
        {
            var settings = new HybridSettings { DataDir = Path.Combine(root, "data") };
            await using ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(settings).BuildServiceProvider();
            await UntilItRunsAsync(services);
            List<double> milliseconds = await ApproveAllAsync(services, root);

            // The first approval runs this program's own code for the first time too; that part is told by itself.
            Print("the first", milliseconds.Take(1));
            Print("the second", milliseconds.Skip(1).Take(1));
            Print($"the other {milliseconds.Count - 2}", milliseconds.Skip(2));
        }
        finally
        {
            ours.Kill();
            await ours.WaitForExitAsync();
            Directory.Delete(root, recursive: true);
        }

        return 0;
    }

    private static async Task UntilItRunsAsync(ServiceProvider services)
    {
        while (!File.Exists(Path.Combine(services.GetRequiredService<HybridSettings>().DataDir, "daemon.sock")))
        {
            await Task.Delay(100);
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
    }

    private static async Task<List<double>> ApproveAllAsync(ServiceProvider services, string root)
    {
        var ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
        var desk = services.GetRequiredService<ReviewDesk>();
        string movies = Path.Combine(root, "library", "Movies");
        var milliseconds = new List<double>();
        foreach (Title film in EmbeddedFilms())
        {
            long id = await QueueAsync(ledger, film, Path.Combine(root, "downloads"));
            int before = Videos(movies);
            await Task.Delay(200);
            var clock = Stopwatch.StartNew();
            ReviewOutcome outcome = await desk.ApproveAsync(new Approval { ItemId = id, By = Actor.CommandLine });
            if (outcome is not ReviewOutcome.Approved)
            {
                throw new InvalidOperationException(outcome.Sentence);
            }

            if (milliseconds.Count == 0)
            {
                Report.Line($"the first approval took the reviewer's side {clock.Elapsed.TotalMilliseconds:0} ms of what follows");
            }

            while (Videos(movies) == before)
            {
                await Task.Delay(1);
                if (clock.Elapsed > TimeSpan.FromMinutes(1))
                {
                    throw new TimeoutException($"{film.Name} was not placed; see the history of {root}.");
                }
            }

            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        }

        return milliseconds;
    }

    private static IEnumerable<Title> EmbeddedFilms()
    {
        using Stream file = typeof(ICatalog).Assembly.GetManifestResourceStream("Hybrid.Catalog.embedded.json")!;
        using JsonDocument catalogue = JsonDocument.Parse(file);
        return
        [
            .. catalogue
                .RootElement.GetProperty("movies")
                .EnumerateArray()
                .Select(film => new Title
                {
                    Id = new TitleId(TitleKind.Movie, film.GetProperty("tmdb").GetInt32()),
                    Name = film.GetProperty("name").GetString()!,
                    Year = film.GetProperty("year").GetInt32(),
                }),
        ];
    }

    private static int Videos(string movies) => Directory.EnumerateFiles(movies, "*.mkv", SearchOption.AllDirectories).Count();

    private static async Task<long> QueueAsync(IDbContextFactory<LedgerDb> ledger, Title film, string downloads)
    {
        string name = $"{film.Id.Tmdb}.mkv";
        await File.WriteAllBytesAsync(Path.Combine(downloads, name), new byte[4096]);
        DateTimeOffset now = DateTimeOffset.UnixEpoch.AddYears(56);
        IngestItem item = IngestItem.Create(name, now, "Made for a measurement.");
        item.Assessment = new Assessment
        {
            Verdict = VerdictKind.AskReviewer,
            Candidates =
            [
                new Candidate
                {
                    Id = film.Id,
                    Name = film.Name,
                    Year = film.Year,
                },
            ],
        };
        item.Files.Add(
            new ItemFile
            {
                Path = name,
                Bytes = 4096,
                ModifiedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(downloads, name))),
                Role = FileRole.Video,
            }
        );
        item.Move(ItemState.AwaitingReview, Actor.Daemon, "Left to a person.", now);
        var download = new Download
        {
            Source = DownloadSource.Manual,
            Key = $"path:{Path.Combine(downloads, name)}",
            Name = name,
            Root = downloads,
            SeenAt = now,
        };
        download.Items.Add(item);
        await using LedgerDb db = await ledger.CreateDbContextAsync();
        db.Downloads.Add(download);
        await db.SaveChangesAsync();
        return item.Id;
    }

    private static void Print(string what, IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        Report.Line(
            $"{what}: median {sorted[sorted.Length / 2]:0} ms, 95 % {sorted[(int)(sorted.Length * 0.95)]:0} ms, longest {sorted[^1]:0} ms"
        );
    }
}
