using System.Diagnostics;
using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.Bench.Reviewing;

/// <summary>How long it takes from a client's call of approve_pending to the hard link in the library: a real daemon, a real reviewer, both at rest.</summary>
internal static class ApprovalLatency
{
    /// <summary>Of a daemon and a reviewer that have just started.</summary>
    private const int FreshPairs = 5;

    /// <summary>A person has read the queue by then, and a daemon has been there longer.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <param name="daemon">The published plex-mcp-daemon.</param>
    /// <param name="reviewer">The published plex-mcp.</param>
    public static async Task<int> RunAsync(string daemon, string reviewer)
    {
        var first = new List<double>();
        var later = new List<double>();
        for (int pair = 0; pair < FreshPairs; pair++)
        {
            List<double> milliseconds = await OfAPairAsync(daemon, reviewer);
            first.Add(milliseconds[0]);
            later.AddRange(milliseconds.Skip(1));
        }

        Print($"the first approval of {FreshPairs} fresh pairs of daemon and reviewer", first);
        Print($"the {later.Count} later ones", later);
        return 0;
    }

    private static async Task<List<double>> OfAPairAsync(string daemon, string reviewer)
    {
        string root = Directory.CreateTempSubdirectory("plex-mcp-bench-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "library", "Movies"));
        Directory.CreateDirectory(Path.Combine(root, "library", "TV Shows"));
        Directory.CreateDirectory(Path.Combine(root, "downloads"));
        var environment = new Dictionary<string, string?>
        {
            ["HOME"] = root,
            ["PLEX_MCP_DATA_DIR"] = Path.Combine(root, "data"),
            ["PLEX_MEDIA_ROOT"] = Path.Combine(root, "library"),
        };
        var start = new ProcessStartInfo(daemon, ["run"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process ours = Process.Start(start)!;
        ours.BeginErrorReadLine();
        ours.BeginOutputReadLine();
        try
        {
            while (!File.Exists(Path.Combine(root, "data", "daemon.sock")))
            {
                await Task.Delay(100);
            }

            await using ServiceProvider services = new ServiceCollection().AddLedger(Path.Combine(root, "data")).BuildServiceProvider();
            await using McpClient client = await McpClient.CreateAsync(
                new StdioClientTransport(
                    new StdioClientTransportOptions
                    {
                        Name = "plex-mcp",
                        Command = reviewer,
                        EnvironmentVariables = environment,
                        StandardErrorLines = _ => { },
                    }
                )
            );
            await Task.Delay(Settling);
            // Nobody decides without having looked.
            await client.CallToolAsync("get_pending_queue", new Dictionary<string, object?>());
            return await ApproveAllAsync(services.GetRequiredService<IDbContextFactory<LedgerDb>>(), client, root);
        }
        finally
        {
            ours.Kill();
            await ours.WaitForExitAsync();
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<List<double>> ApproveAllAsync(IDbContextFactory<LedgerDb> ledger, McpClient client, string root)
    {
        string movies = Path.Combine(root, "library", "Movies");
        var milliseconds = new List<double>();
        foreach (Title film in EmbeddedFilms())
        {
            long id = await QueueAsync(ledger, film, Path.Combine(root, "downloads"));
            int before = Videos(movies);
            await Task.Delay(200);
            var clock = Stopwatch.StartNew();
            Task<CallToolResult> call = client
                .CallToolAsync("approve_pending", new Dictionary<string, object?> { ["id"] = id, ["wait_seconds"] = 0 })
                .AsTask();
            while (Videos(movies) == before)
            {
                await Task.Delay(1);
                if (clock.Elapsed > TimeSpan.FromMinutes(1))
                {
                    throw new TimeoutException($"{film.Name} was not placed; see the history of {root}.");
                }
            }

            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
            if ((await call).IsError == true)
            {
                throw new InvalidOperationException(((TextContentBlock)(await call).Content[0]).Text);
            }
        }

        return milliseconds;
    }

    private static IEnumerable<Title> EmbeddedFilms()
    {
        using Stream file = typeof(ICatalog).Assembly.GetManifestResourceStream("Hybrid.Catalog.embedded.json")!;
        using var catalogue = JsonDocument.Parse(file);
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
        await TestFile.WriteAsync(Path.Combine(downloads, name), 4096);
        DateTimeOffset now = DateTimeOffset.UnixEpoch.AddYears(56);
        var item = IngestItem.Create(name, now, "Made for a measurement.");
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
                    Confidence = 1,
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
