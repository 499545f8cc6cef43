using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hybrid.Testing.Loopback;

/// <summary>A way for an HTTP neighbor to fail.</summary>
public sealed record LoopbackFault(Func<HttpContext, Task> PlayAsync)
{
    /// <summary>The connection ends in the middle of the body.</summary>
    public static LoopbackFault CutOff { get; } =
        new(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("""{"results":[{"id":60""");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

    /// <summary>200 with a body that never ends, until the reader hangs up.</summary>
    /// <param name="status">The status.</param>
    public static LoopbackFault Endless(int status = 200) =>
        new(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{");
            byte[] piece = new byte[64 * 1024];
            Array.Fill(piece, (byte)' ');
            try
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // The reader has had enough.
            }
        });

    /// <summary>200 with something that is not JSON.</summary>
    public static LoopbackFault Malformed { get; } = new(context => context.Response.WriteAsync("<html>gateway says hello</html>"));

    /// <summary>200 with this JSON, whatever the request is.</summary>
    public static LoopbackFault Json(string json) =>
        new(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(json);
        });

    /// <summary>An HTTP status with a body like TMDb's.</summary>
    public static LoopbackFault Status(int status) =>
        new(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{"success":false,"status_code":7,"status_message":"played fault {{status}}"}""");
        });

    /// <summary>404 of another server: a proxy, or a host that is not the neighbor's.</summary>
    public static LoopbackFault NothingHere { get; } =
        new(async context =>
        {
            context.Response.StatusCode = 404;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html><body><h1>404 Not Found</h1></body></html>");
        });

    /// <summary>429, with the Retry-After header as a date.</summary>
    public static LoopbackFault TooManyRequestsUntil(DateTimeOffset date) =>
        new(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = date.ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

    /// <summary>200 with this JSON under another content type, as some proxies send it.</summary>
    public static LoopbackFault Json(string json, string contentType) =>
        new(context =>
        {
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync(json);
        });

    /// <summary>200 with a body that is declared as gzip but is not.</summary>
    public static LoopbackFault BrokenGzip { get; } =
        new(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.WriteAsync("{\"results\":[]}");
        });

    /// <summary>429, with the Retry-After header in whole seconds.</summary>
    public static LoopbackFault TooManyRequests(int seconds) =>
        new(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });

    /// <summary>No answer before this time; then the connection ends.</summary>
    public static LoopbackFault Slow(TimeSpan time) =>
        new(async context =>
        {
            await Task.Delay(time, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            context.Abort();
        });
}
