using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Hybrid.EndToEnd;

/// <summary>
/// A daemon and two reviewers under load on one ledger, any of them killed at random moments, over and over, and a person at the command line
/// who decides beside them. PLEX_MCP_KILLS and PLEX_MCP_ITEMS make it longer (docs/reliability.md has the last long run), PLEX_MCP_SEED repeats the choices of a run.
/// </summary>
public sealed class KillTests : IAsyncLifetime
{
    private static readonly int Kills = Number("PLEX_MCP_KILLS", 12);
    private static readonly int Items = Number("PLEX_MCP_ITEMS", 300);

    /// <summary>So many downloads lie there undecided or unplaced at a time.</summary>
    private const int Backlog = 200;

    private readonly TemporaryDisk _disk = new();
    private readonly Random _random = new(Number("PLEX_MCP_SEED", 1));
    private readonly ConcurrentDictionary<long, bool> _acknowledged = [];
    private readonly ConcurrentBag<string> _complaints = [];
    private readonly HashSet<int> _checked = [];
    private readonly Dictionary<string, int> _numbers = Enumerable
        .Range(0, Items)
        .ToDictionary(NumberedFilms.FileName, StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private long _leftToCommandLine;
    private int _commands;
    private int _decidedByCommand;
    private LoopbackServer _tmdb = null!;
    private ServiceProvider _ledger = null!;

    public async ValueTask InitializeAsync()
    {
        _tmdb = await NumberedFilms.StartAsync();
        _ledger = new ServiceCollection().AddLedger(_disk.At("data")).BuildServiceProvider();
        _disk.Folder("ingest");
        _disk.Folder("made");
        _disk.Folder("library", "Movies");
        _disk.Folder("library", "TV Shows");
    }

    [Fact]
    public async Task Nothing_is_lost_doubled_stuck_or_acknowledged_and_then_lost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGKILL is what is tried here.");
        CancellationTokenSource end = _end;
        using var daemon = new Victim(() => Start("Daemon", "plex-mcp-daemon", "run"), isHeard: true);
        using var reviewer = new Victim(() => Start("McpReviewer", "plex-mcp"), isHeard: false);
        using var second = new Victim(() => Start("McpReviewer", "plex-mcp"), isHeard: false);
        Victim[] victims = [daemon, daemon, reviewer, second];
        var reviewing = Task.WhenAll(ReviewAsync(reviewer, end.Token), ReviewAsync(second, end.Token), CommandAsync(end.Token));
        int made = 0;
        int settled = 0;
        int kills = 0;
        long nextKill = 0;
        var elapsed = Stopwatch.StartNew();
        TimeSpan patience = TimeSpan.FromMinutes(2) + (TimeSpan.FromSeconds(4) * Kills) + (TimeSpan.FromSeconds(0.3) * Items);
        while (settled < Items || kills < Kills)
        {
            Assert.False(reviewing.IsCompleted, $"Reviewing ended: {reviewing.Exception}");
            Assert.True(elapsed.Elapsed < patience, $"Stuck: {settled} of {made} are settled. {Said(daemon)}");
            for (; made < Items && made < settled + Backlog; made++)
            {
                Make(made);
            }

            if (kills < Kills && elapsed.ElapsedMilliseconds >= nextKill)
            {
                victims[_random.Next(victims.Length)].Kill();
                kills++;
                // One in five dies while it starts up.
                nextKill = elapsed.ElapsedMilliseconds + (_random.Next(5) == 0 ? _random.Next(50, 600) : _random.Next(600, 3000));
            }

            await Task.Delay(50, end.Token);
            settled = await CheckSettledAsync();
        }

        await end.CancelAsync();
        await reviewing;
        reviewer.End();
        second.End();
        daemon.End();
        await CheckLedgerAsync();
        Assert.Equal(0, daemon.Locked + reviewer.Locked + second.Locked);
        Assert.True(_decidedByCommand > 0, $"None of {_commands} commands decided anything.");
        TestContext.Current.SendDiagnosticMessage(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kills} kills ({daemon.Kills} of the daemon, {reviewer.Kills + second.Kills} of two reviewers), {Items} items, {_acknowledged.Count} acknowledged decisions ({_decidedByCommand} by {_commands} commands), {elapsed.Elapsed.TotalSeconds:0} s"
            )
        );
        Assert.Empty(_complaints);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _end.Dispose();
        await _tmdb.DisposeAsync();
        await _ledger.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _disk.Dispose();
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private void Make(int number)
    {
        string file = _disk.At("made", NumberedFilms.FileName(number));
        File.WriteAllBytes(file, Content(number));
        File.Delete(_disk.At("ingest", NumberedFilms.FileName(number)));
        Directory.Move(file, _disk.At("ingest", NumberedFilms.FileName(number)));
    }

    private static byte[] Content(int number) => TestFile.Content("film.mkv", 8192, number);

    /// <summary>Looks at every item that came to its end since the last call, and takes its source away, as people do.</summary>
    private async Task<int> CheckSettledAsync()
    {
        if (!File.Exists(_disk.At("data", "ledger.db")))
        {
            return 0;
        }

        try
        {
            await using LedgerDb db = await NewDbAsync();
            List<IngestItem> ended = await db
                .Items.AsNoTracking()
                .Include(i => i.Files)
                    .ThenInclude(f => f.Placement)
                .Where(i => i.State == ItemState.Finished || i.State == ItemState.Rejected)
                .OrderByDescending(i => i.ChangedAt)
                .Take(Backlog * 2)
                .ToListAsync();
            foreach (IngestItem item in ended)
            {
                Check(item);
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 1)
        {
            // The first daemon is still making the tables.
        }

        return _checked.Count;
    }

    private void Check(IngestItem item)
    {
        if (!_numbers.TryGetValue(item.Name, out int number) || !_checked.Add(number))
        {
            return;
        }

        string source = _disk.At("ingest", item.Name);
        if (!File.Exists(source) || !File.ReadAllBytes(source).SequenceEqual(Content(number)))
        {
            _complaints.Add($"The source of {item.Name} is not what it was.");
        }

        Placement? placement = item.Files.Single().Placement;
        if (item.State == ItemState.Finished && (placement is null || !File.ReadAllBytes(placement.To).SequenceEqual(Content(number))))
        {
            _complaints.Add($"{item.Name} is finished, and its file is not in the library.");
        }

        File.Delete(source);
    }

    private async Task CheckLedgerAsync()
    {
        await using LedgerDb db = await NewDbAsync();
        Assert.Null(await LedgerBackup.DamageAsync(db, CancellationToken.None));
        List<IngestItem> items = await db
            .Items.AsNoTracking()
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .Include(i => i.History)
            .AsSplitQuery()
            .ToListAsync();
        Assert.Equal(Items, items.Count);
        Assert.Equal(Items, items.Select(i => i.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(items, item => Assert.True(item.State is ItemState.Finished or ItemState.Rejected, $"{item.Name} is {item.State}."));
        Assert.All(
            items.Where(i => i.State == ItemState.Finished),
            item => Assert.Single(item.History, h => h.Event == HistoryEvent.Placed)
        );
        Assert.Equal(
            items.Where(i => i.State == ItemState.Finished).Select(i => i.Files.Single().Placement!.To).Order(StringComparer.Ordinal),
            _disk.Files("library").Select(f => _disk.At("library", f)).Order(StringComparer.Ordinal)
        );
        var byId = items.ToDictionary(i => i.Id);
        Assert.All(
            _acknowledged,
            decision => Assert.Equal(decision.Value ? ItemState.Finished : ItemState.Rejected, byId[decision.Key].State)
        );
    }

    /// <summary>Decides what waits, one in five against; remembers what was acknowledged.</summary>
    private async Task ReviewAsync(Victim reviewer, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            Process process = reviewer.Process;
            try
            {
                await ReviewWithAsync(process, end);
            }
            catch (Exception) when (end.IsCancellationRequested || process.WaitForExit(TimeSpan.FromSeconds(5)))
            {
                // It was killed in the middle of a word.
            }
        }
    }

    private async Task ReviewWithAsync(Process process, CancellationToken end)
    {
        await using McpClient client = await McpClient.CreateAsync(
            new StreamClientTransport(process.StandardInput.BaseStream, process.StandardOutput.BaseStream),
            cancellationToken: end
        );
        while (!end.IsCancellationRequested)
        {
            CallToolResult queue = await client.CallToolAsync(
                "get_pending_queue",
                new Dictionary<string, object?> { ["limit"] = 50 },
                cancellationToken: end
            );
            JsonElement[] waiting = queue.IsError == true ? [] : [.. queue.StructuredContent!.Value.GetProperty("items").EnumerateArray()];
            foreach (JsonElement item in waiting)
            {
                long id = item.GetProperty("id").GetInt64();
                if (id == Interlocked.Read(ref _leftToCommandLine))
                {
                    continue;
                }

                bool approve = IsWanted(id);
                CallToolResult answer = await client.CallToolAsync(
                    approve ? "approve_pending" : "reject_pending",
                    new Dictionary<string, object?> { ["id"] = id },
                    cancellationToken: end
                );
                if (answer.IsError != true)
                {
                    _acknowledged[id] = approve;
                }
                else if (((TextContentBlock)answer.Content[0]).Text.Contains("locked", StringComparison.OrdinalIgnoreCase))
                {
                    _complaints.Add("A reviewer was told that the ledger is locked.");
                }
            }

            await Task.Delay(waiting.Length == 0 ? 200 : 1, end);
        }
    }

    private static bool IsWanted(long id) => id % 5 != 0;

    /// <summary>A third who decides: the real command, one at a time and never killed. Every other item it has for itself, the rest it may lose to a reviewer.</summary>
    private async Task CommandAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (await LastWaitingAsync() is not { } id)
            {
                await Task.Delay(200, CancellationToken.None);
                continue;
            }

            Interlocked.Exchange(ref _leftToCommandLine, _commands++ % 2 == 0 ? id : 0);
            using Process command = Start("Daemon", "plex-mcp-daemon", "approve", $"{id}");
            Task<string> said = command.StandardOutput.ReadToEndAsync(CancellationToken.None);
            string complained = await command.StandardError.ReadToEndAsync(CancellationToken.None);
            await command.WaitForExitAsync(CancellationToken.None);
            Interlocked.Exchange(ref _leftToCommandLine, 0);
            bool isApproved = command.ExitCode == 0 && (await said).StartsWith($"Item {id} is approved", StringComparison.Ordinal);
            bool isLate = command.ExitCode == 4 && complained.Contains($"Item {id} was approved", StringComparison.Ordinal);
            if (isApproved)
            {
                _acknowledged[id] = true;
                _decidedByCommand++;
            }
            else if (!isLate)
            {
                _complaints.Add($"approve {id} ended with exit code {command.ExitCode}: {await said}{complained}");
            }
        }
    }

    /// <summary>The reviewers begin at the other end.</summary>
    private async Task<long?> LastWaitingAsync()
    {
        if (!File.Exists(_disk.At("data", "ledger.db")))
        {
            return null;
        }

        try
        {
            await using LedgerDb db = await NewDbAsync();
            List<long> waiting = await db.Items.Where(i => i.State == ItemState.AwaitingReview).Select(i => i.Id).ToListAsync();
            return waiting.Where(IsWanted).Select(id => (long?)id).Max();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 1)
        {
            // The first daemon is still making the tables.
            return null;
        }
    }

    private Process Start(string project, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Installation.Program(project, program), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = _disk.Root;
        start.Environment["PLEX_MCP_DATA_DIR"] = _disk.At("data");
        start.Environment["PLEX_MEDIA_ROOT"] = _disk.At("library");
        start.Environment["PLEX_INGEST_DIR"] = _disk.At("ingest");
        start.Environment["TMDB_API_URL"] = _tmdb.Url.ToString();
        start.Environment["TMDB_API_KEY"] = "0123456789abcdef0123456789abcdef";
        start.Environment["TRANSMISSION_POLL_INTERVAL"] = "0.5";
        return Process.Start(start)!;
    }

    private Task<LedgerDb> NewDbAsync() => _ledger.GetRequiredService<IDbContextFactory<LedgerDb>>().CreateDbContextAsync();

    private static string Said(Victim victim) => $"The daemon said:\n{victim.Said}";

    /// <summary>A program that is started again whenever it was killed.</summary>
    private sealed class Victim : IDisposable
    {
        private readonly Func<Process> _start;
        private readonly bool _isHeard;
        private readonly List<string> _said = [];
        private readonly Lock _lock = new();

        /// <param name="start">Starts it.</param>
        /// <param name="isHeard">Whether its output is read here, and not by a client.</param>
        public Victim(Func<Process> start, bool isHeard)
        {
            _start = start;
            _isHeard = isHeard;
            Process = Begin();
        }

        public Process Process { get; private set; }

        public int Kills { get; private set; }

        /// <summary>How often it spoke of something locked.</summary>
        public int Locked { get; private set; }

        public string Said
        {
            get
            {
                lock (_lock)
                {
                    return string.Join('\n', _said.TakeLast(200));
                }
            }
        }

        /// <summary>SIGKILL; the next one starts at once.</summary>
        public void Kill()
        {
            Kills++;
            End();
            Process = Begin();
        }

        public void End()
        {
            Process.Kill();
            Process.WaitForExit();
        }

        /// <summary>Whatever came of the test: none of them lives on.</summary>
        public void Dispose()
        {
            End();
            Process.Dispose();
        }

        private Process Begin()
        {
            Process process = _start();
            process.ErrorDataReceived += (_, line) => Hear(line.Data ?? "");
            process.BeginErrorReadLine();
            if (_isHeard)
            {
                process.OutputDataReceived += (_, line) => Hear(line.Data ?? "");
                process.BeginOutputReadLine();
            }

            return process;
        }

        private void Hear(string line)
        {
            lock (_lock)
            {
                _said.Add(line);
                Locked += line.Contains("locked", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
        }
    }
}
