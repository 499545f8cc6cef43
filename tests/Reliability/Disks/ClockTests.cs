using Hybrid.Ledger;

namespace Hybrid.Reliability;

/// <summary>The wall clock set forward or back, by a person or by the time service, at each moment of a wait.</summary>
public sealed class ClockTests
{
    public static TheoryData<int> Jumps => [-10 * 365 * 24, -400, -1, 1, 400, 10 * 365 * 24];

    [Theory]
    [MemberData(nameof(Jumps))]
    public async Task An_item_that_waits_does_not_wait_for_the_clock(int hours)
    {
        Needs.Root();
        await using var theatre = Theatre.OnDisk(Scene.Link);
        await theatre.RehearseAsync();
        await theatre.Stage.SetUpAsync();
        string movies = theatre.Stage.Place.Settings.MoviesDirs[0];
        Directory.Move(movies, movies + ".away");
        await using (Engine engine = theatre.Stage.OpenEngine(Place.Begin.AddHours(1)))
        {
            await engine.WorkAsync();
            Assert.NotNull(Assert.Single(await engine.ItemsAsync()).Fault);

            // Still away after the jump: a new fault under the new time.
            engine.Clock.Now += TimeSpan.FromHours(hours);
            await engine.WorkAsync();
            Directory.Move(movies + ".away", movies);
            engine.Clock.Now += TimeSpan.FromHours(1);
            await engine.WorkAsync();
            Assert.Equal(ItemState.Finished, Assert.Single(await engine.ItemsAsync()).State);
        }

        Effort.Hold(await theatre.Inspection.AtTheEndAsync());
        Effort.Tell("disk", $"clock {hours} h", 1, 0);
    }
}
