using Hybrid.Reviewing;

namespace Hybrid.Daemon.Doctor;

/// <summary>One thing to try. It stops no other, whatever becomes of it.</summary>
/// <param name="Name">As its findings are headed.</param>
/// <param name="Patience">How long it may take.</param>
/// <param name="LookAsync">Tries it.</param>
internal sealed record Check(string Name, TimeSpan Patience, Func<CancellationToken, Task<IReadOnlyList<Finding>>> LookAsync)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // On a thread of its own, and left behind when its time is over: a call to a disk that hangs cannot be broken off.
            return await Task.Run(() => LookAsync(patience.Token), cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [Unfinished($"The check did not end within {Patience.TotalSeconds:0} s.")];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [Unfinished($"The check failed by itself ({e.GetType().Name}): {e.Message}")];
        }
        finally
        {
            await patience.CancelAsync();
        }
    }

    private Finding Unfinished(string what) =>
        Finding.Error(
            Name,
            what,
            "What it looks at hangs, or is in a state that nobody foresaw.",
            "Look whether the disks are mounted and answer, then run: plex-mcp-daemon doctor"
        );
}
