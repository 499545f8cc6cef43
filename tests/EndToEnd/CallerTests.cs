using System.Diagnostics;
using System.Net.Sockets;
using Hybrid.Ledger;
using Hybrid.Testing;

namespace Hybrid.EndToEnd;

/// <summary>Who calls a running daemon at its local socket: any program of this user may, and say anything or nothing.</summary>
public sealed class CallerTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Other = "Alien.1979.1080p.BluRay.x264-GRP.mkv";

    private Installation _home = null!; // Set by InitializeAsync.

    public async ValueTask InitializeAsync() => _home = await Installation.CreateAsync();

    public ValueTask DisposeAsync() => _home?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Two_hundred_hostile_callers_keep_neither_a_good_one_from_being_heard_nor_a_film_from_being_filed()
    {
        await _home.StartDaemonAsync();
        Socket[] callers = await Task.WhenAll(Enumerable.Range(0, 200).Select(CallAsync));
        try
        {
            await HandOverAsync();
            await _home.FinishTorrentAsync(Film);
            await _home.ItemAsync(Film, ItemState.Finished);
        }
        finally
        {
            Array.ForEach(callers, caller => caller.Dispose());
        }
    }

    /// <summary>It passes: whoever has too many files open closes some.</summary>
    [Fact]
    public async Task A_daemon_that_could_open_no_file_for_a_while_hears_its_callers_again_and_works_on()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "No prlimit here.");
        await _home.StartDaemonAsync();
        // So that each part of it has worked before.
        await _home.FinishTorrentAsync(Film);
        await _home.ItemAsync(Film, ItemState.Finished);

        string limit = await OpenFilesAsync("3");
        using Socket caller = await CallAsync(0);
        await UntilAsync(
            () => _home.Log.Contains("A connection to the local socket failed", StringComparison.Ordinal),
            "the daemon saying so"
        );
        await OpenFilesAsync(limit);

        await HandOverAsync();
        await _home.FinishTorrentAsync(Other);
        await _home.ItemAsync(Other, ItemState.Finished);
        Assert.Equal(
            1,
            _home.Log.Split('\n').Count(line => line.Contains("A connection to the local socket failed", StringComparison.Ordinal))
        );
    }

    /// <summary>Silent, with garbage, or with a megabyte; stays on the line.</summary>
    private async Task<Socket> CallAsync(int number)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        byte[] words = new byte[
            (number % 3) switch
            {
                0 => 0,
                1 => 40,
                _ => 1 << 20,
            }
        ];
        new Random(number).NextBytes(words);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(_home.DataDir, "daemon.sock")));
            await socket.SendAsync(words);
        }
        catch (SocketException)
        {
            // It was hung up on.
        }

        return socket;
    }

    private Task HandOverAsync()
    {
        var wakeUp = new WakeUp(LedgerFile.In(_home.DataDir));
        return UntilAsync(() => wakeUp.HandOverAsync(new string('a', 40), CancellationToken.None), "a good caller being heard");
    }

    private Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    private async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        var elapsed = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(elapsed.Elapsed < Hang.Limit, $"Not seen within {Hang.Limit}: {what}. The daemon said:\n{_home.Log}");
            await Task.Delay(50);
        }
    }

    /// <summary>Sets how many files the daemon may have open.</summary>
    /// <returns>How many it was before.</returns>
    private async Task<string> OpenFilesAsync(string most)
    {
        string before = await PrlimitAsync("--nofile", "--noheadings", "--raw", "--output=SOFT");
        await PrlimitAsync($"--nofile={most}:");
        return before.Trim();
    }

    private async Task<string> PrlimitAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("prlimit", [$"--pid={_home.Daemon!.Id}", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using Process prlimit = Process.Start(start)!;
        string said = await prlimit.StandardOutput.ReadToEndAsync();
        await prlimit.WaitForExitAsync();
        Assert.Equal(0, prlimit.ExitCode);
        return said;
    }
}
