using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Videos;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.Identifying;

/// <summary>A download of which only some files are sure: those go on, the others wait as an item of their own.</summary>
public sealed class SplitTests : IAsyncLifetime
{
    private const string Pack = "Lost.2004.S01.720p.WEB-GRP";
    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_sure_files_are_filed_and_the_doubtful_one_waits_with_its_subtitle_and_its_title()
    {
        (IngestItem sure, IngestItem waiting) = await SplitAsync();

        Assert.Equal((ItemState.Finished, Actor.Daemon), (sure.State, sure.DecidedBy));
        Assert.Empty(sure.Assessment!.Reasons);
        Assert.Equal(
            ["Lost (2004) - s01e01.en.srt", "Lost (2004) - s01e01.mkv"],
            _bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );

        Assert.Equal((ItemState.AwaitingReview, sure.Id, sure.DownloadId), (waiting.State, waiting.SplitFrom, waiting.DownloadId));
        Assert.Equal(
            [$"{Pack}/{Episode(2)}.en.srt", $"{Pack}/{Episode(2)}.mkv"],
            waiting.Files.Select(f => f.Path).Order(StringComparer.Ordinal)
        );
        Assert.Equal(Workbench.Lost.Id, waiting.Assessment!.Best!.Id);
        Reason open = Assert.Single(waiting.Assessment.Reasons);
        Assert.Equal((Concern.NotAVideo, $"{Pack}/{Episode(2)}.mkv"), (open.Concern, open.File));
        Assert.Null(waiting.Chosen);
    }

    [Fact]
    public async Task Both_histories_name_the_other_item()
    {
        (IngestItem sure, IngestItem waiting) = await SplitAsync();
        Assert.Contains(
            sure.History,
            h => h.Event == HistoryEvent.Split && h.Sentence.StartsWith($"Item {waiting.Id} was split off", StringComparison.Ordinal)
        );
        Assert.Contains(
            waiting.History,
            h => h.Event == HistoryEvent.Seen && h.Sentence.StartsWith($"Split off item {sure.Id},", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_person_sees_both_and_the_waiting_one_says_where_it_came_from()
    {
        (IngestItem sure, IngestItem waiting) = await SplitAsync();
        ReviewDesk desk = _bench.Part<ReviewDesk>();
        PendingItem row = Assert.Single((await desk.PendingAsync(new Paging(10), Stop)).Items);
        Assert.Equal((waiting.Id, sure.Id, 2), (row.Id, row.SplitFrom, row.Files));
        Assert.Equal(sure.Id, (await desk.ItemAsync(waiting.Id, Stop))!.SplitFrom);
        Assert.Equal([sure.Id, null], (await desk.ListAsync(new ItemFilter(), Stop)).Items.Select(i => i.SplitFrom));
    }

    [Fact]
    public async Task The_same_download_is_not_taken_in_again()
    {
        await SplitAsync();
        Assert.Empty(await _bench.TakeAsync([.. Paths(1, 2)]));
    }

    [Fact]
    public async Task A_late_subtitle_goes_to_the_item_that_has_its_video()
    {
        (IngestItem sure, IngestItem waiting) = await SplitAsync();
        Assert.Empty(await _bench.TakeAsync([.. Paths(1, 2), $"{Pack}/{Episode(2)}.de.srt"]));
        Assert.Equal(2, (await _bench.ItemAsync(sure.Id)).Files.Count);
        Assert.Equal(3, (await _bench.ItemAsync(waiting.Id)).Files.Count);
    }

    [Fact]
    public async Task What_completes_the_doubtful_file_is_a_new_item_and_the_filed_ones_stay()
    {
        (IngestItem sure, _) = await SplitAsync();
        await File.WriteAllBytesAsync(_bench.Disk.At("downloads", $"{Pack}/{Episode(2)}.mkv"), TinyVideo.Make(9000), Stop);
        long id = Assert.Single(await _bench.TakeAsync([.. Paths(1, 2)]));
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(sure.Id)).State);
        Assert.Equal(3, _bench.Library().Count);
    }

    [Fact]
    public async Task Each_is_undone_by_itself()
    {
        (IngestItem sure, IngestItem waiting) = await SplitAsync(cutOff: true);
        await _bench.ApproveAsync(waiting.Id, Workbench.Lost);
        await _bench.WorkAllAsync();
        Assert.Equal(4, _bench.Library().Count);

        UndoDesk undo = _bench.Part<UndoDesk>();
        await undo.UndoAsync(sure.Id, Actor.CommandLine, cancellationToken: Stop);
        await _bench.WorkAllAsync();
        Assert.All(_bench.Library(), path => Assert.Contains("s01e02", path, StringComparison.Ordinal));
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(waiting.Id)).State);

