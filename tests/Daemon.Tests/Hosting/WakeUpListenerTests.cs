using System.Diagnostics;
using System.Net.Sockets;
using Hybrid.Daemon.Hooks;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Daemon.Hosting;

public sealed class WakeUpListenerTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    [Fact]
    public Task A_call_has_the_queue_looked_at_although_no_timer_would() =>
        ListenedToAsync(
            async (wakeUp, signals, stop) =>
            {
                for (int call = 0; call < 3; call++)
                {
                    await wakeUp.SendAsync();
                    await signals.NextAsync(JobName.WorkQueue, stop).WaitAsync(Hang.Limit, stop);
                }
            }
        );

    /// <summary>Any program of this user may call, and say anything or nothing.</summary>
    [Fact]
    public Task Callers_who_are_silent_or_say_too_much_keep_no_other_from_being_heard() =>
        ListenedToAsync(
            async (wakeUp, _, stop) =>
            {
                var hostile = new List<Socket>();
                for (int number = 0; number < 60; number++)
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    hostile.Add(socket);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(_disk.At("data/daemon.sock")), stop);
                    if (number % 3 > 0)
                    {
                        byte[] words = new byte[number % 3 == 1 ? 40 : 100_000];
                        Array.Fill(words, (byte)'x');
                        await TrySendAsync(socket, words, stop);
                    }
                }

                var began = Stopwatch.StartNew();
                while (!await wakeUp.HandOverAsync(new string('a', 40), stop))
                {
                    Assert.True(began.Elapsed < Hang.Limit, "Nobody listens any more.");
                }

                hostile.ForEach(socket => socket.Dispose());
            }
        );

    public void Dispose() => _disk.Dispose();

    private static async Task TrySendAsync(Socket socket, byte[] words, CancellationToken stop)
    {
        try
        {
            await socket.SendAsync(words, stop);
        }
        catch (SocketException)
        {
            // It was hung up on.
        }
    }

    private async Task ListenedToAsync(Func<WakeUp, JobSignals, CancellationToken, Task> call)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var signals = new JobSignals();
        Directory.CreateDirectory(_disk.At("data"));
        var wakeUp = new WakeUp(LedgerFile.In(_disk.At("data")));
        using var listener = new WakeUpListener(wakeUp, signals, new HandedOver(), NullLogger<WakeUpListener>.Instance);
        await listener.StartAsync(stop);
        try
        {
            while (!File.Exists(_disk.At("data/daemon.sock")))
            {
                await Task.Delay(10, stop);
            }

            await call(wakeUp, signals, stop);
        }
        finally
        {
            await listener.StopAsync(stop);
        }

        Assert.False(File.Exists(_disk.At("data/daemon.sock")));
    }
}
