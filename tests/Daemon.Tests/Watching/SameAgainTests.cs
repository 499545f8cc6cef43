using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Torrents;
using Hybrid.Videos;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Watching;

/// <summary>The same file under another name or with another time makes no item, and the history tells it; another file does.</summary>
public sealed class SameAgainTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Other = "Matrix.1999.Reseeded/matrix.mkv";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_filed_torrent_that_is_seeded_again_from_another_folder_makes_no_item_and_is_told_once()
    {
        long id = await FiledAsync();
        Copy(Film, $"seeds/{Other}");
        Assert.Empty(await TakeTorrentAsync("bb", "seeds", Other));
        Assert.Empty(await TakeTorrentAsync("bb", "seeds", Other));
        Assert.Contains("seen again", Assert.Single(await SeenAgainAsync(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_of_a_waiting_item_makes_no_second_item()
    {
        long id = await _bench.TakeOneAsync(Film);
        await _bench.WorkAsync<IdentifyStep>();
        Copy(Film, $"seeds/{Other}");
        Assert.Empty(await TakeTorrentAsync("bb", "seeds", Other));
        Assert.Single(await SeenAgainAsync(id));
    }

    [Fact]
    public async Task A_file_whose_time_changed_is_the_same_and_can_still_be_placed()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync(s => s with { AutoIngest = false });
        long id = await _bench.TakeOneAsync(Film);
        await _bench.WorkAsync<IdentifyStep>();
        File.SetLastWriteTimeUtc(_bench.Disk.At("downloads", Film), new DateTime(2026, 1, 1, 13, 0, 0, DateTimeKind.Utc));

        Assert.Empty(await _bench.TakeAsync(Film));
        Assert.Single(await SeenAgainAsync(id));
        await _bench.ApproveAsync(id, Workbench.Matrix);
        await _bench.WorkAllAsync();
        Assert.Single(_bench.Library());
    }

    [Fact]
    public async Task Another_file_of_the_same_size_under_the_same_name_is_a_new_item()
    {
        await FiledAsync();
        string path = _bench.Disk.At("downloads", Film);
        await File.WriteAllBytesAsync(path, TinyVideo.Make(4096, seed: 99), Stop);
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 13, 0, 0, DateTimeKind.Utc));
        Assert.Single(await _bench.TakeAsync(Film));
    }

    [Fact]
    public async Task What_a_person_rejected_is_looked_at_again_under_another_name_in_the_folder_but_not_as_a_torrent()
    {
        long id = await _bench.TakeOneAsync(Film);
        await _bench.WorkAsync<IdentifyStep>();
        await _bench.ChangeAsync(id, item => item.Move(ItemState.Rejected, Actor.CommandLine, "No.", _bench.Time.GetUtcNow()));
        Copy(Film, $"seeds/{Other}");
        Assert.Empty(await TakeTorrentAsync("bb", "seeds", Other));
        Copy(Film, "downloads/Matrix.1999.mkv");
        Assert.Single(await _bench.TakeAsync("Matrix.1999.mkv"));
    }

    [Fact]
    public async Task A_torrent_that_was_renamed_is_followed_before_and_after_filing()
    {
        _bench.Disk.File($"downloads/Old/{Film}");
        _bench.Disk.File("downloads/Old/group.nfo");
        long id = Assert.Single(await TakeTorrentAsync("aa", "downloads", $"Old/{Film}", "Old/group.nfo"));
        foreach (string now in (string[])["Newer", "Newest"])
        {
            Directory.Move(Directory.EnumerateDirectories(_bench.Downloads).Single(), _bench.Disk.At("downloads", now));
            Assert.Empty(await TakeTorrentAsync("aa", "downloads", $"{now}/{Film}", $"{now}/group.nfo"));
            Assert.Equal(
                [$"{now}/{Film}", $"{now}/group.nfo"],
                (await _bench.ItemAsync(id)).Files.Select(f => f.Path).Order(StringComparer.Ordinal)
            );
            await _bench.WorkAllAsync();
            Assert.Single(_bench.Library());
        }

        Assert.Equal(4, (await SeenAgainAsync(id)).Count);
    }

    [Fact]
    public async Task A_copy_whose_source_grew_is_told_to_be_unfinished_and_the_whole_file_waits_to_replace_it()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync(s => s with { Placement = PlacementPreference.Copy });
        long id = await FiledAsync();
        await GrowAsync();

        long whole = Assert.Single(await _bench.TakeAsync(Film));
        await _bench.WorkAsync<IdentifyStep>();
        Assert.Contains("unfinished", Assert.Single(await SeenAgainAsync(id)), StringComparison.Ordinal);
        Assert.Contains("truncated", (await _bench.ItemAsync(id)).Files[0].Probe!.Words, StringComparison.Ordinal);
        IngestItem item = await _bench.ItemAsync(whole);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Sentence.Contains("has grown", StringComparison.Ordinal));

        await _bench.ApproveAsync(whole, Workbench.Matrix, Duplicates.Replace);
        await _bench.WorkAllAsync();
        Assert.Equal(
            6000,
            new FileInfo(
                _bench.Disk.At("library", Assert.Single(_bench.Library(), f => !f.Contains("recycled", StringComparison.Ordinal)))
            ).Length
        );
    }

    [Fact]
    public async Task A_hard_link_that_grew_with_its_source_needs_no_decision_and_can_still_be_undone()
    {
        long id = await FiledAsync();
        await GrowAsync();
        Assert.Empty(await _bench.TakeAsync(Film));
        Assert.Empty(await _bench.TakeAsync(Film));
        Assert.Contains("has grown with it", Assert.Single(await SeenAgainAsync(id)), StringComparison.Ordinal);

        await _bench.ChangeAsync(id, item => item.Move(ItemState.Undoing, Actor.CommandLine, "Out.", _bench.Time.GetUtcNow()));
        await _bench.WorkAllAsync();
        Assert.Empty(_bench.Library());
    }

    [Fact]
    public async Task An_archive_whose_video_came_unpacked_beside_it_is_closed()
    {
        long packed = await _bench.TakeOneAsync("The.Matrix.1999.1080p/matrix.rar");
        await _bench.WorkAsync<IdentifyStep>();
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(packed)).State);

        long film = Assert.Single(await _bench.TakeAsync("The.Matrix.1999.1080p/matrix.rar", "The.Matrix.1999.1080p/matrix.mkv"));
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Ignored, (await _bench.ItemAsync(packed)).State);
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(film)).State);
    }

    [Fact]
    public void A_video_that_was_unpacked_in_a_torrents_folder_is_reported_though_Transmission_does_not_know_it()
    {
        _bench.Disk.File("seeds/Film/film.rar");
        _bench.Disk.File("seeds/Film/film.mkv");
        _bench.Disk.File("seeds/Film/notes.txt");
        _bench.Disk.File("seeds/Other/other.mkv");
        _bench.Disk.File("seeds/alone.mkv");
        var torrent = new Torrent
        {
            Hash = "aa",
            Name = "Film",
            DownloadDir = _bench.Disk.At("seeds"),
            Status = TorrentStatus.Seeding,
            Files = [new TorrentFile("Film/film.rar", 4096, 4096, Wanted: true)],
        };
        Assert.Equal(["Film/film.rar", "Film/film.mkv"], TorrentReport.Of(torrent).Files.Select(f => f.Path));
        Assert.Single(TorrentReport.Of(torrent with { Files = [new TorrentFile("film.rar", 4096, 4096, Wanted: true)] }).Files);
    }

    private async Task<long> FiledAsync()
    {
        long id = await _bench.TakeOneAsync(Film);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        return id;
    }

    private async Task GrowAsync()
    {
        await using FileStream file = new(_bench.Disk.At("downloads", Film), FileMode.Append);
        await file.WriteAsync(TinyVideo.Make(6000 - 4096, seed: 5), Stop);
    }

    private void Copy(string film, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_bench.Disk.At(to))!);
        File.WriteAllBytes(_bench.Disk.At(to), File.ReadAllBytes(_bench.Disk.At("downloads", film)));
    }

    private Task<IReadOnlyList<long>> TakeTorrentAsync(string hash, string folder, params string[] paths)
    {
        ReportedFile[] files =
        [
            .. paths
                .Select(path => new FileInfo(_bench.Disk.At(folder, path)))
                .Zip(paths)
                .Select(f => new ReportedFile(f.Second, f.First.Length, new DateTimeOffset(f.First.LastWriteTimeUtc))),
        ];
        var report = new Report(
            DownloadSource.Torrent,
            Report.TorrentKey(hash),
            paths[0].Split('/')[0],
            _bench.Disk.At(folder),
            files,
            hash
        );
        return _bench.Part<Intake>().TakeAsync(report, Stop);
    }

    private async Task<IReadOnlyList<string>> SeenAgainAsync(long id)
    {
        await using LedgerDb db = await _bench.OpenLedgerAsync();
        return await db.History.Where(h => h.ItemId == id && h.Event == HistoryEvent.SeenAgain).Select(h => h.Sentence).ToListAsync(Stop);
    }
}
