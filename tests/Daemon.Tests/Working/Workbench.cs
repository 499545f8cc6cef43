using Hybrid.Catalog;
using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Working;

/// <summary>The daemon's engine as it is composed, on a ledger and a disk of its own, with a clock and a catalog in the test's hand.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly TemporaryLedger _ledger;
    private readonly HybridSettings _settings;
    private readonly bool _isRestarted;
    private readonly ServiceProvider _services;

    private Workbench(
        TemporaryLedger ledger,
        TemporaryDisk disk,
        ListedCatalog catalog,
        HybridSettings settings,
        Action<IServiceCollection>? other,
        bool isRestarted = false
    )
    {
        _ledger = ledger;
        _settings = settings;
        _isRestarted = isRestarted;
        Disk = disk;
        Catalog = catalog;
        IServiceCollection services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddEngine(settings)
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ICatalog>(catalog);
        other?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public static Title Matrix { get; } =
        new()
        {
            Id = new TitleId(TitleKind.Movie, 603),
            Name = "The Matrix",
            Year = 1999,
            Popularity = 90,
        };

    public static Title Lost { get; } =
        new()
        {
            Id = new TitleId(TitleKind.Series, 4607),
            Name = "Lost",
            Year = 2004,
            Popularity = 90,
        };

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));

    public TemporaryDisk Disk { get; }

    public ListedCatalog Catalog { get; }

    public string Downloads => Disk.Folder("downloads");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="other">Parts in place of the engine's own.</param>
    public static async Task<Workbench> CreateAsync(
        Func<HybridSettings, HybridSettings>? change = null,
        Action<IServiceCollection>? other = null
    )
    {
        var disk = new TemporaryDisk();
        TemporaryLedger ledger = await TemporaryLedger.CreateAsync();
        var settings = new HybridSettings
        {
            DataDir = ledger.DataDir,
            MoviesDirs = [disk.Folder("library", "Movies")],
            TvDirs = [disk.Folder("library", "TV Shows")],
            TransmissionUrl = null,
        };
        return new Workbench(ledger, disk, new ListedCatalog(Matrix, Lost), change?.Invoke(settings) ?? settings, other);
    }

    /// <summary>The same ledger and disk with other settings. The first bench is disposed of last.</summary>
    public Workbench Restarted(Func<HybridSettings, HybridSettings> change) =>
        new(_ledger, Disk, Catalog, change(_settings), other: null, isRestarted: true);

    public T Part<T>()
        where T : class => _services.GetRequiredService<T>();

    /// <summary>A download on the disk, taken in.</summary>
    /// <returns>Its items.</returns>
    public Task<IReadOnlyList<long>> TakeAsync(params string[] paths)
    {
        foreach (string path in paths.Where(p => !File.Exists(Disk.At("downloads", p))))
        {
            Disk.File($"downloads/{path}");
        }

        return Part<Intake>().TakeAsync(IngestFolder.Read(Downloads, paths[0].Split('/')[0], DownloadSource.Folder), Stop);
    }

    public async Task<long> TakeOneAsync(params string[] paths) => Assert.Single(await TakeAsync(paths));

    /// <summary>An item that a person has decided.</summary>
    public async Task<long> ApprovedAsync(Title title, params string[] paths)
    {
        long id = await TakeOneAsync(paths);
        await ApproveAsync(id, title);
        return id;
    }

    public Task ApproveAsync(long id, Title title, Duplicates duplicates = Duplicates.Ask) =>
        _ledger.ChangeAsync(
            id,
            item =>
            {
                if (item.State == ItemState.Identifying)
                {
                    item.Move(ItemState.AwaitingReview, Actor.Daemon, "A person decides.", Time.GetUtcNow());
                }

                item.Choose(title.Id, title.Name, title.Year, Actor.Reviewer, duplicates);
                item.Move(ItemState.Approved, Actor.Reviewer, "Approved.", Time.GetUtcNow());
            }
        );

    public Task ChangeAsync(long id, Action<IngestItem> change) => _ledger.ChangeAsync(id, change);

    public Task<int> WorkAsync<TStep>()
        where TStep : class, IItemStep => Part<ItemWorker>().WorkAsync(Part<TStep>(), Stop);

    /// <summary>All steps, once each, in the order of an item's way.</summary>
    public async Task WorkAllAsync()
    {
        await WorkAsync<IdentifyStep>();
        await WorkAsync<PlaceStep>();
        await WorkAsync<AnnounceStep>();
    }

    public async Task<IngestItem> ItemAsync(long id)
    {
        await using LedgerDb db = await Part<IDbContextFactory<LedgerDb>>().CreateDbContextAsync(Stop);
        return await db
            .Items.AsNoTracking()
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .Include(i => i.History)
            .SingleAsync(i => i.Id == id, Stop);
    }

    public async Task<LedgerDb> OpenLedgerAsync() => await Part<IDbContextFactory<LedgerDb>>().CreateDbContextAsync(Stop);

    public IReadOnlyList<string> Library() => Disk.Files("library");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_isRestarted)
        {
            return;
        }

        await _ledger.DisposeAsync();
        Disk.Dispose();
    }
}
