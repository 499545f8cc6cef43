using Hybrid.Ledger;

namespace Hybrid.Reliability;

/// <summary>The download changes while it is being copied: it is not placed, a person hears why, and nothing half is left.</summary>
public sealed class ChangingSourceTests
{
    [Theory]
    [InlineData("grows")]
    [InlineData("shrinks")]
    [InlineData("is written to")]
    [InlineData("vanishes")]
    [InlineData("is replaced")]
    public async Task A_source_that_changes_while_it_is_copied_is_not_placed(string what)
    {
        await using Theatre theatre = await Theatre.OpenAsync("copy");
        Stage stage = theatre.Stage;
        IReadOnlyList<SystemCall> calls = await StoppedPlacer.CallsAsync(theatre);
        SystemCall[] writes =
        [
            .. calls.Where(c => c.Name is "sendfile" or "pwrite64" && c.Line.Contains(".partial", StringComparison.Ordinal)),
        ];
        Assert.True(writes.Length >= 3, "The copy is to take several writes.");
        string source = Path.Combine(stage.Place.Downloads, stage.Scene.Entry);
        SystemCall[] points = Effort.IsFull ? writes : [writes[^1]];
        foreach (SystemCall point in points)
        {
            await stage.SetUpAsync();
            await StoppedPlacer.RunAsync(
                theatre,
                point,
                () =>
                {
                    Change(source, what);
                    stage.LookAgain();
                }
            );
            Effort.Hold(await theatre.Inspection.AtAnyMomentAsync([]));
            await using Engine engine = stage.OpenEngine(Place.Begin.AddHours(2));
            IngestItem item = Assert.Single(await engine.ItemsAsync());
            Assert.Equal(ItemState.AwaitingReview, item.State);
            Assert.Contains("the downloaded file", item.History.OrderBy(h => h.Id).Last().Sentence, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(stage.Standing.Keys.Order(), FileFacts.Below(stage.Place.Library).Keys.Order());
        }

        Effort.Tell("disk", $"source {what} while it is copied", points.Length, 0);
    }

    private static void Change(string source, string what)
    {
        switch (what)
        {
            case "grows":
                using (FileStream file = new(source, FileMode.Append))
                {
                    file.Write(new byte[100]);
                }

                break;
            case "shrinks":
                using (FileStream file = new(source, FileMode.Open))
                {
                    file.SetLength(file.Length - 100);
                }

                break;
            case "is written to":
                using (FileStream file = new(source, FileMode.Open))
                {
                    file.Write(new byte[100]);
                }

                break;
            case "vanishes":
                File.Delete(source);
                break;
            default:
                DateTime time = File.GetLastWriteTimeUtc(source);
                byte[] other = new byte[new FileInfo(source).Length];
                File.Delete(source);
                File.WriteAllBytes(source, other);
                File.SetLastWriteTimeUtc(source, time);
                break;
        }
    }
}
