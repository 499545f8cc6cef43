using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Daemon.Verifying;

public sealed class LibraryCheckTests : IAsyncLifetime
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";

    private Workbench _bench = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Placed => _bench.Disk.At("library", Assert.Single(_bench.Library()));

    public async ValueTask InitializeAsync() => _bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_linked_file_is_hashed_at_night_and_then_found_as_it_was_filed()
    {
        await FileAsync();

        Assert.Equal(FileCondition.NotHashed, (await CheckAsync()).Condition);
        Assert.Equal(1, await _bench.Part<NightlyHashing>().RunAsync(Stop));
        Assert.Equal(FileCondition.Same, (await CheckAsync()).Condition);
        Assert.Equal(0, await _bench.Part<NightlyHashing>().RunAsync(Stop));
    }

    [Fact]
    public async Task A_copied_file_is_hashed_while_it_is_copied()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync(settings => settings with { Placement = PlacementPreference.Copy });
        await FileAsync();

        CheckedFile found = await CheckAsync();

        Assert.Equal((PlacementMethod.Copy, FileCondition.Same), (found.File.Method!.Value, found.Condition));
    }

    [Fact]
    public async Task Rot_is_told_from_writing_and_a_link_has_changed_its_download_too()
    {
        await FileAsync();
        await _bench.Part<NightlyHashing>().RunAsync(Stop);
        DateTime before = File.GetLastWriteTimeUtc(Placed);
        await FlipAsync(Placed);
        CheckedFile written = await CheckAsync();
        File.SetLastWriteTimeUtc(Placed, before);
        CheckedFile rotten = await CheckAsync();

        Assert.Equal((FileCondition.ContentChanged, true, true), (written.Condition, written.WasWritten, written.IsDownloadToo));
        Assert.Equal((FileCondition.ContentChanged, false, true), (rotten.Condition, rotten.WasWritten, rotten.IsDownloadToo));
        Assert.Equal(FileCondition.Same, (await CheckAsync(isQuick: true)).Condition);
    }

    [Fact]
    public async Task A_copy_that_has_changed_leaves_its_download_as_it_is()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync(settings => settings with { Placement = PlacementPreference.Copy });
        await FileAsync();
        await FlipAsync(Placed);

        CheckedFile found = await CheckAsync();

        Assert.Equal((FileCondition.ContentChanged, false), (found.Condition, found.IsDownloadToo));
    }

    [Fact]
    public async Task Another_size_a_missing_file_and_a_missing_library_are_told_apart()
    {
        long id = await FileAsync();
        string path = Placed;
        await File.AppendAllTextAsync(path, "more", Stop);
        CheckedFile longer = await CheckAsync(isQuick: true);
        File.Delete(path);
        CheckedFile missing = await CheckAsync();
        File.CreateSymbolicLink(path, _bench.Disk.At("downloads", Film));
        CheckedFile link = await CheckAsync();
        Directory.Delete(_bench.Disk.At("library"), recursive: true);
        CheckedFile unmounted = await CheckAsync();

        Assert.Equal((FileCondition.SizeChanged, 4096L, 4100L), (longer.Condition, longer.File.Bytes, longer.BytesNow!.Value));
        Assert.Equal((FileCondition.Missing, id), (missing.Condition, missing.File.ItemId));
        Assert.Equal(FileCondition.Missing, link.Condition);
        Assert.Equal(FileCondition.Unreadable, unmounted.Condition);
    }

    [Fact]
    public async Task What_was_changed_before_its_hash_was_taken_gets_none()
    {
        await FileAsync();
        await FlipAsync(Placed);

        Assert.Equal(0, await _bench.Part<NightlyHashing>().RunAsync(Stop));
        Assert.Equal(FileCondition.NotHashed, (await CheckAsync()).Condition);
    }

    [Fact]
    public async Task No_file_is_begun_after_the_time_of_a_night_and_only_the_items_asked_for_are_checked()
    {
        await _bench.DisposeAsync();
        _bench = await Workbench.CreateAsync(settings => settings with { HashingTime = TimeSpan.Zero });
        long id = await FileAsync();

        Assert.Equal(0, await _bench.Part<NightlyHashing>().RunAsync(Stop));
        Assert.Single(await AllAsync(new PlacedScope { ItemIds = [id] }));
        Assert.Empty(await AllAsync(new PlacedScope { ItemIds = [id + 1] }));
        Assert.Equal((1, 4096L), await _bench.Part<PlacedFiles>().CountAsync(new PlacedScope(), Stop));
    }

    private async Task<long> FileAsync()
    {
        long id = await _bench.ApprovedAsync(Workbench.Matrix, Film);
        await _bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await _bench.ItemAsync(id)).State);
        return id;
    }

    private static async Task FlipAsync(string path)
    {
        byte[] bytes = await File.ReadAllBytesAsync(path, Stop);
        bytes[100] ^= 1;
        // In place, as a disk does: the file stays the same one.
        await using FileStream file = File.Open(path, FileMode.Open, FileAccess.Write);
        await file.WriteAsync(bytes, Stop);
        file.Close();
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    private async Task<CheckedFile> CheckAsync(bool isQuick = false) => Assert.Single(await AllAsync(new PlacedScope(), isQuick));

    private async Task<List<CheckedFile>> AllAsync(PlacedScope scope, bool isQuick = false)
    {
        List<CheckedFile> all = [];
        await foreach (CheckedFile found in _bench.Part<LibraryCheck>().RunAsync(scope, isQuick, read: null, Stop))
        {
            all.Add(found);
        }

        return all;
    }
}
