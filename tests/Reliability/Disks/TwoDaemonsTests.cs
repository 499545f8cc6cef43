using System.Diagnostics;
using Hybrid.Ledger;
using Hybrid.Testing;

namespace Hybrid.Reliability;

/// <summary>Two real daemons, started together on one ledger with work in it.</summary>
public sealed class TwoDaemonsTests
{
    [Fact]
    public async Task Of_two_daemons_started_together_one_works_and_the_other_says_why_not()
    {
        Needs.Root();
        await using var theatre = Theatre.OnDisk(Scene.Embedded);
        await theatre.RehearseAsync();
        int rounds = Effort.IsFull ? 20 : 2;
        for (int round = 0; round < rounds; round++)
        {
            await theatre.Stage.SetUpAsync();
            using Process one = Start(theatre.Stage.Place);
            using Process two = Start(theatre.Stage.Place);
            Task<string>[] said = [one.StandardError.ReadToEndAsync(), two.StandardError.ReadToEndAsync()];
            try
            {
                using var patience = new CancellationTokenSource(Hang.Limit);
                Task first = await Task.WhenAny(one.WaitForExitAsync(patience.Token), two.WaitForExitAsync(patience.Token));
                await first;
                Process worker = one.HasExited ? two : one;
                Assert.False(worker.HasExited, "Both ended.");
                await using Engine engine = theatre.Stage.OpenEngine(Place.Begin.AddHours(2));
                while ((await engine.ItemsAsync()).Any(i => i.State != ItemState.Finished))
                {
                    await Task.Delay(50, patience.Token);
                }

                worker.Kill();
                await worker.WaitForExitAsync(patience.Token);
            }
            finally
            {
                one.Kill();
                two.Kill();
            }

            string[] outputs = await Task.WhenAll(said);
            Assert.Single(outputs, o => o.Contains("Another daemon already works on the ledger", StringComparison.Ordinal));
            Effort.Hold(await theatre.Inspection.AtTheEndAsync());
        }

        Effort.Tell("disk", "two daemons started together", rounds, 0);
    }

    private static Process Start(Place place)
    {
        // From its own folder: beside the tests it would miss the libraries that they take from ASP.NET.
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        ProcessStartInfo start = new(Repository.At("artifacts", "bin", "Daemon", configuration, "plex-mcp-daemon"), ["run"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["HOME"] = place.Root;
        start.Environment["PLEX_MCP_DATA_DIR"] = place.Data;
        start.Environment["PLEX_MEDIA_ROOT"] = place.Library;
        start.Environment["TRANSMISSION_URL"] = "";
        return Process.Start(start)!;
    }
}
