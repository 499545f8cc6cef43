using System.Text.Json;
using Hybrid.Daemon.Hosting;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Notifying;

/// <summary>What notifies, as it is composed, with a webhook on loopback and a clock in the test's hand.</summary>
internal sealed class NotifyBench : IAsyncDisposable
{
    private readonly HybridSettings _settings;
    private ServiceProvider _services;

    private NotifyBench(TemporaryLedger ledger, FakeReceiver webhook, HybridSettings settings)
    {
        Ledger = ledger;
        Webhook = webhook;
        _settings = settings;
        Time.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        _services = Compose(settings);
    }

    /// <summary>Noon in Berlin.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 4, 10, 0, 0, TimeSpan.Zero));

    public TemporaryLedger Ledger { get; }

    public FakeReceiver Webhook { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The titles of each message that arrived, with those that came in one message in one list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Messages =>
        [.. Webhook.Taken.Select(m => (IReadOnlyList<string>)[.. Notifications(m).Select(n => n.GetProperty("title").GetString()!)])];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="change">Of the settings; without it there is a webhook and no digest.</param>
    public static async Task<NotifyBench> CreateAsync(Func<NotifySettings, NotifySettings>? change = null)
    {
        TemporaryLedger ledger = await TemporaryLedger.CreateAsync();
        FakeReceiver webhook = await FakeReceiver.StartAsync();
        var notify = new NotifySettings { WebhookUrl = new Secret($"{webhook.Server.Url}hook"), Digest = null };
        var settings = new HybridSettings
        {
            DataDir = ledger.DataDir,
            TransmissionUrl = null,
            Notify = change?.Invoke(notify) ?? notify,
        };
        return new NotifyBench(ledger, webhook, settings);
    }

    public IServiceProvider Services => _services;

    public T Part<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What the job does.</summary>
    public async Task LookAsync()
    {
        await Part<Notifier>().LookAsync(Stop);
        await Part<Outbox>().SendAsync(Stop);
    }

    /// <summary>The job's looks over this time.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan? step = null)
    {
        for (DateTimeOffset end = Now + time; Now < end; )
        {
            Time.Advance(step ?? TimeSpan.FromMinutes(1));
            await LookAsync();
        }
    }

    /// <summary>A restart of the daemon: only the ledger is left.</summary>
    public async Task RestartAsync(Func<NotifySettings, NotifySettings>? change = null)
    {
        await _services.DisposeAsync();
        _services = Compose(_settings with { Notify = change?.Invoke(_settings.Notify) ?? _settings.Notify });
    }

    public Task<long> QueueAsync(string name) => Ledger.QueueAsync(name, Now);

    public Task DecideAsync(long id) =>
        Ledger.ChangeAsync(id, item => item.Move(ItemState.Rejected, Actor.CommandLine, "Not wanted.", Now));

    public async Task<List<Delivery>> DeliveriesAsync()
    {
        await using LedgerDb db = await Ledger.Factory.CreateDbContextAsync(Stop);
        return await db.Deliveries.AsNoTracking().OrderBy(d => d.Id).ToListAsync(Stop);
    }

    public static IEnumerable<JsonElement> Notifications(JsonElement message) => message.GetProperty("notifications").EnumerateArray();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Webhook.DisposeAsync();
        await Ledger.DisposeAsync();
    }

    private ServiceProvider Compose(HybridSettings settings) =>
        new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddEngine(settings)
            .AddNotifying(settings)
            .AddSingleton<TimeProvider>(Time)
            .BuildServiceProvider();
}
