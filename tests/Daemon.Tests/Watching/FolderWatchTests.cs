using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Daemon.Watching;

public sealed class FolderWatchTests : IAsyncLifetime
{
    private readonly TemporaryDisk _disk = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly TorrentPaths _torrents = new();
    private TemporaryLedger _ledger = null!;
    private FolderWatch _watch = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        _watch = Watch();
    }

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _disk.Dispose();
    }

    [Fact]
    public async Task A_dropped_file_is_taken_at_the_second_sweep_that_sees_it_the_same()
    {
        _disk.Folder("in");
        _disk.File("in/Film.1999.mkv");
        Assert.Empty(await SweepAsync());
        Assert.Single(await SweepAsync());
        Assert.Empty(await SweepAsync());
    }

    [Theory]
    [InlineData("printf x > $'broken\\xff.mkv'")]
    [InlineData("mkdir pack; printf x > pack/a.mkv; printf x > $'pack/b\\xff.mkv'")]
    [InlineData("mkdir -p $'pack/c\\xff'; printf x > pack/a.mkv; printf x > $'pack/c\\xff/b.mkv'")]
    public async Task What_bears_a_name_that_is_no_text_is_not_taken_in_and_is_told(string make)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names of any bytes are Linux's.");
        string folder = _disk.Folder("in");
        using (
            System.Diagnostics.Process shell = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("bash", ["-c", make]) { WorkingDirectory = folder }
            )!
        )
        {
            await shell.WaitForExitAsync(Stop);
        }

        Assert.Empty(await SweepAsync());
        Assert.Empty(await SweepAsync());
        Sweep sweep = await _watch.SweepAsync(Stop);
        Assert.Contains("not UTF-8", sweep.Notice, StringComparison.Ordinal);
        using var clean = System.Diagnostics.Process.Start("rm", ["-rf", folder]);
        await clean.WaitForExitAsync(Stop);
    }

    [Fact]
    public async Task A_file_that_grows_is_waited_for()
    {
        _disk.Folder("in");
        string path = _disk.File("in/Film.1999.mkv");
        Assert.Empty(await SweepAsync());
        await File.AppendAllTextAsync(path, "more", Stop);
        Assert.Empty(await SweepAsync());
        Assert.Single(await SweepAsync());
    }

    [Fact]
    public async Task Two_looks_in_quick_succession_count_as_one()
    {
        _disk.Folder("in");
        _disk.File("in/Film.1999.mkv");
        await SweepAsync();
        Sweep hurried = await _watch.SweepAsync(Stop);
        Assert.Empty(await SweepAsync(TimeSpan.FromMilliseconds(10)));
        Assert.Empty(hurried.Taken);
        Assert.Single(await SweepAsync());
    }

    [Theory]
    [InlineData("in/Film.1999.mkv.part")]
    [InlineData("in/Film.1999.mkv.!qB")]
    [InlineData("in/Film.1999.mkv.crdownload")]
    [InlineData("in/Folder/Film.1999.mkv.part")]
    [InlineData("in/_UNPACK_Film.1999/Film.1999.mkv")]
    [InlineData("in/.hidden/Film.1999.mkv")]
    public async Task What_bears_the_name_of_an_unfinished_file_is_left(string path)
    {
        _disk.Folder("in");
        _disk.File(path);
        await SweepAsync();
        Assert.Empty(await SweepAsync());
        Assert.Empty(await SweepAsync());
    }

    [Fact]
    public async Task A_folder_waits_until_its_last_file_is_finished()
    {
        _disk.Folder("in");
        _disk.File("in/Show/Show.S01E01.mkv");
        string part = _disk.File("in/Show/Show.S01E02.mkv.part");
        await SweepAsync();
        Assert.Contains("Show.S01E02.mkv.part", (await _watch.SweepAsync(Stop)).Notice, StringComparison.Ordinal);
        Assert.Empty(await SweepAsync());
        File.Delete(part);
        _disk.File("in/Show/Show.S01E02.mkv");
        await SweepAsync();
        Assert.Single(await SweepAsync());
    }

    [Fact]
    public async Task A_file_that_somebody_has_open_for_writing_is_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsWindows(), "This system cannot tell who has a file open.");
        _disk.Folder("in");
        string path = _disk.File("in/Film.1999.mkv");
        await using (var writer = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            await SweepAsync();
            Assert.Empty(await SweepAsync());
        }

        Assert.Single(await SweepAsync());
    }

    [Fact]
    public async Task What_belongs_to_a_torrent_is_left_to_Transmission()
    {
        string folder = _disk.Folder("in");
        _disk.File("in/Film.1999.mkv");
        _torrents.Set([Path.Combine(folder, "Film.1999.mkv")]);
        await SweepAsync();
        Assert.Empty(await SweepAsync());
    }

    [Fact]
    public async Task A_folder_in_which_Transmission_keeps_its_torrents_is_no_download()
    {
        string folder = _disk.Folder("in");
        _disk.File("in/torrents/Film.1999.mkv");
        _torrents.Set([_disk.At("in", "torrents", "Film.1999.mkv")]);
        await SweepAsync();
        Assert.Empty(await SweepAsync());
        Assert.True(_torrents.Claims(folder, "torrents"));
        Assert.False(_torrents.Claims(folder, "torrents2"));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_does_not_hold_a_file_up()
    {
        _disk.Folder("in");
        _disk.File("in/Film.1999.mkv");
        await SweepAsync();
        _time.AdjustTime(_time.GetUtcNow() - TimeSpan.FromDays(2));
        Assert.Single(await SweepAsync());
    }

    [Fact]
    public async Task What_is_no_plain_file_is_left_alone_and_does_not_stop_the_sweep()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made with mkfifo.");
        string folder = _disk.Folder("in");
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder, "Film.1999.mkv")]);
        await mkfifo.WaitForExitAsync(Stop);
        _disk.File("in/Other.2001.mkv");
        await Task.Run(() => SweepAsync(), Stop).WaitAsync(Hang.Limit, Stop);
        Assert.Single(await SweepAsync());
    }

    [Fact]
    public async Task A_folder_of_which_a_part_may_not_be_read_waits_and_is_told()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights are another matter there.");
            return;
        }

        // The first sweep reads the ledger, which a thread without privileges may not open.
        _disk.Folder("in");
        _torrents.Set([]);
        await SweepAsync();
        _disk.File("in/Show/Show.S01E01.mkv");
        _disk.File("in/Show/closed/Show.S01E02.mkv");
        string closed = _disk.At("in", "Show", "closed");
        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

        // Without privileges the thread keeps its group.
        File.SetUnixFileMode(_disk.Root, mine | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        File.SetUnixFileMode(closed, UnixFileMode.None);
        try
        {
            for (int sweep = 0; sweep < 2; sweep++)
            {
                _time.Advance(TimeSpan.FromSeconds(30));

                // Nothing is stable, so nothing is awaited: the sweep stays on the thread that has no privileges.
                Sweep seen = WithoutPrivileges.Do(() => _watch.SweepAsync(Stop).GetAwaiter().GetResult());
                Assert.Empty(seen.Taken);
                Assert.Contains("Show: It cannot be read", seen.Notice, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.SetUnixFileMode(closed, mine);
        }

        await SweepAsync();
        Assert.Single(await SweepAsync());
    }

    [Fact]
    public async Task A_link_is_not_followed_out_of_the_folder()
    {
        _disk.Folder("in");
        string secret = _disk.File("secret.mkv");
        File.CreateSymbolicLink(_disk.At("in", "Film.1999.mkv"), secret);
        await SweepAsync();
        Assert.Empty(await SweepAsync());
    }

    [Theory]
    [InlineData("#recycle")]
    [InlineData("@Recycle")]
    [InlineData("#snapshot")]
    [InlineData("@eaDir")]
    [InlineData(".Trash-1000")]
    [InlineData(".Trashes")]
    [InlineData("$RECYCLE.BIN")]
    [InlineData("lost+found")]
    [InlineData("System Volume Information")]
    public async Task A_trash_or_snapshot_folder_is_never_entered_at_any_level(string trash)
    {
        _disk.Folder("in");
        _disk.File($"in/{trash}/Joker.2019.mkv");
        _disk.File($"in/Pack/{trash}/Deleted.S01E01.mkv");
        _disk.File("in/Pack/Show.S01E02.mkv");
        await SweepAsync();
        Assert.Single(await SweepAsync());
        Assert.Equal(["Pack/Show.S01E02.mkv"], await PathsAsync());
    }

    [Fact]
    public async Task What_macOS_puts_beside_files_is_no_file_of_a_download()
    {
        _disk.Folder("in");
        _disk.File("in/._Joker.2019.mkv");
        _disk.File("in/Joker.2019/Joker.2019.mkv");
        _disk.File("in/Joker.2019/Joker.2019.en.srt");
        _disk.File("in/Joker.2019/._Joker.2019.en.srt");
        _disk.File("in/Joker.2019/.DS_Store");
        await SweepAsync();
        Assert.Single(await SweepAsync());
        Assert.Equal(["Joker.2019/Joker.2019.en.srt", "Joker.2019/Joker.2019.mkv"], await PathsAsync());
    }

    [Fact]
    public async Task A_link_to_a_file_of_a_folder_that_is_allowed_is_taken_as_that_file()
    {
        _disk.Folder("in");
        string file = _disk.File("downloads/deep/Film.1999.mkv");
        File.CreateSymbolicLink(_disk.At("in", "Film.1999.1080p.mkv"), file);
        await SweepAsync();
        Assert.Single(await SweepAsync());
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        Download taken = await db.Downloads.Include(d => d.Items).ThenInclude(i => i.Files).SingleAsync(Stop);
        Assert.Equal(
            ("Film.1999.1080p.mkv", _disk.At("downloads", "deep"), "Film.1999.mkv"),
            (taken.Name, taken.Root, taken.Items[0].Files[0].Path)
        );
    }

    [Fact]
    public async Task A_pack_of_links_is_taken_as_the_files_of_the_folder_above_them()
    {
        _disk.Folder("in", "Show");
        foreach (int n in new[] { 1, 2 })
        {
            File.CreateSymbolicLink(_disk.At("in", "Show", $"{n}.mkv"), _disk.File($"downloads/Show.S01/Show.S01E0{n}.mkv"));
        }

        await SweepAsync();
        Assert.Single(await SweepAsync());
        Assert.Equal(["Show.S01/Show.S01E01.mkv", "Show.S01/Show.S01E02.mkv"], await PathsAsync());
    }

    [Theory]
    [InlineData("elsewhere/secret.mkv")]
    [InlineData("downloads/Movies/Film (1999)/Film (1999).mkv")]
    public async Task A_link_to_elsewhere_or_into_a_library_is_told_and_its_pack_goes_on_without_it(string target)
    {
        _disk.Folder("in", "Pack");
        _disk.File("in/Pack/Show.S01E01.mkv");
        File.CreateSymbolicLink(_disk.At("in", "Pack", "Show.S01E02.mkv"), _disk.File(target));
        File.CreateSymbolicLink(_disk.At("in", "Film.1999.mkv"), _disk.At(target));
        File.CreateSymbolicLink(_disk.At("in", "Round.2000.mkv"), _disk.At("in", "Round.2000.mkv"));
        Directory.CreateSymbolicLink(_disk.At("in", "Folder.2001"), _disk.At("downloads"));
        await SweepAsync();
        Assert.Single(await SweepAsync());
        Assert.Equal(["Pack/Show.S01E01.mkv"], await PathsAsync());
        SetAsideNow aside = (await _watch.SweepAsync(Stop)).SetAside;
        Assert.Equal(
            ["Film.1999.mkv", "Folder.2001", "Pack/Show.S01E02.mkv", "Round.2000.mkv"],
            aside.Entries.Select(e => e.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(aside.Entries, e => Assert.StartsWith("It is a link", e.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waits_for_more_than_ten_minutes_is_told_with_its_reason_and_since_when()
    {
        _disk.Folder("in", "Empty");
        string held = _disk.File("in/Held.1999.mkv");
        await using var writer = new FileStream(held, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        string growing = _disk.File("in/Growing.1999.mkv");
        for (int minute = 0; minute < 10; minute++)
        {
            await File.AppendAllTextAsync(growing, "more", Stop);
            await SweepAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Empty((await _watch.SweepAsync(Stop)).SetAside.Entries);
        await File.AppendAllTextAsync(growing, "more", Stop);
        _time.Advance(TimeSpan.FromMinutes(1));
        var told = (await _watch.SweepAsync(Stop)).SetAside.Entries.ToDictionary(e => e.Name, e => e.Reason);
        const string since = "It has been waiting since 2026-05-04 12:01:00 UTC. ";
        Assert.Equal($"{since}There is no file in it.", told["Empty"]);
        Assert.Equal($"{since}It keeps changing.", told["Growing.1999.mkv"]);
        Assert.StartsWith("It has been waiting since 2026-05-04 12:0", told["Held.1999.mkv"], StringComparison.Ordinal);
        Assert.Contains("has Held.1999.mkv open for writing", told["Held.1999.mkv"], StringComparison.Ordinal);

        // What was told is taken back when it is over.
        await writer.DisposeAsync();
        Assert.Equal(2, (await SweepAsync()).Count + (await SweepAsync()).Count);
        Assert.Equal(["Empty"], (await _watch.SweepAsync(Stop)).SetAside.Entries.Select(e => e.Name));
    }

    [Fact]
    public async Task What_is_written_from_beneath_a_FUSE_mount_must_lie_still_for_longer()
    {
        using var fuse = new BoundFolder(_disk.Folder("beneath"), _disk.Folder("in"));
        string beneath = _disk.At("beneath", "Film.1999.mkv");
        await File.WriteAllBytesAsync(beneath, new byte[3 << 20], Stop);
        Assert.Empty(await SweepAsync());

        // The writer pauses for longer than two checks, then goes on.
        Assert.Empty(await SweepAsync());
        await File.AppendAllTextAsync(beneath, "more", Stop);
        Assert.Empty(await SweepAsync());
        Assert.Empty(await SweepAsync(TimeSpan.FromSeconds(119)));
        Assert.Single(await SweepAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task What_was_taken_in_is_looked_at_again_when_a_name_changes_or_at_the_next_full_check()
    {
        // Times of this disk count, not those of the test's clock.
        _time.SetUtcNow(TimeProvider.System.GetUtcNow());
        string pack = _disk.Folder("in", "Pack");
        string one = _disk.File("in/Pack/Show.S01E01.mkv");
        Age();
        await SweepAsync();
        Assert.Single(await SweepAsync());
        await SweepAsync();

        // Its folder's time does not tell that its file is another.
        await File.AppendAllTextAsync(one, "more", Stop);
        await SweepAsync();
        Assert.Empty(await SweepAsync());

        _disk.File("in/Pack/Show.S01E02.mkv");
        await SweepAsync();
        Assert.Single(await SweepAsync());
        Age();
        await SweepAsync(TimeSpan.FromMinutes(10));
        await SweepAsync();
        await File.AppendAllTextAsync(one, "more", Stop);
        Assert.Empty(await SweepAsync());
        await SweepAsync(TimeSpan.FromMinutes(10));
        Assert.Single(await SweepAsync());

        void Age()
        {
            Directory.SetLastWriteTimeUtc(pack, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
            Directory.SetLastWriteTimeUtc(_disk.At("in"), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        }
    }

    [Fact]
    public async Task A_missing_folder_is_told_and_found_again_when_it_is_back()
    {
        Sweep gone = await _watch.SweepAsync(Stop);
        Assert.Contains("PLEX_INGEST_DIR", gone.Fault, StringComparison.Ordinal);
        _disk.Folder("in");
        _disk.File("in/Film.1999.mkv");
        await SweepAsync();
        Assert.Single(await SweepAsync());
    }

    [Fact]
    public async Task After_a_restart_nothing_is_taken_twice()
    {
        _disk.Folder("in");
        _disk.File("in/Film.1999.mkv");
        await SweepAsync();
        Assert.Single(await SweepAsync());
        _watch = Watch();
        await SweepAsync();
        Assert.Empty(await SweepAsync());
    }

    [Fact]
    public async Task Where_torrents_lie_nothing_is_taken_before_Transmission_has_answered()
    {
        string folder = _disk.Folder("in");
        _disk.File("in/Film.1999.mkv");
        var torrent = new Report(
            DownloadSource.Torrent,
            Report.TorrentKey("aa"),
            "Other.2000.mkv",
            folder,
            [new ReportedFile("Other.2000.mkv", 4096, _time.GetUtcNow())],
            "aa"
        );
        await new Intake(_ledger.Factory, _time, NullLogger<Intake>.Instance).TakeAsync(torrent, Stop);

        await SweepAsync();
        Assert.Empty(await SweepAsync());
        Assert.Contains("Transmission has not answered", (await _watch.SweepAsync(Stop)).Notice, StringComparison.Ordinal);

        _torrents.Set([]);
        await SweepAsync();
        Assert.Single(await SweepAsync());
    }

    private FolderWatch Watch()
    {
        HybridSettings settings = new()
        {
            DataDir = _disk.At("data"),
            IngestDir = _disk.At("in"),
            MoviesDirs = [_disk.At("downloads", "Movies")],
            IngestLinkDirs = [_disk.At("downloads")],
        };
        return new FolderWatch(
            settings,
            new Intake(_ledger.Factory, _time, NullLogger<Intake>.Instance),
            _torrents,
            new UnfinishedPaths(_ledger.Factory, settings, _time),
            _time,
            NullLogger<FolderWatch>.Instance
        );
    }

    private async Task<List<string>> PathsAsync()
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync(Stop);
        return await db.Files.OrderBy(f => f.Path).Select(f => f.Path).ToListAsync(Stop);
    }

    private async Task<IReadOnlyList<long>> SweepAsync(TimeSpan? later = null)
    {
        _time.Advance(later ?? TimeSpan.FromSeconds(30));
        return (await _watch.SweepAsync(Stop)).Taken;
    }
}
