using System.Diagnostics;
using System.Globalization;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.Bench.Reviewing;

/// <summary>How long the read tools take in a ledger of many years, as a client sees it over stdio, and what the server's memory does over many calls. Linux.</summary>
internal static class ReviewerLatency
{
    private const int Rounds = 200;
    private const int WarmUps = 20;

    /// <summary>A slow tool is not asked 200 times.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private const int ManyCalls = 10_000;

    /// <param name="reviewer">The published plex-mcp.</param>
    /// <param name="items">A multiple of a hundred.</param>
    public static async Task<int> RunAsync(string reviewer, int items)
    {
        string root = Directory.CreateTempSubdirectory("plex-mcp-bench-").FullName;
        try
        {
            var clock = Stopwatch.StartNew();
            await FilledLedger.MakeAsync(root, items);
            long bytes = new FileInfo(Path.Combine(root, "data", "ledger.db")).Length;
            Report.Line($"{items} items, {bytes >> 20} MiB, made in {clock.Elapsed.TotalSeconds:0} s.");
            await MeasureAsync(root, reviewer);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        return 0;
    }

    private static async Task MeasureAsync(string root, string reviewer)
    {
        var transport = new StdioClientTransport(
            new StdioClientTransportOptions
            {
                Name = "plex-mcp",
                Command = reviewer,
                Arguments = ["--toolsets", "all"],
                EnvironmentVariables = new Dictionary<string, string?>
                {
                    ["HOME"] = root,
                    ["PLEX_MCP_DATA_DIR"] = Path.Combine(root, "data"),
                    ["PLEX_MEDIA_ROOT"] = Path.Combine(root, "library"),
                },
                StandardErrorLines = _ => { },
            }
        );
        await using McpClient client = await McpClient.CreateAsync(transport);
        Report.Line($"| tool | calls | p50, ms | p99 | most |");
        Report.Line($"|---|--:|--:|--:|--:|");
        foreach ((string words, string tool, Dictionary<string, object?> arguments) in Calls())
        {
            List<double> milliseconds = [];
            var all = Stopwatch.StartNew();
            // The first calls compile.
            for (int round = 0; round < Rounds + WarmUps && (all.Elapsed < Longest || milliseconds.Count < 10); round++)
            {
                var clock = Stopwatch.StartNew();
                CallToolResult answer = await client.CallToolAsync(tool, arguments);
                if (answer.IsError == true)
                {
                    throw new InvalidOperationException($"{words}: {((TextContentBlock)answer.Content[0]).Text}");
                }

                if (round >= WarmUps || all.Elapsed > Longest)
                {
                    milliseconds.Add(clock.Elapsed.TotalMilliseconds);
                }
            }

            milliseconds.Sort();
            Report.Line(
                $"| {words} | {milliseconds.Count} | {At(milliseconds, 0.5):0.0} | {At(milliseconds, 0.99):0.0} | {milliseconds[^1]:0.0} |"
            );
        }

        await MemoryAsync(client);
    }

    private static async Task MemoryAsync(McpClient client)
    {
        int process = Process.GetProcessesByName("plex-mcp").MaxBy(p => p.StartTime)!.Id;
        for (int call = 0; call <= ManyCalls; call++)
        {
            if (call % (ManyCalls / 5) == 0)
            {
                Report.Line($"after {call} calls more: resident {Resident(process)} MiB");
            }

            await client.CallToolAsync("get_pending_queue", new Dictionary<string, object?> { ["limit"] = 20 });
        }
    }

    private static (string Words, string Tool, Dictionary<string, object?> Arguments)[] Calls() =>
        [
            ("get_pending_queue", "get_pending_queue", []),
            ("get_pending_queue, by confidence", "get_pending_queue", new() { ["sort"] = "confidence" }),
            ("get_pending_queue, text", "get_pending_queue", new() { ["text"] = "Charade.1963.001" }),
            ("get_pending_item", "get_pending_item", new() { ["id"] = 1 }),
            ("get_watcher_status", "get_watcher_status", []),
            ("diagnose", "diagnose", []),
            ("get_ingest_history", "get_ingest_history", []),
            ("get_ingest_history, one item", "get_ingest_history", new() { ["id"] = 50 }),
            ("get_ingest_history, text", "get_ingest_history", new() { ["text"] = "Charade.1963.050" }),
            ("get_ingest_statistics", "get_ingest_statistics", []),
            ("list_rules", "list_rules", []),
        ];

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];

    private static int Resident(int process)
    {
        string line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
