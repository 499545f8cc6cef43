using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Neighbors;

namespace Hybrid.Testing.Transmission;

/// <summary>A real transmission-daemon as a process on this machine, on loopback, in a temporary folder.</summary>
public sealed class TransmissionDaemon : ITransmission
{
    private const string Binary = "transmission-daemon";

    private readonly TemporaryDisk _disk = new();
    private readonly string _binary;
    private readonly JsonObject _changes;
    private Process? _process;
    private int _port;

    private TransmissionDaemon(string binary, JsonObject changes, string? user, string? password)
    {
        _binary = binary;
        _changes = changes;
        User = user;
        Password = password;
        DownloadDir = _disk.Folder("downloads");
        Rpc = new TransmissionRpc(() => Url, user, password);
    }

    /// <summary>Why these tests cannot run here; null if they can. Always null in CI, where a missing daemon is a failure.</summary>
    public static string? SkipReason =>
        Find() is not null || string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
            ? null
            : NotInstalled;

    public Uri Url => new($"http://127.0.0.1:{_port}/transmission/rpc");

    public string? User { get; }

    public string? Password { get; }

    public string DownloadDir { get; }

    public PathMap PathMap => PathMap.Empty;

    public TransmissionRpc Rpc { get; }

    /// <summary>The process id; 0 while it is down.</summary>
    public int ProcessId => _process?.Id ?? 0;

    private static string NotInstalled =>
        $"There is no {Binary} on the PATH. Install Debian's package transmission-daemon (its service is not needed).";

    /// <param name="binary">Null = the one on the PATH.</param>
    /// <param name="user">Null = no login is required.</param>
    /// <param name="password">Goes with <paramref name="user"/>.</param>
    /// <param name="settings">What differs from <see cref="TransmissionSettings.Quiet"/>.</param>
    public static async Task<TransmissionDaemon> StartAsync(
        string? binary = null,
        string? user = null,
        string? password = null,
        JsonObject? settings = null
    )
    {
        binary ??= Find() ?? throw new InvalidOperationException(NotInstalled);
        var daemon = new TransmissionDaemon(binary, settings ?? [], user, password);
        try
        {
            await daemon.StartFirstAsync();
            return daemon;
        }
        catch
        {
            await daemon.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps the config folder and the port, so its torrents are there again. Their ids may differ.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    public async Task StartAgainAsync()
    {
        if (!await TryStartAsync())
        {
            throw new InvalidOperationException($"{_binary} does not answer at {Url}.");
        }
    }

    /// <summary>Stops it as its user would: it saves its state first. 4.1 may take 15 s.</summary>
    public async Task StopAsync()
    {
        if (_process is null)
        {
            return;
        }

        await Rpc.CallAsync("session-close");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await _process.WaitForExitAsync(patience.Token);
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGKILL. Unsaved state is lost: a torrent that was just verified counts as not downloaded until somebody verifies it again.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;

        // A killed daemon leaves its lock on the session id behind.
        if (Rpc.SessionId.Length > 0 && Rpc.SessionId.All(char.IsAsciiLetterOrDigit))
        {
            File.Delete($"/tmp/tr_session_id_{Rpc.SessionId}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Rpc.Dispose();
        _disk.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, Binary))
            .FirstOrDefault(File.Exists);

    // Another process may take a free port before we use it. Then the next port is tried.
    private async Task StartFirstAsync()
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            _port = FreePort();
            JsonObject settings = TransmissionSettings.Quiet(DownloadDir, _port, User, Password);
            foreach ((string key, JsonNode? value) in _changes)
            {
                settings[key] = value?.DeepClone();
            }

            await File.WriteAllTextAsync(Path.Combine(_disk.Folder("config"), "settings.json"), settings.ToJsonString());
            if (await TryStartAsync())
            {
                return;
            }

            await KillAsync();
        }

        string log = _disk.At("daemon.log");
        throw new InvalidOperationException(
            $"{_binary} does not come up: {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "it wrote no log")}"
        );
    }

    private async Task<bool> TryStartAsync()
    {
        var start = new ProcessStartInfo(_binary, ["-f", "--config-dir", _disk.At("config"), "--logfile", _disk.At("daemon.log")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _disk.Root,
        };
        start.Environment["HOME"] = _disk.Root;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{_binary} does not start.");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var patience = new CancellationTokenSource(Hang.Limit);
        while (!_process.HasExited && !patience.IsCancellationRequested)
        {
            if (await IsItselfAsync())
            {
                return true;
            }

            await Task.Delay(20);
        }

        return false;
    }

    // Another daemon may hold the port. Ours is recognized by its config folder.
    private async Task<bool> IsItselfAsync()
    {
        try
        {
            JsonElement session = await Rpc.CallAsync("session-get");
            return string.Equals(session.GetProperty("config-dir").GetString(), _disk.At("config"), StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
