using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Catalog;
using Hybrid.Testing;
using Hybrid.Testing.Transmission;

namespace Hybrid.Bench.Watching;

/// <summary>How long it takes from the end of a torrent to its file in the library: by Transmission's script, with and without a daemon, and by the poll.</summary>
internal static class ScriptLatency
{
    private const int PollSeconds = 30;

    public static async Task<int> RunAsync(string program, int rounds)
    {
        using var home = new Home(program, await TransmissionDaemon.StartAsync());
        Queue<string> films = new(EmbeddedFilms());
        await home.WriteSettingsAsync(pollSeconds: 3600);
        await home.RunAsync("hook", "install", "--to", home.At("hook"));

        // The script is called here instead, so that the clock starts with it.
        await home.Transmission.Rpc.CallAsync("session-set", new JsonObject { ["script-torrent-done-enabled"] = false });
        List<double> returned = [];
        using (await home.StartDaemonAsync())
        {
            Print("script, daemon runs", await home.ByScriptAsync(films, rounds, returned));
        }

        Print("script, no daemon", await home.ByScriptAsync(films, rounds, returned));
        Print("the script returns after", returned);
        await home.WriteSettingsAsync(PollSeconds);
        using (await home.StartDaemonAsync())
        {
            Print($"poll every {PollSeconds} s", await home.ByPollAsync(films, rounds));
        }

        return 0;
    }

    private static IEnumerable<string> EmbeddedFilms()
    {
        using Stream file = typeof(ICatalog).Assembly.GetManifestResourceStream("Hybrid.Catalog.embedded.json")!;
        using var catalogue = JsonDocument.Parse(file);
        return
        [
            .. catalogue
                .RootElement.GetProperty("movies")
                .EnumerateArray()
                .Select(film => $"{film.GetProperty("name").GetString()}.{film.GetProperty("year").GetInt32()}.1080p.BluRay.x264-GRP.mkv"),
        ];
    }

    private static void Print(string what, IReadOnlyCollection<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        Report.Line(
            $"{what}: median {sorted[sorted.Length / 2]:0} ms, shortest {sorted[0]:0} ms, longest {sorted[^1]:0} ms, n = {sorted.Length}"
        );
    }

    /// <summary>An installation with a Transmission of its own.</summary>
    private sealed class Home(string program, TransmissionDaemon transmission) : IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
        private readonly string _root = Directory.CreateTempSubdirectory("plex-mcp-bench-").FullName;

        public TransmissionDaemon Transmission => transmission;

        private string Movies => At("library", "Movies");

        public string At(params ReadOnlySpan<string> parts) => Path.Combine([_root, .. parts]);

        public async Task WriteSettingsAsync(int pollSeconds)
        {
            Directory.CreateDirectory(Movies);
            Directory.CreateDirectory(At("library", "TV Shows"));
            Directory.CreateDirectory(At(".config", "plex-mcp"));
            await File.WriteAllLinesAsync(
                At(".config", "plex-mcp", ".env"),
                [
                    $"PLEX_MEDIA_ROOT={At("library")}",
                    $"PLEX_MCP_DATA_DIR={At("data")}",
                    $"TRANSMISSION_URL={transmission.Url}",
                    $"TRANSMISSION_POLL_INTERVAL={pollSeconds.ToString(CultureInfo.InvariantCulture)}",
                ]
            );
        }

        public async Task RunAsync(params string[] arguments)
        {
            using Process process = Start(program, arguments);
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
            }
        }

        public async Task<Running> StartDaemonAsync()
        {
            Process daemon = Start(program, "run");
            while (!File.Exists(At("data", "daemon.sock")))
            {
                await Task.Delay(100);
            }

            // Past its start, the rehearsal and the first poll.
            await Task.Delay(TimeSpan.FromSeconds(10));
            return new Running(daemon);
        }

        public async Task<List<double>> ByScriptAsync(Queue<string> films, int rounds, List<double> returned)
        {
            var milliseconds = new List<double>();
            for (int round = 0; round < rounds; round++)
            {
                string hash = await FinishAsync(films.Dequeue());
                int before = Videos();
                var clock = Stopwatch.StartNew();
                using Process script = Start("/usr/bin/env", "-i", $"TR_TORRENT_HASH={hash}", At("hook", "on-torrent-complete"));
                await script.WaitForExitAsync();
                returned.Add(clock.Elapsed.TotalMilliseconds);
                milliseconds.Add(await UntilPlacedAsync(clock, before));
            }

            return milliseconds;
        }

        public async Task<List<double>> ByPollAsync(Queue<string> films, int rounds)
        {
            var milliseconds = new List<double>();
            for (int round = 0; round < rounds; round++)
            {
                // The end of a download falls anywhere between two polls.
                await Task.Delay(TimeSpan.FromSeconds(round * PollSeconds / (double)rounds));
                int before = Videos();
                await FinishAsync(films.Dequeue());
                milliseconds.Add(await UntilPlacedAsync(Stopwatch.StartNew(), before));
            }

            return milliseconds;
        }

        public void Dispose()
        {
            transmission.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(_root, recursive: true);
        }

        private async Task<string> FinishAsync(string film)
        {
            await TestFile.WriteAsync(Path.Combine(transmission.DownloadDir, film), 200_000);
            string hash = await transmission.Rpc.AddAsync(TorrentFileMaker.Of(Path.Combine(transmission.DownloadDir, film)));
            await transmission.Rpc.UntilDoneAsync(hash);
            return hash;
        }

        private async Task<double> UntilPlacedAsync(Stopwatch clock, int before)
        {
            while (Videos() == before)
            {
                await Task.Delay(1);
                if (clock.Elapsed > Patience)
                {
                    throw new TimeoutException($"Nothing was placed; see the log in {At("data", "logs")}.");
                }
            }

            return clock.Elapsed.TotalMilliseconds;
        }

        private int Videos() => Directory.EnumerateFiles(Movies, "*.mkv", SearchOption.AllDirectories).Count();

        private Process Start(string file, params string[] arguments)
        {
            var start = new ProcessStartInfo(file, arguments)
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                WorkingDirectory = "/",
            };
            start.Environment["HOME"] = _root;
            start.Environment.Remove("XDG_CONFIG_HOME");
            Process process = Process.Start(start)!;
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            return process;
        }
    }

    private sealed class Running(Process daemon) : IDisposable
    {
        public void Dispose()
        {
            daemon.Kill();
            daemon.WaitForExit();
            daemon.Dispose();
        }
    }
}
