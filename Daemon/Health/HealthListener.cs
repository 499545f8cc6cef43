using System.Net;
using Hybrid.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Health;

/// <summary>Serves HEALTH_PORT on 127.0.0.1 only. It does nothing between two requests.</summary>
internal sealed class HealthListener(HybridSettings settings, HealthAnswers answers, ILogger<HealthListener> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly HttpListener _listener = new() { IgnoreWriteExceptions = true };

    /// <summary>When it returns, the port is open, or the log says why not.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Prefixes.Add($"http://127.0.0.1:{settings.HealthPort}/");
        try
        {
            _listener.Start();
        }
        catch (HttpListenerException e)
        {
            logger.LogError(
                "HEALTH_PORT {Port} cannot be opened, so /healthz and /metrics are not available: {Reason}",
                settings.HealthPort,
                e.Message
            );
            return Task.CompletedTask;
        }

        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener.Close();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using CancellationTokenRegistration stop = stoppingToken.Register(_listener.Abort);
        while (_listener.IsListening)
        {
            try
            {
                // One request at a time: a client that asks in a loop costs no more than one reader of the ledger.
                await AnswerAsync(await _listener.GetContextAsync(), stoppingToken);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
            {
                // The client went away, or the daemon stops. A listener that fails again and again must not use a whole processor.
                await Task.Delay(PauseAfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e)
            {
                // An exception here would end the daemon because of one request.
                logger.LogError(e, "A request to HEALTH_PORT failed with an unexpected error");
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken cancellationToken)
    {
        using HttpListenerResponse response = context.Response;
        HealthAnswer answer = await answers.ToAsync(
            context.Request.HttpMethod,
            context.Request.Headers["Host"],
            context.Request.RawUrl ?? "",
            cancellationToken
        );
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers["Cache-Control"] = "no-store";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.ContentLength64 = answer.Body.Length;
        if (context.Request.HttpMethod != "HEAD")
        {
            await response.OutputStream.WriteAsync(answer.Body, cancellationToken);
        }
    }
}
