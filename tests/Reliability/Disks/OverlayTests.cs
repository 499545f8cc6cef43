using Hybrid.Ledger;

namespace Hybrid.Reliability;

/// <summary>Overlay mounts, as containers have them: a folder of the lower layer cannot be renamed, and a link copies the file up.</summary>
public sealed class OverlayTests
{
    /// <summary>Downloads and library in one overlay, all of it from the lower layer.</summary>
    [Theory]
    [InlineData("link")]
    [InlineData("copy")]
    public async Task What_lies_in_the_lower_layer_is_placed_and_not_harmed(string scene)
    {
        await using Mount layers = await Mount.TmpfsAsync("64m");
        string lower = Directory.CreateDirectory(Path.Combine(layers.Root, "lower")).FullName;
        string upper = Directory.CreateDirectory(Path.Combine(layers.Root, "upper")).FullName;
        string work = Directory.CreateDirectory(Path.Combine(layers.Root, "work")).FullName;
        IReadOnlyDictionary<string, FileFacts> expected = await new Stage(
            Scene.Named(scene),
            Path.Combine(layers.Root, "rehearsal")
        ).RehearseAsync();

        // Set up where the overlay will show it, so that the ledger knows the paths.
        string merged = Directory.CreateDirectory(Path.Combine(layers.Root, "merged")).FullName;
        var stage = new Stage(Scene.Named(scene), Path.Combine(merged, "stage"));
        await Shell.RunAsync("mount", "--bind", lower, merged);
        await stage.SetUpAsync();
        await Shell.RunAsync("umount", merged);
        await Shell.RunAsync("mount", "-t", "overlay", "-o", $"lowerdir={lower},upperdir={upper},workdir={work}", "overlay", merged);
        try
        {
            IReadOnlyDictionary<string, FileFacts> lying = FileFacts.Below(lower);
            await stage.RedoAsync();

            await using Engine engine = stage.OpenEngine(Place.Begin.AddDays(2));
            IngestItem item = Assert.Single(await engine.ItemsAsync());
            engine.Close();
            Assert.True(
                item.State == ItemState.Finished,
                $"{item.State}: {string.Join(" / ", item.History.OrderBy(h => h.Id).Select(h => h.Sentence))}"
            );
            IReadOnlyDictionary<string, FileFacts> library = FileFacts.Below(stage.Place.Library);
            foreach ((string path, FileFacts wanted) in expected)
            {
                Assert.Equal(wanted.Content, library[path].Content);
            }

            IReadOnlyDictionary<string, FileFacts> now = FileFacts.Below(stage.Place.Downloads);
            Assert.All(stage.Sources, s => Assert.True(s.Value.IsLike(now[s.Key])));
            IReadOnlyDictionary<string, FileFacts> lyingNow = FileFacts.Below(lower);
            Assert.All(lying, l => Assert.Equal(l.Value, lyingNow[l.Key]));
        }
        finally
        {
            await Shell.RunAsync("umount", merged);
        }

        Effort.Tell("disk", $"overlay, {scene}", 1, 0);
    }
}
