using Hybrid.Reviewing;

namespace Hybrid.Daemon.Doctor;

/// <summary>One check of the doctor. If it fails or hangs, the others still run.</summary>
/// <param name="Name">The heading of its findings.</param>
/// <param name="Patience">How long it may take.</param>
/// <param name="LookAsync">Runs the check.</param>
internal sealed record Check(string Name, TimeSpan Patience, Func<CancellationToken, Task<IReadOnlyList<Finding>>> LookAsync)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // On its own thread, and abandoned when its time is up: a call to a disk that hangs cannot be canceled.
            return await Task.Run(() => LookAsync(patience.Token), cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [Unfinished($"The check did not finish within {Patience.TotalSeconds:0} s.")];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [Unfinished($"The check itself failed ({e.GetType().Name}): {e.Message}")];
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
            "A disk or service that it checks hangs, or is in an unexpected state.",
            "Check that the disks are mounted and respond, then run: plex-mcp-daemon doctor"
        );
}
