using System.Net;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Reviewer.Http;

/// <summary>The listener of <c>plex-mcp --http</c>. It does nothing between two requests.</summary>
internal sealed class HttpServing(
    ListenAddress address,
    HttpGuard guard,
    McpEndpoint endpoint,
    PageEndpoint page,
    ILogger<HttpServing> logger
) : BackgroundService
{
    /// <summary>A call holds one until it is answered.</summary>
    public const int MostRequests = 64;

    /// <summary>Requests a second of all clients together, after a burst of twice as many.</summary>
    public const int RequestsPerSecond = 50;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    /// <summary>For the answers that are being written when the program ends.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(3);

    /// <summary>What a refused client may still send, and how long: it reads the answer only then.</summary>
    private const int MostIgnored = 4 * 1024 * 1024;
    private static readonly TimeSpan IgnoringPatience = TimeSpan.FromSeconds(2);

    private readonly HttpListener _listener = new() { IgnoreWriteExceptions = true };
    private readonly SemaphoreSlim _places = new(MostRequests);

    /// <summary>Refused clients that are still listened to. Beyond these, one that goes on sending may not see why it was refused.</summary>
    private readonly SemaphoreSlim _ignored = new(MostRequests);
    private readonly TokenBucketRateLimiter _rate = new(
        new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2 * RequestsPerSecond,
            TokensPerPeriod = RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }
    );

    /// <exception cref="HttpListenerException">The address cannot be opened.</exception>
    public void Open()
    {
        foreach (string prefix in address.Prefixes)
        {
            _listener.Prefixes.Add(prefix);
        }

        _listener.Start();
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!_listener.IsListening)
        {
            Open();
        }

        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener.Close();
        _places.Dispose();
        _ignored.Dispose();
        _rate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using CancellationTokenRegistration stop = stoppingToken.Register(_listener.Stop);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                _ = ServeAsync(context, stoppingToken);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The program stops. A listener that fails again and again must not use a whole processor.
                await Task.Delay(PauseAfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        using var patience = new CancellationTokenSource(EndPatience);
        for (int i = 0; i < MostRequests; i++)
        {
            await _places.WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(HttpListenerContext context, CancellationToken stopping)
    {
        try
        {
            if (await AnswerAsync(context, stopping) is { } refusal)
            {
                await RefuseAsync(context, refusal);
            }

            context.Response.Close();
        }
        catch (Exception e) when (IsGone(e))
        {
            await FailAsync(context, HttpStatusCode.ServiceUnavailable, "This request was not answered in time, or the server stops.");
        }
        catch (Exception e)
        {
            logger.LogError(e, "A request over HTTP failed with an unexpected error");
            await FailAsync(context, HttpStatusCode.InternalServerError, "This request failed unexpectedly. Details are in the log.");
        }
    }

    /// <summary>The client went away or was silent for too long, or the program stops.</summary>
    private static bool IsGone(Exception e) =>
        e is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException or TimeoutException;

    /// <summary>An answer that has begun is broken off: it must not look whole. One that has not is a refusal.</summary>
    private async Task FailAsync(HttpListenerContext context, HttpStatusCode status, string sentence)
    {
        try
        {
            await RefuseAsync(context, new HttpRefusal(status, sentence));
            context.Response.Close();
        }
        catch (Exception e) when (IsGone(e) || e is InvalidOperationException)
        {
            context.Response.Abort();
        }
    }

    private async Task<HttpRefusal?> AnswerAsync(HttpListenerContext context, CancellationToken stopping)
    {
        HttpListenerRequest request = context.Request;
        context.Response.Headers["Cache-Control"] = "no-store";
        context.Response.Headers["X-Content-Type-Options"] = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        AskedBy asked = Asked(request);
        if (request.Url?.AbsolutePath != McpEndpoint.Path)
        {
            return guard.NameObjection(asked) ?? await page.AnswerAsync(context);
        }

        // Who is not let in takes no place.
        return guard.Objection(asked) ?? await InPlaceAsync(context, stopping);
    }

    private async Task<HttpRefusal?> InPlaceAsync(HttpListenerContext context, CancellationToken stopping)
    {
        if (!_places.Wait(0, CancellationToken.None))
        {
            return new HttpRefusal(HttpStatusCode.ServiceUnavailable, $"{MostRequests} requests are open. Try again in a moment.");
        }

        try
        {
            using RateLimitLease lease = _rate.AttemptAcquire();
            return lease.IsAcquired
                ? await endpoint.AnswerAsync(context, stopping)
                : new HttpRefusal(
                    HttpStatusCode.TooManyRequests,
                    $"At most {RequestsPerSecond} requests a second are answered. Try again."
                );
        }
        finally
        {
            _places.Release();
        }
    }

    private AskedBy Asked(HttpListenerRequest request) =>
        new(
            request.Headers["Host"],
            request.Headers["Origin"],
            request.Headers["Authorization"],
            request.Cookies[PageAccess.CookieOf(address)]?.Value,
            IsBrowser: request.Headers["Sec-Fetch-Site"] is not null,
            HasPageHeader: request.Headers[HttpGuard.PageHeader] is not null,
            IsForwarded: request.Headers["X-Forwarded-For"] is not null || request.Headers["Forwarded"] is not null
        );

    /// <summary>A client that still sends when the connection is closed would not see the answer.</summary>
    private async Task RefuseAsync(HttpListenerContext context, HttpRefusal refusal)
    {
        HttpListenerResponse response = context.Response;
        response.StatusCode = (int)refusal.Status;
        response.KeepAlive = false;
        response.SendChunked = false;
        response.ContentType = refusal.IsForPerson ? "text/plain; charset=utf-8" : "application/json";
        switch (refusal.Status)
        {
            case HttpStatusCode.Unauthorized:
                response.Headers["WWW-Authenticate"] = "Bearer";
                break;
            case HttpStatusCode.MethodNotAllowed:
                response.Headers["Allow"] = refusal.Allow;
                break;
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                response.Headers["Retry-After"] = "1";
                break;
        }

        byte[] body = refusal.IsForPerson ? Encoding.UTF8.GetBytes(refusal.Sentence) : McpEndpoint.BodyOf(refusal);
        response.ContentLength64 = body.Length;
        await response.OutputStream.WriteAsync(body);
        if (_ignored.Wait(0, CancellationToken.None))
        {
            try
            {
                await IgnoreRestAsync(context.Request.InputStream);
            }
            finally
            {
                _ignored.Release();
            }
        }
    }

    private static async Task IgnoreRestAsync(Stream input)
    {
        byte[] buffer = new byte[16 * 1024];
        using var patience = new CancellationTokenSource(IgnoringPatience);
        int read;
        for (int all = 0; all < MostIgnored; all += read)
        {
            read = await input.ReadAsync(buffer, CancellationToken.None).AsTask().WaitAsync(patience.Token);
            if (read == 0)
            {
                return;
            }
        }
    }
}
