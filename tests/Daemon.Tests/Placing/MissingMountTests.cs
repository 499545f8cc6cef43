using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Placing;

/// <summary>A library or a download whose disk goes away, and comes back.</summary>
public sealed class MissingMountTests
{
    private const string Film = "The.Matrix.1999.1080p.BluRay.x264-GRP.mkv";
    private const string Pack = "Lost.S01.1080p.BluRay.x264-GRP";
    private static readonly string[] Episodes = [.. Enumerable.Range(1, 3).Select(e => $"{Pack}/Lost.S01E0{e}.1080p.BluRay.x264-GRP.mkv")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_undo_waits_for_the_library_s_disk_and_goes_on_by_itself_when_it_is_back()
    {
        using var library = MountedDisk.OfSize("8m");
        await using Workbench bench = await Workbench.CreateAsync(s => s with { MoviesDirs = [library.Root] });
        long id = await bench.ApprovedAsync(Workbench.Matrix, Film);
        await bench.WorkAsync<PlaceStep>();
        Assert.Single(Files(library));

        library.Vanish();
        await bench.Part<UndoDesk>().UndoAsync(id, Actor.CommandLine, cancellationToken: Stop);
        await bench.WorkAsync<PlaceStep>();

        IngestItem waiting = await bench.ItemAsync(id);
        Assert.Equal(ItemState.Undoing, waiting.State);
        Assert.Contains("Mount its disk", waiting.Fault, StringComparison.Ordinal);
        library.Return();
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.WorkAsync<PlaceStep>();
        Assert.Equal(ItemState.Undone, (await bench.ItemAsync(id)).State);
        Assert.Empty(Files(library));
    }

    [Fact]
    public async Task What_stands_as_another_title_is_not_taken_for_gone_while_its_disk_is_away()
    {
        using var library = MountedDisk.OfSize("8m");
        await using Workbench bench = await Workbench.CreateAsync(s => s with { MoviesDirs = [library.Root] });
        long id = await bench.ApprovedAsync(Workbench.Matrix, Film);
        await bench.WorkAsync<PlaceStep>();
        await bench.ChangeAsync(id, i => i.Move(ItemState.AwaitingReview, Actor.Daemon, "Half.", bench.Time.GetUtcNow()));
        await bench.ApproveAsync(id, Workbench.Lost);

        library.Vanish();
        await bench.WorkAsync<PlaceStep>();

        IngestItem waiting = await bench.ItemAsync(id);
        Assert.Equal(ItemState.Approved, waiting.State);
        Assert.Equal(PlacementState.Placed, Assert.Single(waiting.Files).Placement!.State);
        library.Return();
        Assert.Single(Files(library));
    }

    [Fact]
    public async Task A_library_that_vanishes_within_a_pack_is_waited_for_and_gets_the_rest()
    {
        using var library = MountedDisk.OfSize("8m");
        int opened = 0;
        var disk = new InterruptedDisk(
            SystemDisk.Instance,
            call =>
            {
                if (call == "open" && ++opened == 2)
                {
                    library.Vanish();
                }
            }
        );
        await using Workbench bench = await Workbench.CreateAsync(
            s => s with { TvDirs = [library.Root] },
            services => services.AddSingleton(new FilePlacer(disk))
        );
        long id = await bench.ApprovedAsync(Workbench.Lost, Episodes);
        await bench.WorkAsync<PlaceStep>();

        IngestItem waiting = await bench.ItemAsync(id);
        Assert.Equal(ItemState.Placing, waiting.State);
        Assert.Contains("disappeared", waiting.Fault, StringComparison.Ordinal);
        Assert.Single(waiting.Files, f => f.Placement!.State == PlacementState.Placed);
        Assert.DoesNotContain(Files(library), f => f.Contains("s01e03", StringComparison.Ordinal));
        library.Return();
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.WorkAsync<PlaceStep>();
        Assert.Equal(ItemState.Announcing, (await bench.ItemAsync(id)).State);
        Assert.Equal(3, Files(library).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_download_whose_disk_is_away_when_it_is_planned_is_waited_for(bool mountPointStands)
    {
        await using Workbench bench = await Workbench.CreateAsync();
        long id = await bench.ApprovedAsync(Workbench.Matrix, Film);
        string away = bench.Disk.At("away");
        Directory.Move(bench.Downloads, away);
        if (mountPointStands)
        {
            _ = bench.Downloads;
        }

        await bench.WorkAsync<PlaceStep>();

        IngestItem waiting = await bench.ItemAsync(id);
        Assert.Equal(ItemState.Approved, waiting.State);
        Assert.Contains("Check that its disk is mounted", waiting.Fault, StringComparison.Ordinal);
        Assert.Null(Assert.Single(waiting.Files).Placement);
        if (mountPointStands)
        {
            Directory.Delete(bench.Disk.At("downloads"));
        }

        Directory.Move(away, bench.Disk.At("downloads"));
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await bench.WorkAsync<PlaceStep>();
        Assert.Equal(ItemState.Announcing, (await bench.ItemAsync(id)).State);
    }

    [Fact]
    public async Task A_file_that_went_from_a_download_that_is_there_is_for_a_person()
    {
        await using Workbench bench = await Workbench.CreateAsync();
        long id = await bench.ApprovedAsync(Workbench.Matrix, Film);
        bench.Disk.File("downloads/another.mkv");
        File.Delete(bench.Disk.At("downloads", Film));

        await bench.WorkAsync<PlaceStep>();

        Assert.Equal(ItemState.AwaitingReview, (await bench.ItemAsync(id)).State);
    }

    private static string[] Files(MountedDisk library) =>
        [.. Directory.GetFiles(library.Root, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f).ToLowerInvariant())];
}
