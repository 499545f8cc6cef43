using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Daemon.Placing;

/// <summary>A library of several folders, as on several disks.</summary>
public sealed class SeveralLibrariesTests
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";

    [Theory]
    [InlineData("one/The Matrix (1999)/The Matrix (1999).nfo", "two/Other (2000)/x.nfo", "one/The Matrix (1999)/")]
    [InlineData("one/Other (2000)/x.nfo", "two/The Matrix (1999)/The Matrix (1999).nfo", "two/The Matrix (1999)/")]
    [InlineData("one/The Matrix/x.nfo", "two/The Matrix (1999) {tmdb-603}/x.nfo", "two/The Matrix (1999) {tmdb-603}/")]
    [InlineData("one/The Matrix (2000)/x.nfo", "two/The Matrix (1999)/x.nfo", "two/The Matrix (1999)/")]
    public async Task A_title_goes_where_it_is_already(string first, string second, string expected)
    {
        await using Workbench bench = await Workbench.CreateAsync();
        bench.Disk.File($"library/{first}");
        bench.Disk.File($"library/{second}");
        await using Workbench several = bench.Restarted(s => Folders(s, bench.Disk.At("library", "one"), bench.Disk.At("library", "two")));

        await FileAsync(several);

        Assert.StartsWith(expected, Video(several), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_another_name_that_is_the_titles_by_its_NFO_counts_in_each_of_them()
    {
        await using Workbench bench = await Workbench.CreateAsync();
        bench.Disk.File("library/one/Other (2000)/Other (2000).mkv");
        bench.Disk.File("library/two/Die Matrix/extended {edition-Extended}.mkv");
        File.WriteAllText(bench.Disk.File("library/two/Die Matrix/movie.nfo"), "<movie><tmdbid>603</tmdbid></movie>");
        await using Workbench several = bench.Restarted(s => Folders(s, bench.Disk.At("library", "one"), bench.Disk.At("library", "two")));
        await several.Part<LibraryIndex.LibrarySweeps>().RunAsync(whole: false, TestContext.Current.CancellationToken);

        IngestItem item = await FileAsync(several);

        Assert.Equal(bench.Disk.At("library/two/Die Matrix/The Matrix (1999) {tmdb-603}.mkv"), Assert.Single(item.Files).Placement!.To);
    }

    [Fact]
    public async Task A_new_title_goes_where_it_can_be_linked_although_another_disk_has_more_room()
    {
        using var small = MountedDisk.OfSize("8m");
        using var large = MountedDisk.OfSize("64m");
        await using Workbench bench = await Workbench.CreateAsync(s => Folders(s, large.Root, small.Root));
        await using Workbench beside = bench.Restarted(s => Folders(s, large.Root, bench.Disk.Folder("library", "beside")));

        await FileAsync(beside);

        Assert.StartsWith("beside/", Video(beside), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_none_can_be_linked_the_one_with_the_most_room_takes_it()
    {
        using var small = MountedDisk.OfSize("8m");
        using var large = MountedDisk.OfSize("64m");
        await using Workbench bench = await Workbench.CreateAsync(s => Folders(s, small.Root, large.Root));

        IngestItem item = await FileAsync(bench);

        Assert.StartsWith(large.Root, Assert.Single(item.Files).Placement!.To, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_another_hand_in_any_of_the_folders_is_seen()
    {
        await using Workbench bench = await Workbench.CreateAsync();
        string other = bench.Disk.File("library/one/Lost (2004)/Season 01/Lost - s01e03.mkv");
        bench.Disk.File("library/two/Lost (2004) {tmdb-4607}/Season 02/Lost - s02e01.mkv");
        await using Workbench several = bench.Restarted(s =>
            s with
            {
                TvDirs = [bench.Disk.At("library", "one"), bench.Disk.At("library", "two")],
            }
        );
        long id = await several.TakeOneAsync("Lost.2004.S01E03.1080p.WEB.x264-GRP.mkv");
        await several.WorkAsync<Identifying.IdentifyStep>();

        IngestItem item = await several.ItemAsync(id);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(item.Assessment!.Reasons, r => r.Sentence.Contains(other, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_one_is_away_a_title_waits_and_makes_no_second_folder()
    {
        using var away = MountedDisk.OfSize("8m");
        await using Workbench bench = await Workbench.CreateAsync(s => Folders(s, away.Root));
        await FileAsync(bench);
        await using Workbench several = bench.Restarted(s => Folders(s, away.Root, bench.Disk.Folder("library", "two")));
        away.Vanish();
        long id = await several.TakeOneAsync("The.Matrix.1999.2160p.mkv");
        await several.ApproveAsync(id, Workbench.Matrix, Duplicates.KeepBoth);

        await several.WorkAsync<PlaceStep>();

        IngestItem waiting = await several.ItemAsync(id);
        Assert.Equal(ItemState.Approved, waiting.State);
        Assert.Contains("Mount its disk", waiting.Fault, StringComparison.Ordinal);
        away.Return();
        several.Time.Advance(TimeSpan.FromMinutes(1));
        await several.WorkAsync<PlaceStep>();
        Assert.StartsWith(away.Root, Assert.Single((await several.ItemAsync(id)).Files).Placement!.To, StringComparison.Ordinal);
    }

    private static HybridSettings Folders(HybridSettings settings, params string[] movies) => settings with { MoviesDirs = movies };

    private static async Task<IngestItem> FileAsync(Workbench bench)
    {
        long id = await bench.ApprovedAsync(Workbench.Matrix, Film);
        await bench.WorkAsync<PlaceStep>();
        return await bench.ItemAsync(id);
    }

    private static string Video(Workbench bench) =>
        bench.Library().Select(path => path.Replace('\\', '/')).Single(path => path.EndsWith(".mkv", StringComparison.Ordinal));
}
