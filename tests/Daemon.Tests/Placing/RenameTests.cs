using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Placing;

/// <summary>Files that were filed by one template get the names of another. The daemon is started anew in between.</summary>
public sealed class RenameTests
{
    private const string Old = "The Matrix (1999) {tmdb-603}";
    private const string New = "The Matrix (1999) [tmdbid-603]";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_movie_gets_its_new_name_with_its_subtitles_and_extras_and_stays_a_link()
    {
        await using Workbench before = await Workbench.CreateAsync();
        long id = await FiledAsync(before, Workbench.Matrix, "M/The.Matrix.1999.mkv", "M/The.Matrix.1999.en.srt", "M/Trailers/Teaser.mkv");
        before.Disk.File($"library/Movies/{Old}/{Old}.de.srt");
        before.Disk.File($"library/Movies/{Old}/Thumbs.db");
        DiskEntry source = Look(before, "downloads/M/The.Matrix.1999.mkv");
        await using Workbench bench = before.Restarted(s => s with { NamingPreset = NamingPreset.Jellyfin });

        RenameOutcome.Renamed shown = await RenameAsync(bench, "the matrix", isPreview: true);
        Assert.Equal(2, Assert.Single(shown.Items).Files.Count);
        Assert.Equal(ItemState.Finished, (await bench.ItemAsync(id)).State);

        await RenameAsync(bench, "The Matrix (1999)");
        Assert.Equal(ItemState.Relocating, (await bench.ItemAsync(id)).State);
        await WorkAsync(bench);

        Assert.Equal(
            ["Teaser.mkv", $"{New}.de.srt", $"{New}.en.srt", $"{New}.mkv", "Thumbs.db"],
            bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal(["Thumbs.db"], Directory.EnumerateFileSystemEntries(bench.Disk.At("library", "Movies", Old)).Select(Path.GetFileName));
        Assert.True(Look(bench, $"library/Movies/{New}/{New}.mkv").IsAnotherNameOf(source));
        IngestItem item = await bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Contains(item.History, h => h.Event == HistoryEvent.Relocated && h.Sentence.Contains(New, StringComparison.Ordinal));

        RenameOutcome.Renamed again = await RenameAsync(bench, "The Matrix");
        Assert.Empty(again.Items);
        Assert.Equal(2, again.InPlace);

        await bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await bench.WorkAsync<PlaceStep>();
        Assert.Equal([$"{New}.de.srt", "Thumbs.db"], bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Versions_of_two_downloads_keep_their_labels()
    {
        await using Workbench before = await Workbench.CreateAsync();
        await FiledAsync(before, Workbench.Matrix, "A/The.Matrix.1999.1080p.mkv", "A/The.Matrix.1999.2160p.mkv");
        await using Workbench bench = before.Restarted(s => s with { NamingPreset = NamingPreset.Plain });

        await RenameAsync(bench, title: null);
        await WorkAsync(bench);

        Assert.Equal(
            ["The Matrix (1999) - 1080p.mkv", "The Matrix (1999) - 2160p.mkv"],
            bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_folder_that_holds_what_others_filed_keeps_its_name()
    {
        await using Workbench before = await Workbench.CreateAsync();
        await FiledAsync(before, Workbench.Lost, "L/Lost.S01E03.mkv");
        string other = before.Disk.File("library/TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost - 1x04.mkv");
        await using Workbench bench = before.Restarted(s =>
            s with
            {
                NamingEpisode = "<title> [<tmdb>]/S<season>/<title> <numbers>< |version|>< pt|part|>",
            }
        );

        await RenameAsync(bench, "series/4607");
        await WorkAsync(bench);

        Assert.True(File.Exists(other));
        Assert.Equal(["Lost - 1x04.mkv", "Lost s01e03.mkv"], bench.Library().Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(bench.Library(), path => Assert.Contains("Lost (2004) {tmdb-4607}/Season 01", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_taken_and_a_file_that_was_changed_are_told_and_nothing_is_lost()
    {
        await using Workbench before = await Workbench.CreateAsync();
        long id = await FiledAsync(before, Workbench.Lost, "L/Lost.S01E03.mkv", "L/Lost.S01E04.mkv");
        await using Workbench bench = before.Restarted(s => s with { NamingPreset = NamingPreset.Jellyfin });
        await RenameAsync(bench, "Lost");
        string taken = bench.Disk.File("library/TV Shows/Lost (2004) [tmdbid-4607]/Season 01/Lost (2004) - s01e03.mkv");
        string changed = bench.Disk.At("library", "TV Shows", "Lost (2004) {tmdb-4607}", "Season 01", "Lost (2004) - s01e04.mkv");
        File.Delete(changed);
        File.WriteAllText(changed, "another");
        await WorkAsync(bench);

        IngestItem item = await bench.ItemAsync(id);
        Assert.Equal(ItemState.Finished, item.State);
        Assert.Equal(3, bench.Library().Count);
        Assert.Equal("another", File.ReadAllText(changed));
        Assert.NotEqual(new FileInfo(taken).Length, new FileInfo(changed).Length);
        Assert.Equal(2, item.History.Count(h => h.Event == HistoryEvent.Refused));
    }

    [Fact]
    public async Task Only_a_title_that_was_filed_is_renamed_and_namesakes_are_told_apart_by_id()
    {
        await using Workbench bench = await Workbench.CreateAsync();
        await FiledAsync(bench, Workbench.Lost, "L/Lost.S01E03.mkv");
        await FiledAsync(bench, Workbench.Matrix with { Name = "Lost", Year = 1956 }, "M/Lost.1956.mkv");

        Assert.IsType<RenameOutcome.NoSuchTitle>(await AskAsync(bench, "Found"));
        Assert.Equal(2, Assert.IsType<RenameOutcome.SeveralTitles>(await AskAsync(bench, "Lost")).Titles.Count);
        Assert.IsType<RenameOutcome.Renamed>(await AskAsync(bench, "Lost (2004)"));
    }

    private static async Task<long> FiledAsync(Workbench bench, Catalog.Title title, params string[] paths)
    {
        long id = await bench.ApprovedAsync(title, paths);
        await bench.WorkAllAsync();
        Assert.Equal(ItemState.Finished, (await bench.ItemAsync(id)).State);
        return id;
    }

    private static Task<RenameOutcome> AskAsync(Workbench bench, string? title, bool isPreview = false) =>
        bench.Part<RenameDesk>().RenameAsync(new RenameRequest(title, isPreview, Actor.CommandLine), Stop);

    private static async Task<RenameOutcome.Renamed> RenameAsync(Workbench bench, string? title, bool isPreview = false) =>
        Assert.IsType<RenameOutcome.Renamed>(await AskAsync(bench, title, isPreview));

    private static async Task WorkAsync(Workbench bench)
    {
        await bench.WorkAsync<RelocateStep>();
        await bench.WorkAsync<AnnounceStep>();
    }

    private static DiskEntry Look(Workbench bench, string path) => SystemDisk.Instance.Look(bench.Disk.At(path.Split('/')))!;
}
