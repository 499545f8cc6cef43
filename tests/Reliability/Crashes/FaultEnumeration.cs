using System.Globalization;

namespace Hybrid.Reliability;

/// <summary>One process, which lives through all of it: for each call and each error a fresh scene, the error once, a look, a later try, a look.</summary>
internal sealed class FaultEnumeration(Theatre theatre, bool naive = false)
{
    private static readonly string[] Errors = ["ENOSPC", "EIO", "EACCES", "EROFS"];

    private readonly Stage _stage = theatre.Stage;
    private int _threw;
    private int _missed;

    public async Task<List<string>> RunAsync(int sample)
    {
        await _stage.SetUpAsync();
        PlacerProcess placer = await PlacerProcess.StartAsync(_stage, theatre.Warm, naive);
        try
        {
            (SystemCall Call, string Error)[] all =
            [
                .. (await CountAsync(placer)).SelectMany(call => Errors.Select(error => (call, error))),
            ];
            IReadOnlyList<(SystemCall Call, string Error)> points = Effort.Choose(all, sample, p => p.Call.Name);
            var violations = new List<string>();
            foreach ((SystemCall call, string error) in points)
            {
                List<string> wrong = await AnswerAsync(placer, call, error);
                violations.AddRange(wrong.Select(w => $"{error} at {call} {call.Line}: {w}"));
                if (placer.HasEnded)
                {
                    violations.Add($"{error} at {call} {call.Line}: THE PROCESS DIED");
                    await placer.DisposeAsync();
                    await _stage.SetUpAsync();
                    placer = await PlacerProcess.StartAsync(_stage, theatre.Warm, naive);
                }
            }

            Effort.Tell(
                naive ? "errors, the naive control" : "errors",
                _stage.Scene.Name,
                points.Count,
                violations.Count,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"of {all.Length}; {_missed} met another call; {_threw} times the ledger itself failed"
                )
            );
            Assert.True(_missed <= points.Count / 10, $"{_missed} of {points.Count} errors met another call: the counting is off.");
            return violations;
        }
        finally
        {
            await placer.DisposeAsync();
        }
    }

    /// <summary>The calls that touch the scene: the runtime's own pipes and libraries are not its disk.</summary>
    private async Task<IEnumerable<SystemCall>> CountAsync(PlacerProcess placer)
    {
        await TraceAsync(placer);
        return (await TraceAsync(placer)).Where(c => IsOfTheScene(c.Line));
    }

    private bool IsOfTheScene(string line) =>
        line.Contains(_stage.Place.Root, StringComparison.Ordinal) || line.Contains(_stage.Place.Library, StringComparison.Ordinal);

    private async Task<IReadOnlyList<SystemCall>> TraceAsync(PlacerProcess placer)
    {
        await placer.CloseLedgerAsync();
        await _stage.SetUpAsync();
        await using Strace strace = await Strace.AttachAsync(placer.Id, SystemCall.All);
        await placer.GoAsync();
        Assert.Equal("end", placer.End);
        return SystemCall.Read(await strace.DetachAsync());
    }

    private async Task<List<string>> AnswerAsync(PlacerProcess placer, SystemCall call, string error)
    {
        await placer.CloseLedgerAsync();
        await _stage.SetUpAsync();
        string? answered;
        await using (Strace strace = await Strace.AttachAsync(placer.Id, SystemCall.All, call.Inject($"error={error}")))
        {
            await placer.GoAsync();
            answered = (await strace.DetachAsync()).FirstOrDefault(l => l.Contains("(INJECTED)", StringComparison.Ordinal));
        }

        if (answered is null || !IsOfTheScene(answered))
        {
            _missed++;
            return [];
        }

        _threw += placer.End is null or "end" ? 0 : 1;
        List<string> wrong = await theatre.Inspection.AtAnyMomentAsync(placer.Acknowledged);
        if (placer.End == "end")
        {
            // Where the ledger itself could not be opened, nothing could be written down.
            wrong.AddRange(await theatre.Inspection.WaitsWithAReasonAsync());
        }

        await _stage.RedoAsync();
        bool setsTime = call.Name == "utimensat" || (call.Name == "fstat" && call.Line.Contains(".partial>", StringComparison.Ordinal));
        wrong.AddRange((await theatre.Inspection.AtTheEndAsync(exactly: !setsTime)).Select(w => $"after the redo: {w}"));
        return wrong;
    }
}
