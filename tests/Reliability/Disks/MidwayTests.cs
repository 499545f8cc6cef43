using Hybrid.Ledger;

namespace Hybrid.Reliability;

/// <summary>A disk that fails in the middle of a placing, and is mended.</summary>
public sealed class MidwayTests
{
    /// <summary>An error of the file system, upon which ext4 turns read-only by itself.</summary>
    [Fact]
    public async Task A_library_that_turns_read_only_while_it_is_copied_to_is_waited_for()
    {
        await using Mount mount = await Mount.ImageAsync("ext4");
        await mount.RemountAsync("errors=remount-ro");
        await using var theatre = Theatre.Across(mount, Scene.Across);
        await theatre.RehearseAsync();
        SystemCall middle = (await StoppedPlacer.CallsAsync(theatre)).Where(c => c.Name is "sendfile" or "pwrite64").ElementAt(1);
        await theatre.Stage.SetUpAsync();

        await StoppedPlacer.RunAsync(theatre, middle, mount.BreakExt4);

        string fault = await WaitingAsync(theatre.Stage);
        Assert.Contains("read-only", fault, StringComparison.Ordinal);
        Effort.Hold(await theatre.Inspection.AtAnyMomentAsync([]));
        await mount.RepairExt4Async();
        await theatre.Stage.RedoAsync();
        Effort.Hold(await theatre.Inspection.AtTheEndAsync());
        Effort.Tell("disk", "turns read-only while it is copied to", 1, 0);
    }

    /// <summary>It fitted when it was begun.</summary>
    [Fact]
    public async Task Of_a_pack_whose_disk_fills_up_what_is_placed_stays_and_the_rest_waits()
    {
        await using Mount mount = await Mount.TmpfsAsync("16m");
        await using var theatre = Theatre.Across(mount, Scene.PackCopied);
        await theatre.RehearseAsync();
        string[] files = [.. theatre.Stage.Scene.Files.Select(f => Path.GetFileName(f.Path))];
        SystemCall[] renames = [.. (await StoppedPlacer.CallsAsync(theatre)).Where(c => c.Name == "renameat2")];
        Assert.Equal(files.Length, renames.Length);
        await theatre.Stage.SetUpAsync();

        IDisposable? ballast = null;
        await StoppedPlacer.RunAsync(theatre, renames[1], () => ballast = Filling.LeaveBytes(mount.Root, 0).Fill());

        string fault = await WaitingAsync(theatre.Stage);
        Assert.Contains("not enough space", fault, StringComparison.Ordinal);
        Assert.Equal(2, await PlacedAsync(theatre.Stage));
        Effort.Hold(await theatre.Inspection.AtAnyMomentAsync([]));
        ballast!.Dispose();
        await theatre.Stage.RedoAsync();
        Effort.Hold(await theatre.Inspection.AtTheEndAsync());
        Effort.Tell("disk", "fills up in the middle of a pack", 1, 0);
    }

    private static async Task<string> WaitingAsync(Stage stage)
    {
        await using Engine engine = stage.OpenEngine(Place.Begin.AddHours(1));
        IngestItem item = Assert.Single(await engine.ItemsAsync());
        Assert.Equal(ItemState.Placing, item.State);
        return item.Fault!;
    }

    private static async Task<int> PlacedAsync(Stage stage)
    {
        await using Engine engine = stage.OpenEngine(Place.Begin.AddHours(1));
        return Assert.Single(await engine.ItemsAsync()).Files.Count(f => f.Placement is { State: PlacementState.Placed });
    }
}
