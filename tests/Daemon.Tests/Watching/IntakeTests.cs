using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Watching;

public sealed class IntakeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private TemporaryLedger _ledger = null!;

    private Intake Intake => new(_ledger.Factory, _time, NullLogger<Intake>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task A_torrent_is_taken_in_once_also_by_another_daemon_life()
    {
        Report report = Torrent("aa", "/downloads", File("Film.1999.mkv"));
        Assert.Single(await Intake.TakeAsync(report, Stop));
        Assert.Empty(await Intake.TakeAsync(report, Stop));
        Assert.Empty(await new Intake(_ledger.Factory, _time, NullLogger<Intake>.Instance).TakeAsync(report, Stop));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_torrent_that_was_moved_is_known_and_its_files_are_looked_for_in_the_new_place()
    {
        await Intake.TakeAsync(Torrent("aa", "/downloads", File("Film.1999.mkv")), Stop);
        Assert.Empty(await Intake.TakeAsync(Torrent("aa", "/seeding", File("Film.1999.mkv")), Stop));
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.Equal("/seeding", (await db.Downloads.SingleAsync(Stop)).Root);
    }

    [Fact]
    public async Task A_move_to_another_disk_that_gave_its_files_a_new_time_is_followed()
    {
        await Intake.TakeAsync(Torrent("aa", "/downloads", File("Film.1999.mkv")), Stop);
        ReportedFile copied = File("Film.1999.mkv") with { ModifiedAt = DateTimeOffset.UnixEpoch.AddDays(9) };
        Assert.Empty(await Intake.TakeAsync(Torrent("aa", "/seeding", copied), Stop));
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.Equal(copied.ModifiedAt, (await db.Files.SingleAsync(Stop)).ModifiedAt);
    }

    [Fact]
    public async Task A_file_that_was_deselected_is_a_new_item_once_it_is_wanted()
    {
        await Intake.TakeAsync(
            Torrent("aa", "/d", File("Show/Show.S01E01.mkv"), File("Show/Show.S01E02.mkv") with { Wanted = false }),
            Stop
        );
        Report all = Torrent("aa", "/d", File("Show/Show.S01E01.mkv"), File("Show/Show.S01E02.mkv"));
        long second = Assert.Single(await Intake.TakeAsync(all, Stop));
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        ItemFile file = Assert.Single(await db.Files.Where(f => f.ItemId == second).ToListAsync(Stop));
        Assert.Equal(("Show/Show.S01E02.mkv", FileRole.Video), (file.Path, file.Role));
        Assert.Empty(await Intake.TakeAsync(all, Stop));
    }

    [Fact]
    public async Task A_dropped_file_is_known_until_another_comes_under_its_name()
    {
        Assert.Single(await Intake.TakeAsync(Dropped("/in", File("Film.1999.mkv")), Stop));
        Assert.Empty(await Intake.TakeAsync(Dropped("/in", File("Film.1999.mkv")), Stop));
        Assert.Single(await Intake.TakeAsync(Dropped("/in", File("Film.1999.mkv") with { Bytes = 77 }), Stop));
    }

    [Fact]
    public async Task What_a_torrent_brought_the_ingest_folder_does_not_bring_again()
    {
        await Intake.TakeAsync(Torrent("aa", "/in", File("Film.1999.mkv")), Stop);
        Assert.Empty(await Intake.TakeAsync(Dropped("/in", File("Film.1999.mkv")), Stop));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Every_file_is_in_the_ledger_with_its_role()
    {
        long id = Assert.Single(await Intake.TakeAsync(Torrent("aa", "/d", File("F/F.1999.mkv"), File("F/f.nfo"), File("F/f.exe")), Stop));
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        FileRole[] roles = [.. (await db.Files.Where(f => f.ItemId == id).OrderBy(f => f.Id).ToListAsync(Stop)).Select(f => f.Role)];
        Assert.Equal([FileRole.Video, FileRole.Unwanted, FileRole.Dangerous], roles);
        HistoryEntry seen = await db.History.SingleAsync(h => h.ItemId == id, Stop);
        Assert.Equal(HistoryEvent.Seen, seen.Event);
    }

    private static Report Torrent(string hash, string root, params ReportedFile[] files) =>
        new(DownloadSource.Torrent, Report.TorrentKey(hash), files[0].Path.Split('/')[0], root, files, hash);

    private static Report Dropped(string folder, params ReportedFile[] files) =>
        new(DownloadSource.Folder, Report.PathKey($"{folder}/{files[0].Path.Split('/')[0]}"), files[0].Path.Split('/')[0], folder, files);

    private static ReportedFile File(string path) => new(path, 1_000_000_000, DateTimeOffset.UnixEpoch);

    private async Task<int> CountAsync()
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        return await db.Items.CountAsync(Stop);
    }
}
