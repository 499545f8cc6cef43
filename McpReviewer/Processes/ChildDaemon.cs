using System.Diagnostics;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Reviewer.Processes;

/// <summary>
/// Mode mcp: the daemon as a child of this process. It holds one end of a pipe and ends with us, also when we are killed; what it has in hand
/// is in its journal, and the next one goes on.
/// </summary>
internal sealed class ChildDaemon(
    HybridSettings settings,
    LedgerSchema schema,
    SituationReader situation,
    TimeProvider time,
    ILogger<ChildDaemon> logger
) : BackgroundService
{
    /// <summary>So long it may take to put down what it has in hand.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    /// <summary>From the start of the process to its first heartbeat: longer where it first brings a large ledger up to date.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly TaskCompletionSource<ChildStart?> _autoStart = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    /// <summary>The child's process id, while it runs.</summary>
    public int? Pid => _process is { HasExited: false } process ? process.Id : null;

    /// <summary>Ends when the daemon was started for the client that connects, or could not be. Null where it is not started for one.</summary>
    public Task<ChildStart?> AutoStart => IsAutomatic ? _autoStart.Task : Task.FromResult<ChildStart?>(null);

    public bool IsStarting => !AutoStart.IsCompleted;

    private bool IsAutomatic => settings.Mode == OperationMode.Mcp && settings.WatcherAutoStart;

    /// <summary>Starts it, unless a daemon works on this ledger already.</summary>
    public async Task<ChildStart> StartDaemonAsync(CancellationToken cancellationToken)
    {
        if (settings.Mode != OperationMode.Mcp)
        {
            return new ChildStart.NotOurs(settings.Mode);
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (Pid is { } running)
            {
                return new ChildStart.Running(running);
            }

            if (await AliveAsync(cancellationToken) is { } other)
            {
                return new ChildStart.OtherAlive(other);
            }

            if (DaemonProgram.Find(settings) is not { } program)
            {
                return new ChildStart.NotFound(settings.DaemonPath);
            }

            return await StartAsync(program, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <returns>False where none of ours ran.</returns>
    public async Task<bool> StopDaemonAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await EndAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await EndAsync();
    }

    public override void Dispose()
    {
        _process?.Dispose();
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!IsAutomatic)
        {
            return;
        }

        try
        {
            ChildStart start = await StartDaemonAsync(stoppingToken);
            logger.LogInformation("{Start}", start.Sentence);
            _autoStart.SetResult(start);
        }
        finally
        {
            _autoStart.TrySetResult(null);
        }
    }

    private async Task<ChildStart> StartAsync(string program, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["run", "--with-parent", $"{Environment.ProcessId}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            // Our own standard output is the protocol's.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var said = new LastWords();
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new ChildStart.Failed($"{program} cannot be started: {e.Message}");
        }

        process.OutputDataReceived += (_, line) => said.Add(line.Data);
        process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process?.Dispose();
        _process = process;
        long began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < StartPatience)
        {
            if (process.HasExited)
            {
                return await AliveAsync(cancellationToken) is { } other
                    ? new ChildStart.OtherAlive(other)
                    : new ChildStart.Failed($"The daemon ended at once, with exit code {process.ExitCode}. {said}");
            }

            if (await AliveAsync(cancellationToken) is { } alive && alive.Pid == process.Id)
            {
                return new ChildStart.Started(process.Id);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }

        return new ChildStart.Started(process.Id);
    }

    /// <summary>The daemon that works on this ledger, whoever started it.</summary>
    private async Task<DaemonLiveness?> AliveAsync(CancellationToken cancellationToken)
    {
        if ((await schema.CheckAsync(cancellationToken)).Fitness != LedgerFitness.Ready)
        {
            return null;
        }

        DaemonLiveness daemon = (await situation.ReadAsync(cancellationToken)).Daemon;
        return daemon.State == DaemonState.Running && IsAlive(daemon.Pid) ? daemon : null;
    }

    /// <summary>A daemon that was killed leaves a fresh heartbeat behind. A process of another machine cannot be one: the ledger is on a local disk.</summary>
    private static bool IsAlive(int? pid)
    {
        try
        {
            using Process? process = pid is { } id ? Process.GetProcessById(id) : null;
            return process is { HasExited: false };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private async Task<bool> EndAsync()
    {
        if (_process is not { HasExited: false } process)
        {
            return false;
        }

        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(EndPatience, time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning(
                "The daemon did not end within {Patience} and was killed; its journal tells the next one where to go on",
                EndPatience
            );
            process.Kill();
        }

        return true;
    }
}
