using Hybrid.Catalog;
using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Hosting;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Migrations;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Reliability;

/// <summary>The daemon's engine as the product composes it: real ledger, real steps, real disk. Only clock and catalog are in the hand of the proof.</summary>
public sealed class Engine : IAsyncDisposable
{
    /// <summary>More rounds than any wait for a disk takes.</summary>
    private const int Rounds = 8;

    private readonly ServiceProvider _services;
    private readonly LedgerFile _file;

    public Engine(HybridSettings settings, SettableClock clock, Action<string>? acknowledged = null, ICatalog? catalog = null)
    {
        Clock = clock;
        _file = LedgerFile.In(settings.DataDir);
        IServiceCollection services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddEngine(settings)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(catalog ?? Titles.Catalog());
        if (acknowledged is not null)
        {
            services.ConfigureDbContext<LedgerDb>(options => options.AddInterceptors(new Acknowledgements(acknowledged)));
        }

        _services = services.BuildServiceProvider();
    }

    public SettableClock Clock { get; }

    public IDbContextFactory<LedgerDb> Ledger => Part<IDbContextFactory<LedgerDb>>();

    public T Part<T>()
        where T : class => _services.GetRequiredService<T>();

    public Task MigrateAsync() => LedgerMigrator.MigrateAsync(_file, Ledger, Clock, NullLogger.Instance, CancellationToken.None);

    /// <summary>A download on the disk, taken in and decided by a person.</summary>
    public async Task ApproveAsync(string folder, string entry, Title title, Duplicates duplicates)
    {
        IReadOnlyList<long> items = await Part<Intake>()
            .TakeAsync(IngestFolder.Read(folder, entry, DownloadSource.Folder), CancellationToken.None);
        await using LedgerDb db = await Ledger.CreateDbContextAsync();
        foreach (long id in items)
        {
            IngestItem item = await db.Items.SingleAsync(i => i.Id == id);
            item.Move(ItemState.AwaitingReview, Actor.Daemon, "A person decides.", Clock.Now);
            item.Choose(title.Id, title.Name, title.Year, Actor.Reviewer, duplicates);
            item.Move(ItemState.Approved, Actor.Reviewer, "Approved.", Clock.Now);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Everything is to go out of the library again.</summary>
    public async Task UndoAsync()
    {
        foreach (IngestItem item in await ItemsAsync())
        {
            await Part<UndoDesk>().UndoAsync(item.Id, Actor.Reviewer);
        }
    }

    /// <summary>Files of the only item were filed wrongly.</summary>
    /// <param name="words">As a person says it: "2=s01e02".</param>
    public async Task MoveAsync(IReadOnlyList<string> words)
    {
        var request = new MoveRequest
        {
            ItemId = (await ItemsAsync())[0].Id,
            Files = words,
            By = Actor.Reviewer,
        };
        MoveOutcome outcome = await Part<MoveDesk>().MoveAsync(request);
        if (outcome is not MoveOutcome.Accepted)
        {
            throw new InvalidOperationException($"The move was refused: {outcome}");
        }
    }

    /// <summary>What another hand filed is to get the names of today.</summary>
    public async Task RenameAdoptedAsync()
    {
        await Part<LibrarySweeps>().RunAsync(whole: true, CancellationToken.None);
        AdoptedOutcome outcome = await Part<AdoptedFiles>()
            .RenameAsync(text: null, isPreview: false, Actor.CommandLine, CancellationToken.None);
        if (outcome is not AdoptedOutcome.Renamed { Files.Count: > 0 })
        {
            throw new InvalidOperationException($"Nothing is to be renamed: {outcome}");
        }
    }

    /// <summary>One round of what the jobs do: places, moves and announces what is due.</summary>
    /// <returns>How many items were worked on.</returns>
    public async Task<int> WorkAsync()
    {
        ItemWorker worker = Part<ItemWorker>();
        int placed = await worker.WorkAsync(Part<PlaceStep>(), CancellationToken.None);
        placed += await worker.WorkAsync(Part<RelocateStep>(), CancellationToken.None);
        placed += await Part<AdoptedRenames>().RunAsync(CancellationToken.None);
        return placed + await worker.WorkAsync(Part<AnnounceStep>(), CancellationToken.None);
    }

    /// <summary>What a daemon does in the hours after it was started again: rounds, while time goes on.</summary>
    public async Task SettleAsync()
    {
        for (int round = 0; round < Rounds; round++)
        {
            await WorkAsync();
            Clock.Now += TimeSpan.FromHours(1);
        }
    }

    public async Task<IReadOnlyList<IngestItem>> ItemsAsync()
    {
        await using LedgerDb db = await Ledger.CreateDbContextAsync();
        return await db
            .Items.AsNoTracking()
            .Include(i => i.Files)
                .ThenInclude(f => f.Placement)
            .Include(i => i.History)
            .OrderBy(i => i.Id)
            .ToListAsync();
    }

    /// <summary>Closes the ledger's file: it may be taken away or exchanged.</summary>
    public void Close()
    {
        using SqliteConnection connection = new(_file.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Close();
    }
}
