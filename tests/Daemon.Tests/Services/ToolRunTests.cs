using System.Diagnostics;
using System.Globalization;
using Hybrid.Testing;

namespace Hybrid.Daemon.Services;

/// <summary>On real processes.</summary>
public sealed class ToolRunTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task What_it_says_and_how_it_ends_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        ToolRun run = await Shell("cat; echo out; echo against >&2; echo $LC_ALL $TZ; exit 3");

        Assert.Equal((3, "out\nC UTC\n", "against\n"), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_no_exception()
    {
        ToolRun run = await ToolRun.OfAsync(new ToolCall("no-such-program-of-ours"), TestContext.Current.CancellationToken);

        Assert.Equal(ToolRun.NotFound, run.ExitCode);
        Assert.StartsWith("no-such-program-of-ours: ", run.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_runs_into_its_time_out_is_killed_with_its_children()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        string pids = _disk.At("pids");

        // Both hold our pipes open.
        ToolRun run = await Shell($"sleep 300 & echo $! $$ > {pids}; sleep 301", TimeSpan.FromSeconds(10));

        Assert.Equal(ToolRun.TimedOut, run.ExitCode);
        Assert.Equal("sh did not finish within 10 s and was killed.", run.Why);
        string[] started = (await File.ReadAllTextAsync(pids, TestContext.Current.CancellationToken)).Split();
        Assert.Equal(2, started.Count(pid => pid.Length > 0));
        Assert.All(
            started.Where(pid => pid.Length > 0),
            pid => Assert.False(IsAlive(int.Parse(pid, CultureInfo.InvariantCulture)), $"process {pid} is alive")
        );
    }

    [Fact]
    public async Task Who_is_interrupted_hears_of_it_and_nothing_is_left_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        string pids = _disk.At("pids");
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<ToolRun> run = ToolRun.OfAsync(
            new ToolCall("sh", "-c", $"echo $$ > {pids}.new; mv {pids}.new {pids}; sleep 300"),
            interrupted.Token
        );
        while (!File.Exists(pids))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(
            IsAlive(int.Parse(await File.ReadAllTextAsync(pids, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture))
        );
    }

    private static Task<ToolRun> Shell(string script, TimeSpan? patience = null) =>
        ToolRun.OfAsync(
            new ToolCall("sh", "-c", script) { Patience = patience ?? TimeSpan.FromMinutes(2) },
            TestContext.Current.CancellationToken
        );

    /// <summary>A killed child whose parent is gone may wait for its new parent to take its exit code: it runs no more.</summary>
    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.WaitForExit(TimeSpan.FromSeconds(10)) && !IsZombie(pid);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsZombie(int pid) =>
        File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
}
