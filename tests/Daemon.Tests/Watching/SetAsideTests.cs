using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Watching;

/// <summary>One odd entry never stops the rest: it is set aside where everybody can see it, and the next one goes on.</summary>
public sealed class SetAsideTests : IAsyncLifetime
{
    private readonly TemporaryDisk _disk = new();
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
        _disk.Dispose();
    }

    [Fact]
    public async Task An_entry_that_the_ledger_refuses_does_not_hold_back_the_next_and_is_shown_until_it_is_taken()
    {
        string folder = _disk.Folder("in");
        _disk.File("in/A.1999.mkv");
        _disk.File("in/B.2001.mkv");
        await RefuseAsync("A.1999.mkv");
        (FolderWatch watch, SourceHealth health) = Watch(folder);

        Assert.Single(await SweepsAsync(watch, health, 3));

        SetAsideEntry aside = Assert.Single((await ListAsync()).Items);
        Assert.Equal(("A.1999.mkv", DownloadSource.Folder, 2), (aside.Name, aside.Source, aside.Tries));
        Assert.Contains("refused", aside.Reason, StringComparison.Ordinal);

        await ExecuteAsync("DROP TRIGGER Refuse");
        Assert.Single(await SweepsAsync(watch, health, 1));
        Assert.Empty((await ListAsync()).Items);
    }

    [Fact]
    public async Task What_was_set_aside_keeps_its_time_through_a_restart_and_goes_with_its_entry()
    {
        string folder = _disk.Folder("in");
        string path = _disk.File("in/A.1999.mkv");
        await RefuseAsync("A.1999.mkv");
        (FolderWatch watch, SourceHealth health) = Watch(folder);
        await SweepsAsync(watch, health, 2);
        DateTimeOffset since = Assert.Single((await ListAsync()).Items).Since;
        (watch, health) = Watch(folder);
        await SweepsAsync(watch, health, 3);
        Assert.Equal(since, Assert.Single((await ListAsync()).Items).Since);
        File.Delete(path);
        await SweepsAsync(watch, health, 1);
        Assert.Empty((await ListAsync()).Items);
    }

    [Theory]
    [InlineData("@253402300800")] // The first second of the year 10000.
    [InlineData("@9000000000000")]
    [InlineData("@-62135596801")] // The last second before the year 1.
    [InlineData("@-9000000000000")]
    public async Task A_time_that_no_ledger_can_hold_keeps_no_file_back(string time)
    {
        using var tmpfs = MountedDisk.OfSize("1m");
        await File.WriteAllTextAsync(Path.Combine(tmpfs.Root, "A.1999.mkv"), "x", Stop);
        await File.WriteAllTextAsync(Path.Combine(tmpfs.Root, "B.2001.mkv"), "x", Stop);
        using var touch = System.Diagnostics.Process.Start("touch", ["-d", time, Path.Combine(tmpfs.Root, "A.1999.mkv")]);
        await touch.WaitForExitAsync(Stop);
        (FolderWatch watch, SourceHealth health) = Watch(tmpfs.Root);

        Assert.Equal(2, (await SweepsAsync(watch, health, 2)).Count);
        Assert.Empty(await SweepsAsync(watch, health, 2));
        Assert.Empty((await ListAsync()).Items);
    }

    [Fact]
    public async Task A_download_of_more_files_than_a_query_may_have_variables_is_taken_in()
    {
        // 32,766 is SQLite's own bound.
        Report report = new(
            DownloadSource.Folder,
            Report.PathKey("/in/Many"),
            "Many",
            "/in",
            [.. Enumerable.Range(0, 33_000).Select(n => new ReportedFile($"Many/{n}.txt", 1, _time.GetUtcNow()))]
        );
        Assert.Single(await Intake().TakeAsync(report, Stop));
        Assert.Empty(await Intake().TakeAsync(report, Stop));
    }

    [Fact]
    public async Task A_download_of_more_files_than_memory_should_hold_is_set_aside()
    {
        _transmission.Put(1, "Huge", _disk.Root, [.. Enumerable.Range(0, Report.MostFiles + 1).Select(n => ($"Huge/{n}.txt", 0L, true))]);
        _transmission.Put(2, "Film.1999.mkv", _disk.Root, ("Film.1999.mkv", 4096, true));
        _disk.File("Film.1999.mkv");
        _disk.File("Huge/0.txt", 0);
        _transmission.Set(1, "sizeWhenDone", 1);
        using TorrentWatch watch = TorrentWatch();
        SourceHealth health = Health();
        await health.PollAsync(() => watch.PollAsync(Stop), Stop);
        Assert.Single((await health.PollAsync(() => watch.PollAsync(Stop), Stop)).Taken);
        Assert.Contains("more than 40000 files", Assert.Single((await ListAsync()).Items).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_of_a_torrent_that_was_removed_unfinished_is_not_filed_also_after_a_restart()
    {
        string folder = _disk.Folder("in");
        _disk.File("in/Quarter.1999/Quarter.1999.mkv");
        _disk.File("in/Whole.2001.mkv");
        _transmission.Put(1, "Quarter", folder, ("Quarter.1999/Quarter.1999.mkv", 4096, true));
        _transmission.Set(1, "leftUntilDone", 3000);
        _transmission.Set(1, "status", 4);
        _transmission.Put(2, "Whole", folder, ("Whole.2001.mkv", 4096, true));
        _transmission.Set(2, "leftUntilDone", 1);
        var torrents = new TorrentPaths();
        (FolderWatch watch, SourceHealth health) = Watch(folder, torrents);
        using TorrentWatch polls = TorrentWatch(torrents);
        await health.PollAsync(() => polls.PollAsync(Stop), Stop);
        _transmission.Set(2, "leftUntilDone", 0);
        await health.PollAsync(() => polls.PollAsync(Stop), Stop);
        await _transmission.Client.RemoveFromListAsync(PlayedTransmission.Hash(1), Stop);
        await _transmission.Client.RemoveFromListAsync(PlayedTransmission.Hash(2), Stop);
        await health.PollAsync(() => polls.PollAsync(Stop), Stop);

        // The other one was complete, so its data are a download.
        Assert.Single(await SweepsAsync(watch, health, 3));
        (watch, health) = Watch(folder);
        Assert.Empty(await SweepsAsync(watch, health, 3));
        SetAsideEntry aside = Assert.Single((await ListAsync()).Items);
        Assert.Equal("Quarter.1999", aside.Name);
        Assert.Contains("before it was complete", aside.Reason, StringComparison.Ordinal);

        Directory.Delete(_disk.At("in", "Quarter.1999"), recursive: true);
        await health.PollAsync(() => polls.PollAsync(Stop), Stop);
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.Empty(await db.UnfinishedPaths.ToListAsync(Stop));
    }

    [Fact]
    public async Task A_torrent_of_which_nothing_makes_sense_does_not_hold_back_the_others()
    {
        _disk.File("Film.1999.mkv");
        _transmission.Put(1, "NoPath", "/downloads\0", ("a.mkv", 1, true));
        _transmission.Put(2, "NoTime", _disk.Root, ("missing.mkv", 1, true));
        _transmission.Set(2, "addedDate", long.MaxValue);
        _transmission.Put(3, "NoName", _disk.Root, ("b.mkv", 1, true));
        _transmission.Set(3, "name", new System.Text.Json.Nodes.JsonArray());
        _transmission.Put(4, "Film.1999.mkv", _disk.Root, ("Film.1999.mkv", 4096, true));
        using TorrentWatch watch = TorrentWatch();
        SourceHealth health = Health();
        await health.PollAsync(() => watch.PollAsync(Stop), Stop);
        Assert.Single((await health.PollAsync(() => watch.PollAsync(Stop), Stop)).Taken);

        Assert.Equal(
            ["NoPath", "NoTime", "torrent 3 of Transmission's list"],
            (await ListAsync()).Items.Select(i => i.Name).Order(StringComparer.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public void What_failed_in_a_way_that_nobody_foresaw_rests_before_it_is_tried_again()
    {
        var entries = new SetAsideEntries(DownloadSource.Folder, _time, NullLogger.Instance);
        entries.Begin();
        entries.Add("path:/in/a", "a", new FormatException("odd"));
        Assert.Single(entries.End().Entries);

        entries.Begin();
        Assert.True(entries.Rests("path:/in/a"));
        Assert.False(entries.Rests("path:/in/b"));
        Assert.Contains("FormatException: odd", Assert.Single(entries.End().Entries).Reason, StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromSeconds(5));
        entries.Begin();
        Assert.False(entries.Rests("path:/in/a"));
        Assert.Empty(entries.End().Entries);
    }

    private TorrentWatch TorrentWatch(TorrentPaths? torrents = null) =>
        new(
            new HybridSettings { DataDir = _ledger.DataDir },
            _transmission.Client,
            Intake(),
            torrents ?? new TorrentPaths(),
            _time,
            NullLogger<TorrentWatch>.Instance
        );

    private Intake Intake() => new(_ledger.Factory, _time, NullLogger<Intake>.Instance);

    private SourceHealth Health(UnfinishedPaths? unfinished = null) =>
        new(
            new NeighborHealth(_ledger.Factory, new Measures(_time), _time, NullLogger<NeighborHealth>.Instance),
            new SetAsideRows(_ledger.Factory),
            unfinished ?? Unfinished(_disk.At("nowhere")),
            new Measures(_time),
            new HybridSettings { DataDir = _ledger.DataDir }
        );

    private UnfinishedPaths Unfinished(string folder) =>
        new(_ledger.Factory, new HybridSettings { DataDir = _ledger.DataDir, IngestDir = folder }, _time);

    private (FolderWatch Watch, SourceHealth Health) Watch(string folder, TorrentPaths? torrents = null)
    {
        UnfinishedPaths unfinished = Unfinished(folder);
        HybridSettings settings = new()
        {
            DataDir = _ledger.DataDir,
            TransmissionUrl = null,
            IngestDir = folder,
        };
        return (
            new FolderWatch(settings, Intake(), torrents ?? new TorrentPaths(), unfinished, _time, NullLogger<FolderWatch>.Instance),
            Health(unfinished)
        );
    }

    private async Task<IReadOnlyList<long>> SweepsAsync(FolderWatch watch, SourceHealth health, int times)
    {
        var taken = new List<long>();
        for (int sweep = 0; sweep < times; sweep++)
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            taken.AddRange((await health.SweepAsync(() => watch.SweepAsync(Stop), Stop)).Taken);
        }

        return taken;
    }

    private async Task<Page<SetAsideEntry>> ListAsync()
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        return await SetAsideEntry.ReadAsync(db, new Paging(50), Stop);
    }

    private Task RefuseAsync(string name) =>
        ExecuteAsync(
            $"CREATE TRIGGER Refuse BEFORE INSERT ON Downloads WHEN NEW.Name = '{name}' BEGIN SELECT RAISE(ABORT, 'refused'); END"
        );

    private async Task ExecuteAsync(string sql)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        await db.Database.ExecuteSqlRawAsync(sql, Stop);
    }
}
