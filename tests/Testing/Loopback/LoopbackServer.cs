using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hybrid.Testing.Loopback;

/// <summary>An HTTP server on 127.0.0.1 that plays a neighbor and its faults, and remembers the requests.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<LoopbackFault> _faults = new();
    private readonly ConcurrentQueue<LoopbackRequest> _requests = new();

    private LoopbackServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>Every request so far, oldest first.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. _requests];

    /// <summary>Answers every request with this fault until it is null again. The faults of <see cref="FailNext"/> go first.</summary>
    public LoopbackFault? Always { get; set; }

    /// <param name="map">Adds the routes of the played neighbor.</param>
    /// <param name="port">0 = any free port; a given one brings a neighbor back at its old address.</param>
    /// <param name="certificate">For https; null = http.</param>
    public static async Task<LoopbackServer> StartAsync(
        Action<IEndpointRouteBuilder> map,
        int port = 0,
        X509Certificate2? certificate = null
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(
                    IPAddress.Loopback,
                    port,
                    listen =>
                    {
                        if (certificate is not null)
                        {
                            listen.UseHttps(certificate);
                        }
                    }
                )
            );
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        WebApplication app = builder.Build();
        var server = new LoopbackServer(app);
        app.Use(server.PlayAsync);
        app.UseRouting();
        map(app);
        await app.StartAsync();
        return server;
    }

    /// <summary>Lets the next requests fail with these faults, in this order.</summary>
    public void FailNext(params ReadOnlySpan<LoopbackFault> faults)
    {
        foreach (LoopbackFault fault in faults)
        {
            _faults.Enqueue(fault);
        }
    }

    public void Forget() => _requests.Clear();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task PlayAsync(HttpContext context, RequestDelegate next)
    {
        _requests.Enqueue(
            new LoopbackRequest(
                context.Request.Method,
                context.Request.Path,
                context.Request.QueryString.Value ?? "",
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)
            )
        );
        LoopbackFault? fault = _faults.TryDequeue(out LoopbackFault? queued) ? queued : Always;
        if (fault is null)
        {
            await next(context);
            return;
        }

        await fault.PlayAsync(context);
    }
}

/// <summary>A request that a played neighbor got.</summary>
public sealed record LoopbackRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers);
