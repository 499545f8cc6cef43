using System.Diagnostics;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Hybrid.Testing.Transmission;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;

namespace Hybrid.EndToEnd;

/// <summary>The whole product on one machine: the built programs as processes, a real Transmission, a played TMDb and Plex.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly TemporaryDisk _disk = new();
    private readonly LoopbackServer _tmdb;
    private readonly ServiceProvider _ledger;
    private readonly List<string> _log = [];

    private Installation(TransmissionDaemon transmission, FakePlex plex, LoopbackServer tmdb, TemporaryDisk disk)
    {
        _disk = disk;
        _tmdb = tmdb;
        Transmission = transmission;
        Plex = plex;
        Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HOME"] = _disk.Folder("home"),
            ["PLEX_MCP_DATA_DIR"] = DataDir,
            ["PLEX_MEDIA_ROOT"] = _disk.At("library"),
            ["PLEX_URL"] = plex.Url.ToString(),
            ["PLEX_TOKEN"] = FakePlex.Token,
            ["TMDB_API_URL"] = tmdb.Url.ToString(),
            ["TMDB_API_KEY"] = Titles.Key,
            ["TRANSMISSION_URL"] = transmission.Url.ToString(),
            ["TRANSMISSION_POLL_INTERVAL"] = "0.5",
        };
        _ledger = new ServiceCollection().AddLedger(DataDir).BuildServiceProvider();
    }

    public TransmissionDaemon Transmission { get; }

    public FakePlex Plex { get; }

    /// <summary>What both programs are started with.</summary>
    public Dictionary<string, string?> Environment { get; }

    public Process? Daemon { get; private set; }

    public string DataDir => _disk.At("data");

    public string Movies => _disk.At("library", "Movies");

    public string Shows => _disk.At("library", "TV Shows");

    /// <summary>What the daemon has said so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return string.Join('\n', _log);
            }
        }
    }

    public static async Task<Installation> CreateAsync()
    {
        Assert.SkipWhen(TransmissionDaemon.SkipReason is not null, TransmissionDaemon.SkipReason ?? "");
        var disk = new TemporaryDisk();
        TransmissionDaemon transmission = await TransmissionDaemon.StartAsync();
        FakePlex plex = await FakePlex.StartAsync(
            FakePlex.Movies(disk.Folder("library", "Movies")),
            FakePlex.Shows(disk.Folder("library", "TV Shows"))
        );
        return new Installation(transmission, plex, await FakeTmdb.StartAsync(Titles.Data()), disk);
    }

    /// <summary>A program of this build, by its project's name; or the one in the folder of PLEX_MCP_PROGRAMS, which has them all.</summary>
    public static string Program(string project, string name)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(
            System.Environment.GetEnvironmentVariable("PLEX_MCP_PROGRAMS") ?? Repository.At("artifacts", "bin", project, configuration),
            OperatingSystem.IsWindows() ? name + ".exe" : name
        );
    }

    public async Task StartDaemonAsync()
    {
        Daemon = Start("run");
        await UntilAsync(
            "the daemon's first heartbeat",
            async db => await db.Daemon.AnyAsync(d => d.Pid == Daemon.Id && d.StoppedAt == null)
        );
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillDaemonAsync()
    {
        Daemon!.Kill();
        await Daemon.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager does it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndDaemonAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Daemon!.Id}"]);
        using var patience = new CancellationTokenSource(Hang.Limit);
        await Daemon.WaitForExitAsync(patience.Token);
        return Daemon.ExitCode;
    }

    /// <summary>Runs a command of the daemon's to its end.</summary>
    public Task<Ran> CommandAsync(params string[] arguments) => CommandWithInputAsync("", arguments);

    public async Task<Ran> CommandWithInputAsync(string input, params string[] arguments)
    {
        using Process process = New(arguments);
        process.Start();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(Hang.Limit);
        await process.WaitForExitAsync(patience.Token);
        return new Ran(process.ExitCode, await output, await errors);
    }

    /// <summary>A client of the MCP SDK, joined to the built reviewer over stdio.</summary>
    public Task<McpClient> ConnectReviewerAsync() =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Name = "plex-mcp",
                    Command = Program("McpReviewer", "plex-mcp"),
                    Arguments = ["--toolsets", "all"],
                    EnvironmentVariables = Environment,
                    StandardErrorLines = Heard,
                }
            ),
            UntilHang
        );

    /// <summary>The SDK gives up after a minute, which a busy machine may need for three programs that start together.</summary>
    internal static McpClientOptions UntilHang => new() { InitializationTimeout = Hang.Limit };

    /// <summary>A torrent that is complete in Transmission, its data made of these files.</summary>
    /// <returns>The info hash.</returns>
    public async Task<string> FinishTorrentAsync(string name, params (string Path, int Bytes)[] files)
    {
        string top = files is [{ Path: "" }] ? name : name + "/";
        foreach ((string path, int bytes) in files)
        {
            string full = Path.Combine(Transmission.DownloadDir, top + path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            await TestFile.WriteAsync(full, bytes);
        }

        string hash = await Transmission.Rpc.AddAsync(TorrentFileMaker.Of(Path.Combine(Transmission.DownloadDir, name)));
        await Transmission.Rpc.UntilDoneAsync(hash);
        return hash;
    }

    public Task<string> FinishTorrentAsync(string name) => FinishTorrentAsync(name, ("", 200_000));

    /// <summary>The item that came of a download, once it is in this state.</summary>
    public async Task<IngestItem> ItemAsync(string name, ItemState state)
    {
        IngestItem? found = null;
        await UntilAsync(
            $"{name} in state {state}",
            async db =>
            {
                found = await db
                    .Items.AsNoTracking()
                    .Include(i => i.Files)
                        .ThenInclude(f => f.Placement)
                    .Include(i => i.History)
                    .FirstOrDefaultAsync(i => i.Name == name && i.State == state);
                return found is not null;
            }
        );
        return found!;
    }

    public async Task UntilAsync(string what, Func<LedgerDb, Task<bool>> isSo)
    {
        var elapsed = Stopwatch.StartNew();
        while (elapsed.Elapsed < Hang.Limit)
        {
            if (_ledger.GetRequiredService<LedgerFile>().Exists && await IsSoAsync(isSo))
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"Not seen within {Hang.Limit}: {what}. The daemon said:\n{Log}");
    }

    /// <summary>Every file below the library, relative to it.</summary>
    public IReadOnlyList<string> Library() => _disk.Files("library");

    public async Task<T> ReadAsync<T>(Func<LedgerDb, Task<T>> read)
    {
        await using LedgerDb db = await _ledger.GetRequiredService<IDbContextFactory<LedgerDb>>().CreateDbContextAsync();
        return await read(db);
    }

    public string Folder(params ReadOnlySpan<string> parts) => _disk.Folder(parts);

    public async ValueTask DisposeAsync()
    {
        if (Daemon is { HasExited: false })
        {
            await KillDaemonAsync();
        }

        Daemon?.Dispose();
        await Transmission.DisposeAsync();
        await Plex.DisposeAsync();
        await _tmdb.DisposeAsync();
        await _ledger.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _disk.Dispose();
    }

    private Process Start(params string[] arguments)
    {
        Process process = New(arguments);
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private Process New(string[] arguments)
    {
        var start = new ProcessStartInfo(Program("Daemon", "plex-mcp-daemon"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _disk.Root,
        };
        foreach ((string key, string? value) in Environment)
        {
            start.Environment[key] = value;
        }

        return new Process { StartInfo = start };
    }

    private void Heard(string? line)
    {
        if (line is not null)
        {
            lock (_log)
            {
                _log.Add(line);
            }
        }
    }

    private async Task<bool> IsSoAsync(Func<LedgerDb, Task<bool>> isSo)
    {
        try
        {
            return await ReadAsync(isSo);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // The daemon is still making the tables.
            return false;
        }
    }
}

/// <summary>A command that ended.</summary>
public sealed record Ran(int ExitCode, string Output, string Errors)
{
    /// <summary>The one line of JSON that it printed.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
