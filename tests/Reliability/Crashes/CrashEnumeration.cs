using System.Globalization;

namespace Hybrid.Reliability;

/// <summary>One run to count the calls; then for each of them a process that is killed there, a look, a restart, and a look.</summary>
internal sealed class CrashEnumeration(Theatre theatre, bool naive = false)
{
    private readonly Stage _stage = theatre.Stage;

    /// <returns>The violations, each with its point.</returns>
    public async Task<List<string>> RunAsync(int sample)
    {
        IReadOnlyList<SystemCall> all = await CountAsync();
        IReadOnlyList<SystemCall> points = Effort.Choose(all, sample, c => c.Name);
        var violations = new List<string>();
        int killed = 0;
        foreach (SystemCall point in points)
        {
            (bool dead, List<string> wrong) = await KillAsync(point);
            killed += dead ? 1 : 0;
            violations.AddRange(wrong.Select(w => $"killed at {point} {point.Line}: {w}"));
        }

        Effort.Tell(
            naive ? "crash, the naive control" : "crash",
            _stage.Scene.Name,
            points.Count,
            violations.Count,
            string.Create(CultureInfo.InvariantCulture, $"of {all.Count} calls; {killed} died")
        );
        Assert.True(killed >= points.Count * 9 / 10, $"Only {killed} of {points.Count} processes died: the counting is off.");
        return violations;
    }

    private async Task<IReadOnlyList<SystemCall>> CountAsync()
    {
        await _stage.SetUpAsync();
        await using PlacerProcess placer = await PlacerProcess.StartAsync(_stage, theatre.Warm, naive);
        await using Strace strace = await Strace.AttachAsync(placer.Id, SystemCall.Changing);
        await placer.GoAsync();
        Assert.Equal("end", placer.End);
        return SystemCall.Read(await strace.DetachAsync());
    }

    private async Task<(bool Dead, List<string> Wrong)> KillAsync(SystemCall point)
    {
        await _stage.SetUpAsync();
        await using PlacerProcess placer = await PlacerProcess.StartAsync(_stage, theatre.Warm, naive);
        await using (await Strace.AttachAsync(placer.Id, SystemCall.Changing, point.Inject("signal=KILL")))
        {
            await placer.GoAsync();
        }

        List<string> wrong = await theatre.Inspection.AtAnyMomentAsync(placer.Acknowledged);
        await _stage.RedoAsync();
        wrong.AddRange((await theatre.Inspection.AtTheEndAsync()).Select(w => $"after the redo: {w}"));
        return (placer.HasEnded, wrong);
    }
}
