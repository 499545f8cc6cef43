using System.Diagnostics;
using System.Globalization;

namespace Hybrid.Reliability;

/// <summary>strace on a process that runs already: counts its system calls from here on, and does something at one of them.</summary>
internal sealed class Strace : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _said;
    private readonly string _log;

    private Strace(Process process, string log)
    {
        _process = process;
        _said = process.StandardError.ReadToEndAsync();
        _log = log;
    }

    /// <param name="inject">As strace has it: "fsync:signal=KILL:when=3".</param>
    public static async Task<Strace> AttachAsync(int process, string calls, params IReadOnlyList<string> inject)
    {
        string log = Path.GetTempFileName();
        List<string> arguments =
        [
            "-f",
            "-q",
            "-y",
            "-p",
            process.ToString(CultureInfo.InvariantCulture),
            "-e",
            $"trace={calls}",
            "-e",
            "signal=none",
            "-o",
            log,
            .. inject.SelectMany(i => new[] { "-e", $"inject={i}" }),
        ];
        var strace = new Strace(
            Process.Start(
                new ProcessStartInfo("strace", arguments)
                {
                    RedirectStandardError = true,
                    RedirectStandardInput = true,
                    UseShellExecute = false,
                }
            )!,
            log
        );
        while (!IsHeld(process))
        {
            if (strace._process.HasExited)
            {
                throw new InvalidOperationException($"strace: {await strace._said}");
            }

            await Task.Delay(2);
        }

        return strace;
    }

    /// <summary>Lets go; the process runs on.</summary>
    public async Task<IReadOnlyList<string>> DetachAsync()
    {
        if (!_process.HasExited)
        {
            // At SIGINT strace detaches.
            await Shell.TryAsync("kill", "-INT", _process.Id.ToString(CultureInfo.InvariantCulture));
        }

        await _process.WaitForExitAsync();
        return await File.ReadAllLinesAsync(_log);
    }

    public async ValueTask DisposeAsync()
    {
        await DetachAsync();
        _process.Dispose();
        File.Delete(_log);
    }

    /// <summary>Every thread: one that were not held yet could make a call that is not counted.</summary>
    private static bool IsHeld(int process)
    {
        try
        {
            return Directory
                .EnumerateDirectories($"/proc/{process}/task")
                .All(task => !File.ReadAllText(Path.Combine(task, "status")).Contains("TracerPid:\t0", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            // A thread ended while it was looked at.
            return false;
        }
    }
}
