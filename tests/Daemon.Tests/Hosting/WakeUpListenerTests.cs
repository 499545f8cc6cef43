using System.Diagnostics;
using System.Net.Sockets;
using Hybrid.Daemon.Hooks;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Quartz;

namespace Hybrid.Daemon.Hosting;

public sealed class WakeUpListenerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryDisk _disk = new();

    [Fact]
    public Task A_call_has_the_queue_looked_at_although_no_timer_would() =>
        ListenedToAsync(
            async (wakeUp, looked, stop) =>
            {
                for (int call = 0; call < 3; call++)
                {
                    await wakeUp.SendAsync();
                    Assert.True(await looked.Seen.WaitAsync(Patience, stop));
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
                    Assert.True(began.Elapsed < Patience, "Nobody listens any more.");
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

    private async Task ListenedToAsync(Func<WakeUp, Looks, CancellationToken, Task> call)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var steady = new SteadyTime(TimeProvider.System);
        var looked = new Looks();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(looked)
            .AddQuartz(quartz =>
                quartz.UseInMemoryStore().UseTimeProvider(steady).AddJob<LookJob>(job => job.WithIdentity(JobKeys.WorkQueue).StoreDurably())
            )
            .BuildServiceProvider();
        ISchedulerFactory schedulers = services.GetRequiredService<ISchedulerFactory>();
        IScheduler scheduler = await schedulers.GetScheduler(stop);
        await scheduler.Start(stop);
        Directory.CreateDirectory(_disk.At("data"));
        var wakeUp = new WakeUp(LedgerFile.In(_disk.At("data")));
        using var listener = new WakeUpListener(wakeUp, schedulers, steady, new HandedOver(), NullLogger<WakeUpListener>.Instance);
        await listener.StartAsync(stop);
        try
        {
            while (!File.Exists(_disk.At("data/daemon.sock")))
            {
                await Task.Delay(10, stop);
            }

            await call(wakeUp, looked, stop);
        }
        finally
        {
            await listener.StopAsync(stop);
            await scheduler.Shutdown(true, stop);
        }

        Assert.False(File.Exists(_disk.At("data/daemon.sock")));
    }

    internal sealed class Looks
    {
        public SemaphoreSlim Seen { get; } = new(0);
    }

    internal sealed class LookJob(Looks looks) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            looks.Seen.Release();
            return ValueTask.CompletedTask;
        }
    }
}
