using Hybrid.Ledger;

namespace Hybrid.Reliability;

/// <summary>A disk that is full, of bytes or of files, at every stage; or that may not be written to. The item says so, waits, and goes on when it is mended.</summary>
public sealed class FullDiskTests
{
    private const int Page = 4096;

    [Fact]
    public async Task However_little_room_is_left_the_file_waits_and_goes_on_when_there_is_room()
    {
        await using Mount mount = await Mount.TmpfsAsync("16m");
        await using Theatre theatre = await RehearsedAsync(Theatre.Across(mount, Scene.Across));
        int needed = Scene.Across.Files[0].Bytes;
        int[] left =
        [
            .. Enumerable.Range(0, 9).Select(pages => pages * Page),
            needed / 2,
            needed - Page,
            needed,
            needed + Page,
            needed + (4 * Page),
        ];
        await SweepAsync(theatre, "library's disk full", left.Select(bytes => Filling.LeaveBytes(mount.Root, bytes)), "not enough space");
    }

    [Fact]
    public async Task However_few_files_may_be_made_the_file_waits_and_goes_on_when_more_may()
    {
        await using Mount mount = await Mount.TmpfsAsync("16m", "nr_inodes=60");
        await using Theatre theatre = await RehearsedAsync(Theatre.Across(mount, Scene.Across));
        await SweepAsync(
            theatre,
            "library's inodes exhausted",
            Enumerable.Range(0, 4).Select(files => Filling.LeaveFiles(mount.Root, files)),
            "not enough space"
        );
    }

    /// <summary>The ledger too: then nothing can be written down, and nothing is lost.</summary>
    [Fact]
    public async Task With_the_ledger_on_the_full_disk_nothing_is_lost()
    {
        await using Mount mount = await Mount.TmpfsAsync("24m");
        await using Theatre theatre = await RehearsedAsync(Theatre.On(mount, Scene.Copy));
        int needed = Scene.Copy.Files[0].Bytes;
        int[] left =
        [
            .. Enumerable.Range(0, Effort.IsFull ? 80 : 14).Select(pages => pages * Page),
            needed,
            needed + (8 * Page),
            needed + (40 * Page),
        ];
        await SweepAsync(theatre, "the ledger's disk full", left.Select(bytes => Filling.LeaveBytes(mount.Root, bytes)), "");
    }

    [Fact]
    public async Task A_library_that_is_mounted_read_only_is_waited_for()
    {
        await using Mount mount = await Mount.TmpfsAsync("16m");
        await using Theatre theatre = await RehearsedAsync(Theatre.Across(mount, Scene.Across));
        await theatre.Stage.SetUpAsync();
        await mount.RemountAsync("ro");
        await using (Engine engine = theatre.Stage.OpenEngine(Place.Begin.AddHours(1)))
        {
            await engine.WorkAsync();
            IngestItem item = Assert.Single(await engine.ItemsAsync());
            Assert.Contains("read-only", item.Fault, StringComparison.Ordinal);
        }

        Effort.Hold(await theatre.Inspection.AtAnyMomentAsync([]));
        await mount.RemountAsync("rw");
        await theatre.Stage.RedoAsync();
        Effort.Hold(await theatre.Inspection.AtTheEndAsync());
    }

    [Fact]
    public async Task A_download_that_is_mounted_read_only_is_placed_all_the_same()
    {
        Needs.Root();
        await using Theatre theatre = await RehearsedAsync(Theatre.OnDisk(Scene.Link with { Name = "read-only source" }));
        await theatre.Stage.SetUpAsync();
        string downloads = theatre.Stage.Place.Downloads;
        await Shell.RunAsync("mount", "--bind", downloads, downloads);
        try
        {
            await Shell.RunAsync("mount", "-o", "remount,bind,ro", downloads);
            await theatre.Stage.RedoAsync();
        }
        finally
        {
            await Shell.RunAsync("umount", downloads);
        }

        // A link from another mount is refused, also on the same disk: it is copied, with the same bytes and times.
        Effort.Hold(await theatre.Inspection.AtTheEndAsync(exactly: false));
    }

    private static async Task SweepAsync(Theatre theatre, string what, IEnumerable<Filling> fillings, string words)
    {
        var violations = new List<string>();
        int points = 0;
        int waited = 0;
        foreach (Filling filling in fillings)
        {
            points++;
            await theatre.Stage.SetUpAsync();
            using (filling.Fill())
            {
                await using Engine engine = theatre.Stage.OpenEngine(Place.Begin.AddHours(1));
                string? threw = null;
                try
                {
                    await engine.WorkAsync();
                }
                catch (Exception e)
                {
                    // The scheduler's part: a round that fails is written to the log, and the next one comes.
                    threw = e.Message;
                }

                engine.Close();
                violations.AddRange((await theatre.Inspection.AtAnyMomentAsync([])).Select(v => $"{filling}: {v}"));
                if (threw is null && words.Length > 0)
                {
                    IngestItem item = Assert.Single(await engine.ItemsAsync());
                    bool waits = item.State == ItemState.Placing && item.Fault?.Contains(words, StringComparison.Ordinal) == true;
                    waited += waits ? 1 : 0;
                    if (!waits && item.State != ItemState.Finished)
                    {
                        violations.Add($"{filling}: {item.State}: {item.Fault}");
                    }
                }
                else
                {
                    waited += threw is null ? 0 : 1;
                }
            }

            await theatre.Stage.RedoAsync();
            violations.AddRange((await theatre.Inspection.AtTheEndAsync()).Select(v => $"{filling}, mended: {v}"));
        }

        Effort.Tell("disk", what, points, violations.Count, $"{waited} waited");
        Effort.Hold(violations);
        Assert.True(waited > 0, "No disk was full enough: the test tests nothing.");
    }

    private static async Task<Theatre> RehearsedAsync(Theatre theatre)
    {
        await theatre.RehearseAsync();
        return theatre;
    }
}
