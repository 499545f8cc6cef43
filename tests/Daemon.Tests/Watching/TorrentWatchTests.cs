using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Watching;

public sealed class TorrentWatchTests : IAsyncLifetime
{
    private readonly TemporaryDisk _disk = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly TorrentPaths _paths = new();
    private TemporaryLedger _ledger = null!;
    private PlayedTransmission _transmission = null!;
    private TorrentWatch _watch = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        _transmission = await PlayedTransmission.StartAsync();
        _watch = Watch(new HybridSettings { DataDir = _ledger.DataDir });
    }

    public async ValueTask DisposeAsync()
    {
        await _transmission.DisposeAsync();
        await _ledger.DisposeAsync();
        _disk.Dispose();
    }

    [Fact]
    public async Task A_complete_torrent_is_taken_at_the_second_poll_and_never_again()
    {
        Put(1, "Film.1999.mkv");
        Assert.Empty((await _watch.PollAsync(Stop)).Taken);
        Assert.Single((await _watch.PollAsync(Stop)).Taken);
        Assert.Empty((await _watch.PollAsync(Stop)).Taken);
    }

    [Fact]
    public async Task Two_polls_in_a_row_must_find_it_complete()
    {
        Put(1, "Film.1999.mkv");
        await _watch.PollAsync(Stop);
        _transmission.Set(1, "status", 2);
        await _watch.PollAsync(Stop);
        _transmission.Set(1, "status", 6);
        Assert.Empty((await _watch.PollAsync(Stop)).Taken);
        Assert.Single((await _watch.PollAsync(Stop)).Taken);
    }

    [Fact]
    public async Task A_file_that_is_not_to_be_seen_from_here_is_told_with_the_setting_that_mends_it()
    {
        _transmission.Put(1, "Film.1999.mkv", "/elsewhere", ("Film.1999.mkv", 4096, true));
        await _watch.PollAsync(Stop);
        Poll poll = await _watch.PollAsync(Stop);
        Assert.Empty(poll.Taken);
        Assert.Contains("TRANSMISSION_PATH_MAP", poll.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_length_than_promised_is_told()
    {
        Put(1, "Film.1999.mkv");
        await File.AppendAllTextAsync(_disk.At("Film.1999.mkv"), "more", Stop);
        await _watch.PollAsync(Stop);
        Poll poll = await _watch.PollAsync(Stop);
        Assert.Empty(poll.Taken);
        Assert.Contains("of 4096 bytes", poll.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_place_of_a_file_is_told_and_not_followed()
    {
        _disk.File("elsewhere/Film.1999.mkv");
        File.CreateSymbolicLink(_disk.At("Film.1999.mkv"), _disk.At("elsewhere", "Film.1999.mkv"));
        _transmission.Put(1, "Film.1999.mkv", _disk.Root, ("Film.1999.mkv", 4096, true));
        await _watch.PollAsync(Stop);
        Poll poll = await _watch.PollAsync(Stop);
        Assert.Empty(poll.Taken);
        Assert.Contains("Film.1999.mkv is a link", Assert.Single(poll.SetAside.Entries).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_fails_keeps_the_torrent_back_and_ends_no_poll()
    {
        Put(1, "Film.1999.mkv");
        await _watch.PollAsync(Stop);
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop))
        {
            // SQLite's own exception, which EF wraps only where it saves one row.
            await db.Database.ExecuteSqlAsync($"ALTER TABLE Downloads RENAME TO Away", Stop);
        }

        Poll poll = await _watch.PollAsync(Stop);
        Assert.Empty(poll.Taken);
        Assert.Contains("The ledger cannot record it", poll.Notice, StringComparison.Ordinal);
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop))
        {
            await db.Database.ExecuteSqlAsync($"ALTER TABLE Away RENAME TO Downloads", Stop);
        }

        Assert.Single((await _watch.PollAsync(Stop)).Taken);
    }

    [Fact]
    public async Task A_torrent_outside_the_folders_that_the_settings_name_waits_with_that_reason_also_behind_a_link()
    {
        string allowed = _disk.Folder("downloads");
        _watch = Watch(new HybridSettings { DataDir = _ledger.DataDir, TransmissionDownloadDirs = [allowed] });
        _disk.File("private/Film.1999.mkv");
        _disk.File("downloads/tv/Film.1999.mkv");
        Directory.CreateSymbolicLink(_disk.At("downloads", "up"), _disk.At("private"));
        _transmission.Put(1, "Own", _disk.At("downloads", "tv"), ("Film.1999.mkv", 4096, true));
        _transmission.Put(2, "Private", _disk.At("private"), ("Film.1999.mkv", 4096, true));
        _transmission.Put(3, "Link", _disk.At("downloads", "up"), ("Film.1999.mkv", 4096, true));
        _transmission.Put(4, "Dots", _disk.At("downloads", "..", "private"), ("Film.1999.mkv", 4096, true));
        await _watch.PollAsync(Stop);
        Poll poll = await _watch.PollAsync(Stop);
        Assert.Single(poll.Taken);
        Assert.Equal(["Dots", "Link", "Private"], poll.SetAside.Entries.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.All(poll.SetAside.Entries, e => Assert.Contains("TRANSMISSION_DOWNLOAD_DIRS", e.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_torrents_with_one_of_the_labels_are_taken()
    {
        _watch = Watch(new HybridSettings { DataDir = _ledger.DataDir, TransmissionLabels = ["Plex"] });
        Put(1, "Film.1999.mkv");
        Put(2, "Other.2001.mkv");
        _transmission.Set(2, "labels", new System.Text.Json.Nodes.JsonArray("plex"));
        await _watch.PollAsync(Stop);
        Assert.Single((await _watch.PollAsync(Stop)).Taken);
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.Equal("Other.2001.mkv", (await db.Downloads.SingleAsync(Stop)).Name);
    }

    [Fact]
    public async Task The_files_of_every_torrent_are_claimed_also_of_one_with_another_label()
    {
        _watch = Watch(new HybridSettings { DataDir = _ledger.DataDir, TransmissionLabels = ["plex"] });
        Put(1, "Film.1999.mkv");
        await _watch.PollAsync(Stop);
        Assert.True(_paths.Claims(_disk.Root, "Film.1999.mkv"));
        Assert.False(_paths.Claims(_disk.Root, "Other.2001.mkv"));
    }

    [Fact]
    public async Task A_refused_login_is_tried_again_after_an_hour_and_not_before()
    {
        _transmission.Server.Always = LoopbackFault.Status(401);
        Assert.Equal(FaultKind.Refused, (await _watch.PollAsync(Stop)).Fault!.Kind);
        int asked = _transmission.Server.Requests.Count;
        Assert.Equal(FaultKind.Refused, (await _watch.PollAsync(Stop)).Fault!.Kind);
        Assert.Equal(asked, _transmission.Server.Requests.Count);
        _transmission.Server.Always = null;
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(FaultKind.Refused, (await _watch.PollAsync(Stop)).Fault!.Kind);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await _watch.PollAsync(Stop)).Fault);
    }

    [Fact]
    public async Task A_program_under_a_films_name_is_found_by_its_first_bytes()
    {
        byte[] program = new byte[4096];
        "MZ"u8.CopyTo(program);
        await File.WriteAllBytesAsync(_disk.At("Film.1999.mkv"), program, Stop);
        Put(1, "Film.1999.mkv");
        await _watch.PollAsync(Stop);
        long id = Assert.Single((await _watch.PollAsync(Stop)).Taken);
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Assert.Equal(FileRole.Dangerous, (await db.Files.SingleAsync(f => f.ItemId == id, Stop)).Role);
    }

    [Fact]
    public async Task A_torrent_of_ten_thousand_files_is_taken_in_in_bearable_time()
    {
        _disk.Folder("Huge");
        (string, long, bool)[] files =
        [
            .. Enumerable.Range(0, 10_000).Select(n => ($"Huge/{n:x8}{(n % 2 == 0 ? ".mkv" : ".srt")}", 1L, true)),
        ];
        foreach ((string path, _, _) in files)
        {
            await File.WriteAllTextAsync(_disk.At(path), "x", Stop);
        }

        _transmission.Put(1, "Huge", _disk.Root, files);
        await _watch.PollAsync(Stop);
        Assert.NotEmpty((await _watch.PollAsync(Stop)).Taken);
        Assert.Empty((await Watch(new HybridSettings { DataDir = _ledger.DataDir }).PollAsync(Stop)).Taken);
    }

    private void Put(int number, string file)
    {
        if (!File.Exists(_disk.At(file)))
        {
            _disk.File(file);
        }

        _transmission.Put(number, file, _disk.Root, (file, 4096, true));
    }

    private TorrentWatch Watch(HybridSettings settings) =>
        new(
            settings,
            _transmission.Client,
            new Intake(_ledger.Factory, _time, NullLogger<Intake>.Instance),
            _paths,
            _time,
            NullLogger<TorrentWatch>.Instance
        );
}
