using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Watching;

public sealed class FinishedTorrentsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private TemporaryLedger _ledger = null!;
    private PlayedTransmission _transmission = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        _transmission = await PlayedTransmission.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _transmission.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    [Fact]
    public async Task A_torrent_whose_items_are_all_finished_leaves_the_list_once_and_the_history_says_so()
    {
        _transmission.Put(1, "Show", "/d", ("Show/Show.S01E01.mkv", 10, true));
        await FinishAsync(1, ("Show/Show.S01E01.mkv", true));

        await RemoveAsync();

        Assert.Empty(_transmission.Hashes);
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.Equal(_time.GetUtcNow(), (await db.Downloads.SingleAsync(Stop)).RemovedAt);
        Assert.Equal(1, await db.History.CountAsync(h => h.Event == HistoryEvent.TorrentRemoved, Stop));
    }

    [Fact]
    public async Task Unless_it_is_set_nothing_is_removed()
    {
        _transmission.Put(1, "Show", "/d", ("Show/Show.S01E01.mkv", 10, true));
        await FinishAsync(1, ("Show/Show.S01E01.mkv", true));
        await RemoveAsync(s => s with { TransmissionAutoRemove = false });
        Assert.Single(_transmission.Hashes);
    }

    [Fact]
    public async Task What_is_no_longer_on_the_list_costs_nothing_and_one_that_fails_does_not_keep_the_next()
    {
        foreach (int number in new[] { 1, 2, 3 })
        {
            _transmission.Put(number, $"Show{number}", "/d", ($"Show{number}/a.mkv", 10, true));
            await FinishAsync(number, ($"Show{number}/a.mkv", true));
        }

        // The first was taken off the list by the user; the ledger refuses what comes of the second.
        _transmission.Set(1, "status", 4);
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop))
        {
            string refuse =
                $"CREATE TRIGGER Refuse BEFORE UPDATE ON Downloads WHEN NEW.InfoHash = '{PlayedTransmission.Hash(2)}' BEGIN SELECT RAISE(ABORT, 'refused'); END";
            await db.Database.ExecuteSqlRawAsync(refuse, Stop);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => RemoveAsync());
        Assert.Equal([PlayedTransmission.Hash(1)], _transmission.Hashes);
    }

    [Theory]
    [InlineData(ItemState.AwaitingReview)]
    [InlineData(ItemState.Rejected)]
    [InlineData(ItemState.Ignored)]
    [InlineData(ItemState.Announcing)]
    public async Task One_item_that_is_not_finished_keeps_the_torrent(ItemState state)
    {
        _transmission.Put(1, "Show", "/d", ("Show/Show.S01E01.mkv", 10, true), ("Show/Show.S01E02.mkv", 10, true));
        await FinishAsync(1, ("Show/Show.S01E01.mkv", true));
        await AddItemAsync(state, "Show/Show.S01E02.mkv");
        await RemoveAsync();
        Assert.Single(_transmission.Hashes);
    }

    [Fact]
    public async Task A_file_that_was_deselected_and_is_wanted_now_keeps_the_torrent()
    {
        _transmission.Put(1, "Show", "/d", ("Show/Show.S01E01.mkv", 10, true), ("Show/Show.S01E02.mkv", 10, true));
        await FinishAsync(1, ("Show/Show.S01E01.mkv", true), ("Show/Show.S01E02.mkv", false));
        await RemoveAsync();
        Assert.Single(_transmission.Hashes);
    }

    [Fact]
    public async Task A_torrent_that_downloads_or_verifies_again_is_kept()
    {
        _transmission.Put(1, "Show", "/d", ("Show/Show.S01E01.mkv", 10, true));
        await FinishAsync(1, ("Show/Show.S01E01.mkv", true));
        _transmission.Set(1, "leftUntilDone", 5);
        _transmission.Set(1, "status", 4);
        await RemoveAsync();
        Assert.Single(_transmission.Hashes);
    }

    [Fact]
    public async Task A_torrent_without_our_label_is_not_ours_to_remove()
    {
        _transmission.Put(1, "Show", "/d", ("Show/Show.S01E01.mkv", 10, true));
        await FinishAsync(1, ("Show/Show.S01E01.mkv", true));
        await RemoveAsync(s => s with { TransmissionLabels = ["plex"] });
        Assert.Single(_transmission.Hashes);
    }

    private async Task RemoveAsync(Func<HybridSettings, HybridSettings>? change = null)
    {
        var settings = new HybridSettings { DataDir = _ledger.DataDir, TransmissionAutoRemove = true };
        IReadOnlyList<Torrent> torrents = (await _transmission.Client.ListAsync(Stop)).Value!;
        await new FinishedTorrents(
            change?.Invoke(settings) ?? settings,
            _transmission.Client,
            _ledger.Factory,
            _time,
            NullLogger<FinishedTorrents>.Instance
        ).RemoveAsync(torrents, Stop);
    }

    private async Task FinishAsync(int number, params (string Path, bool Wanted)[] files)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        var download = new Download
        {
            Source = DownloadSource.Torrent,
            Key = Report.TorrentKey(PlayedTransmission.Hash(number)),
            InfoHash = PlayedTransmission.Hash(number),
            Name = "Show",
            Root = "/d",
            SeenAt = _time.GetUtcNow(),
        };
        download.Items.Add(Item(ItemState.Finished, files));
        db.Downloads.Add(download);
        await db.SaveChangesAsync(Stop);
    }

    private async Task AddItemAsync(ItemState state, string path)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        (await db.Downloads.SingleAsync(Stop)).Items.Add(Item(state, (path, true)));
        await db.SaveChangesAsync(Stop);
    }

    private IngestItem Item(ItemState state, params (string Path, bool Wanted)[] files)
    {
        var item = IngestItem.Create("Show", _time.GetUtcNow(), "Taken in.");
        item.Files.AddRange(
            files.Select(f => new ItemFile
            {
                Path = f.Path,
                Bytes = 10,
                Wanted = f.Wanted,
                Role = f.Wanted ? FileRole.Video : FileRole.Unwanted,
            })
        );
        ItemState[] way = state switch
        {
            ItemState.Finished => [ItemState.Approved, ItemState.Placing, ItemState.Announcing, ItemState.Finished],
            ItemState.Announcing => [ItemState.Approved, ItemState.Placing, ItemState.Announcing],
            ItemState.Rejected => [ItemState.AwaitingReview, ItemState.Rejected],
            _ => [state],
        };
        foreach (ItemState to in way)
        {
            item.Move(to, Actor.Daemon, "Test.", _time.GetUtcNow());
        }

        return item;
    }
}
