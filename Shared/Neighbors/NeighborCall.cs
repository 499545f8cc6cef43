using System.Text.Json;

namespace Hybrid.Neighbors;

/// <summary>A call to a neighbor within a time limit. Every failure that a neighbor can cause is a <see cref="Fault"/>.</summary>
/// <param name="limit">The limit for the whole call, including the answer's body.</param>
/// <param name="tooSlow">The fault of a call that reached the limit.</param>
/// <param name="faultOf">The fault behind an exception; null if it is not a neighbor's, and is rethrown.</param>
public sealed class NeighborCall(TimeSpan limit, Func<Fault> tooSlow, Func<Exception, Fault?> faultOf)
{
    /// <summary>A call over HTTP.</summary>
    /// <param name="limit">As above.</param>
    /// <param name="tooSlow">As above.</param>
    /// <param name="noConnection">The fault of a connection that fails or breaks.</param>
    /// <param name="notReadable">The fault of a body that is not JSON; null if no body is read.</param>
    /// <param name="tooLong">The fault of a body beyond its limit (<see cref="NeighborBody"/>); null = as one that is not JSON.</param>
    public static NeighborCall OverHttp(
        TimeSpan limit,
        Func<Fault> tooSlow,
        Func<HttpRequestError, Fault> noConnection,
        Func<Fault>? notReadable = null,
        Func<Fault>? tooLong = null
    ) =>
        new(
            limit,
            tooSlow,
            exception =>
                exception switch
                {
                    // The handler reached its own limit for connecting.
                    OperationCanceledException => noConnection(HttpRequestError.ConnectionError),
                    HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => (
                        tooLong ?? notReadable
                    )?.Invoke(),
                    HttpRequestException e => noConnection(e.HttpRequestError),
                    IOException => noConnection(HttpRequestError.ResponseEnded),
                    JsonException => notReadable?.Invoke(),
                    _ => null,
                }
        );

    /// <summary>Makes a call that returns a value.</summary>
    /// <param name="call">Gets the token that ends at the limit.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<Answer<T>> AskAsync<T>(Func<CancellationToken, Task<Answer<T>>> call, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limit);
        try
        {
            return await call(limited.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (limited.IsCancellationRequested)
        {
            return new(tooSlow());
        }
        catch (Exception e) when (faultOf(e) is { } fault)
        {
            return new(fault);
        }
    }

    /// <summary>Makes a call whose answer only says whether it worked.</summary>
    /// <param name="call">As above; null is success.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Why it did not work; null if it did.</returns>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<Fault?> TellAsync(Func<CancellationToken, Task<Fault?>> call, CancellationToken cancellation)
    {
        Answer<bool> answer = await AskAsync(
            async limited => await call(limited) is { } fault ? new(fault) : new Answer<bool>(true),
            cancellation
        );
        return answer.Fault;
    }
}
