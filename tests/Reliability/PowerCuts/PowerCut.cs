using System.Globalization;

namespace Hybrid.Reliability;

/// <summary>
/// The scene lies on a file system in a file. At the point the process is killed and that file is copied as it is: what the file system
/// had not yet been told to write is not in it. The copy, mounted, is what a power cut at that moment leaves.
/// </summary>
/// <remarks>What reaches the file reaches it in the order in which it was written: torn and reordered sectors are not shown by this.</remarks>
internal sealed class PowerCut(Mount mount, Theatre theatre, bool withoutFlushes = false)
{
    private static readonly string[] Flushes = ["fsync", "fdatasync"];

    private readonly Stage _stage = theatre.Stage;

    public async Task<List<string>> RunAsync(string system, int sample)
    {
        IReadOnlyList<SystemCall> all = withoutFlushes ? [] : await CountAsync();
        IReadOnlyList<SystemCall> points = Effort.Choose(all, sample, c => c.Name);
        var violations = new List<string>();
        foreach (SystemCall point in points)
        {
            violations.AddRange((await CutAsync(point)).Select(w => $"cut at {point} {point.Line}: {w}"));
        }

        // And when all is done, and said to be done.
        violations.AddRange((await CutAsync(null)).Select(w => $"cut at the end: {w}"));
        Effort.Tell(
            withoutFlushes ? "power cut, the control without flushes" : "power cut",
            $"{_stage.Scene.Name} on {system}",
            points.Count + 1,
            violations.Count,
            string.Create(CultureInfo.InvariantCulture, $"of {all.Count + 1}")
        );
        return violations;
    }

    private async Task<IReadOnlyList<SystemCall>> CountAsync()
    {
        await _stage.SetUpAsync();
        await using PlacerProcess placer = await PlacerProcess.StartAsync(_stage, theatre.Warm);
        await using Strace strace = await Strace.AttachAsync(placer.Id, SystemCall.Changing);
        await placer.GoAsync();
        Assert.Equal("end", placer.End);
        return SystemCall.Read(await strace.DetachAsync());
    }

    private async Task<List<string>> CutAsync(SystemCall? point)
    {
        await _stage.SetUpAsync();
        string image = Path.GetTempFileName();
        string[] inject =
        [
            .. withoutFlushes ? Flushes.Select(f => $"{f}:retval=0") : [],
            .. point is null ? Array.Empty<string>() : [point.Inject("signal=KILL")],
        ];
        HashSet<string> acknowledged;
        await using (PlacerProcess placer = await PlacerProcess.StartAsync(_stage, theatre.Warm))
        {
            await Shell.RunAsync("sync", "-f", mount.Root);
            await using Strace strace = await Strace.AttachAsync(placer.Id, SystemCall.Changing, inject);
            await placer.GoAsync();
            await Shell.RunAsync("cp", "--sparse=always", mount.Image!, image);
            acknowledged = [.. placer.Acknowledged];
        }

        await mount.ExchangeAsync(image);
        List<string> wrong = await theatre.Inspection.AtAnyMomentAsync(acknowledged);
        await _stage.RedoAsync();
        wrong.AddRange((await theatre.Inspection.AtTheEndAsync()).Select(w => $"after the redo: {w}"));
        return wrong;
    }
}
