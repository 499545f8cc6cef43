using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hybrid.Bench;

/// <summary>Memory and processor time of a daemon at rest, polling once a second, beside a transmission-daemon at rest in the same minutes. Linux.</summary>
internal static class Footprint
{
    private const int TicksPerSecond = 100;

    public static async Task<int> RunAsync(string daemon, string[] rest)
    {
        int seconds = rest is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 300;
        string root = Directory.CreateTempSubdirectory("plex-mcp-bench-").FullName;
        int port = FreePort();
        using Process transmission = Start("transmission-daemon", Path.Combine(root, "transmission"), port, []);
        using Process ours = Start(daemon, root, port, ["run"]);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(15));
            Sample oursFirst = Read(ours);
            Sample theirsFirst = Read(transmission);
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            Print("plex-mcp-daemon", oursFirst, Read(ours), seconds);
            Print("transmission-daemon", theirsFirst, Read(transmission), seconds);
            Sample end = Read(ours);
            Sample beside = Read(transmission);
            Report.Line($"ratio of resident memory: {(double)end.ResidentKiB / beside.ResidentKiB:0.00}");
        }
        finally
        {
            ours.Kill();
            transmission.Kill();
            await ours.WaitForExitAsync();
            await transmission.WaitForExitAsync();
            Directory.Delete(root, recursive: true);
        }

        return 0;
    }

    private static Process Start(string program, string root, int port, string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(root, "library", "Movies"));
        Directory.CreateDirectory(Path.Combine(root, "library", "TV Shows"));
        string[] all = arguments is []
            ?
            [
                "-f",
                "--config-dir",
                root,
                "--port",
                $"{port}",
                "--rpc-bind-address",
                "127.0.0.1",
                "--no-dht",
                "--no-lpd",
                "--no-utp",
                "--no-portmap",
                "-T",
                "-i",
                "127.0.0.1",
            ]
            : arguments;
        var start = new ProcessStartInfo(program, all)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = root;
        start.Environment["PLEX_MCP_DATA_DIR"] = Path.Combine(root, "data");
        start.Environment["PLEX_MEDIA_ROOT"] = Path.Combine(root, "library");
        start.Environment["TRANSMISSION_URL"] = $"http://127.0.0.1:{port}/transmission/rpc";
        start.Environment["TRANSMISSION_POLL_INTERVAL"] = "1";
        Process process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>proc(5): VmRSS and RssAnon of status, utime and stime of stat, voluntary context switches.</summary>
    private static Sample Read(Process process)
    {
        string[] status = File.ReadAllLines($"/proc/{process.Id}/status");
        string[] stat = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].Split(' ');
        long ticks = long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture);
        return new Sample(Number(status, "VmRSS:"), Number(status, "RssAnon:"), ticks * 1000 / TicksPerSecond);
    }

    private static long Number(string[] status, string name) =>
        long.Parse(
            status.First(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim().Split(' ')[0],
            CultureInfo.InvariantCulture
        );

    private static void Print(string name, Sample first, Sample last, int seconds) =>
        Report.Line(
            $"{name}: resident {first.ResidentKiB / 1024.0:0.0} -> {last.ResidentKiB / 1024.0:0.0} MiB, anonymous {last.AnonymousKiB / 1024.0:0.0} MiB, {(last.CpuMilliseconds - first.CpuMilliseconds) / (double)seconds:0.00} ms of processor time a second"
        );

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Sample(long ResidentKiB, long AnonymousKiB, long CpuMilliseconds);
}