        await undo.UndoAsync(waiting.Id, Actor.CommandLine, cancellationToken: Stop);
        await _bench.WorkAllAsync();
        Assert.Empty(_bench.Library());
        Assert.Equal(
            (ItemState.Undone, ItemState.Undone),
            ((await _bench.ItemAsync(sure.Id)).State, (await _bench.ItemAsync(waiting.Id)).State)
        );
    }

    [Theory]
    [InlineData("Items")]
    [InlineData("StoredInputs")]
    [InlineData("History")]
    public async Task A_split_that_fails_on_the_way_leaves_the_item_whole(string table)
    {
        await BreakAsync(2);
        long id = await _bench.TakeOneAsync([.. Paths(1, 2)]);
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            await db.Database.ExecuteSqlRawAsync(Broken(table), Stop);
        }

        await _bench.WorkAsync<IdentifyStep>();
        IngestItem whole = await _bench.ItemAsync(id);
        Assert.Equal((ItemState.Identifying, 4), (whole.State, whole.Files.Count));
        await using (LedgerDb db = await _bench.OpenLedgerAsync())
        {
            Assert.Equal(1, await db.Items.CountAsync(Stop));
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER broken", Stop);
        }

        _bench.Time.Advance(TimeSpan.FromHours(1));
        await _bench.WorkAsync<IdentifyStep>();
        Assert.Equal(ItemState.Approved, (await _bench.ItemAsync(id)).State);
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id + 1)).State);
    }

    [Fact]
    public async Task What_the_library_has_already_waits_and_what_is_missing_goes_in()
    {
        await _bench.ApprovedAsync(Workbench.Lost, "Lost.S01E01.720p.WEB-OLD.mkv");
        await _bench.WorkAllAsync();

        long id = await _bench.TakeOneAsync([.. Paths(1, 2, 3)]);
        await _bench.WorkAllAsync();

        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        Assert.Equal(3, _bench.Library().Count(p => p.EndsWith(".mkv", StringComparison.Ordinal)));
        IngestItem waiting = await _bench.ItemAsync(id + 1);
        Assert.Equal([Concern.AlreadyInLibrary, Concern.DestinationExists], waiting.Assessment!.Reasons.Select(r => r.Concern));
        Assert.Equal(2, waiting.Files.Count);
    }

    [Fact]
    public async Task A_file_that_a_persons_approval_cannot_place_waits_with_the_title_that_the_person_chose()
    {
        long id = await _bench.TakeOneAsync($"{Pack}/{Episode(1)}.mkv", $"{Pack}/Making Of.mkv");
        await _bench.ApproveAsync(id, Workbench.Lost);
        await _bench.WorkAsync<PlaceStep>();

        IngestItem filed = await _bench.ItemAsync(id);
        Assert.Equal((ItemState.Announcing, 1), (filed.State, filed.Files.Count));
        IngestItem waiting = await _bench.ItemAsync(id + 1);
        Assert.Equal((ItemState.AwaitingReview, Workbench.Lost.Id), (waiting.State, waiting.Assessment!.Best!.Id));
        Assert.Equal(Concern.UnnumberedFile, Assert.Single(waiting.Assessment.Reasons).Concern);
    }

    [Fact]
    public async Task Two_files_for_one_episode_both_wait_and_the_others_go_in()
    {
        long id = await _bench.TakeOneAsync($"{Pack}/{Episode(1)}.mkv", $"{Pack}/{Episode(2)}.mkv", $"{Pack}/Lost.S01E02.720p.WEB-GRP.mkv");
        await _bench.WorkAllAsync();
        Assert.EndsWith("s01e01.mkv", Assert.Single(_bench.Library()), StringComparison.Ordinal);
        Assert.Equal(2, (await _bench.ItemAsync(id + 1)).Files.Count);
    }

    [Fact]
    public async Task With_PLEX_AUTO_INGEST_false_nothing_is_split()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync(s => s with { AutoIngest = false });
        await BreakAsync(2);
        long id = await _bench.TakeOneAsync([.. Paths(1, 2)]);
        await _bench.WorkAllAsync();
        IngestItem whole = await _bench.ItemAsync(id);
        Assert.Equal((ItemState.AwaitingReview, 4), (whole.State, whole.Files.Count));
    }

    [Fact]
    public async Task A_title_that_is_known_from_the_doubtful_file_alone_is_not_sure()
    {
        await File.WriteAllTextAsync(_bench.Disk.File("downloads/Neue Folgen/Lost.2004.S01E02.720p.WEB-GRP.mkv"), "<html>", Stop);
        long id = await _bench.TakeOneAsync("Neue Folgen/S01E01.mkv", "Neue Folgen/Lost.2004.S01E02.720p.WEB-GRP.mkv");
        await _bench.WorkAllAsync();
        Assert.Empty(_bench.Library());
        Assert.Equal(ItemState.AwaitingReview, (await _bench.ItemAsync(id)).State);
    }

    private static string Episode(int number) => $"Lost.2004.S01E{number:00}.720p.WEB-GRP";

    private static IEnumerable<string> Paths(params int[] numbers) =>
        numbers.SelectMany(n => (string[])[$"{Pack}/{Episode(n)}.mkv", $"{Pack}/{Episode(n)}.en.srt"]);

    private static string Broken(string table) =>
        table switch
        {
            "Items" => "CREATE TRIGGER broken BEFORE UPDATE ON Items WHEN NEW.State = 'Approved' BEGIN SELECT RAISE(ABORT, 'broken'); END",
            "StoredInputs" => "CREATE TRIGGER broken BEFORE INSERT ON StoredInputs BEGIN SELECT RAISE(ABORT, 'broken'); END",
            _ => "CREATE TRIGGER broken BEFORE INSERT ON History WHEN NEW.Event = 'Split' BEGIN SELECT RAISE(ABORT, 'broken'); END",
        };

    /// <summary>What is named like the video of this episode is none.</summary>
    private Task BreakAsync(int number) =>
        File.WriteAllTextAsync(_bench.Disk.File($"downloads/{Pack}/{Episode(number)}.mkv"), "<html>busy</html>".PadRight(3000), Stop);

    /// <param name="cutOff">The second episode is a video, but not all of it.</param>
    private async Task<(IngestItem Sure, IngestItem Waiting)> SplitAsync(bool cutOff = false)
    {
        if (cutOff)
        {
            byte[] whole = TinyVideo.Make(3_000_000);
            byte[] half = whole[..1_000_000];
            await File.WriteAllBytesAsync(_bench.Disk.File($"downloads/{Pack}/{Episode(1)}.mkv"), whole, Stop);
            await File.WriteAllBytesAsync(_bench.Disk.File($"downloads/{Pack}/{Episode(2)}.mkv"), half, Stop);
        }
        else
        {
            await BreakAsync(2);
        }

        long id = await _bench.TakeOneAsync([.. Paths(1, 2)]);
        await _bench.WorkAllAsync();
        return (await _bench.ItemAsync(id), await _bench.ItemAsync(id + 1));
    }
}
