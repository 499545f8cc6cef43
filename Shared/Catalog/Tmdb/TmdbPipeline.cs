using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Hybrid.Catalog.Tmdb;

/// <summary>The handling of each request, outermost first: retries, circuit breaker, rate, time limit of one try.</summary>
internal static class TmdbPipeline
{
    public static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, CatalogPatience patience, TmdbPace pace)
    {
        // The waits use the real clock, not the clock that decisions (and their tests) use.
        pipeline.TimeProvider = TimeProvider.System;
        if (patience.Retries > 0)
        {
            pipeline.AddRetry(Retry(patience, pace));
        }

        pipeline
            .AddCircuitBreaker(
                new HttpCircuitBreakerStrategyOptions
                {
                    FailureRatio = 0.9,
                    MinimumThroughput = 20,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = patience.Break,
                    ShouldHandle = arguments => IsTransientAsync(arguments.Outcome),
                }
            )
            .AddRateLimiter(
                new RateLimiterStrategyOptions { RateLimiter = arguments => pace.WaitAsync(arguments.Context.CancellationToken) }
            )
            .AddTimeout(patience.Attempt);
    }

    private static HttpRetryStrategyOptions Retry(CatalogPatience patience, TmdbPace pace) =>
        new()
        {
            MaxRetryAttempts = patience.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = patience.FirstDelay,
            MaxDelay = patience.LongestDelay,
            OnRetry = arguments =>
            {
                if (TmdbRetryAfter.Of(arguments.Outcome.Result?.Headers) is { } pause)
                {
                    pace.Rest(pause);
                }

                return default;
            },
            ShouldHandle = async arguments =>
                await IsTransientAsync(arguments.Outcome) && !AsksForLongerThan(patience.LongestDelay, arguments.Outcome.Result),
        };

    private static async ValueTask<bool> IsTransientAsync(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException or InvalidDataException } => true,
            { Result: { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout } } => true,
            { Result: { StatusCode: >= HttpStatusCode.InternalServerError } } => true,
            { Result: { StatusCode: HttpStatusCode.OK } answer } => !await IsJsonAsync(answer),
            _ => false,
        };

    private static bool AsksForLongerThan(TimeSpan longest, HttpResponseMessage? answer) =>
        TmdbRetryAfter.Of(answer?.Headers) is { } asked && asked > longest;

    /// <summary>False for a gateway's error page with status 200, which deserves a retry. The body is already in memory (<see cref="WholeAnswers"/>).</summary>
    private static async ValueTask<bool> IsJsonAsync(HttpResponseMessage answer)
    {
        byte[] body = await answer.Content.ReadAsByteArrayAsync();
        var reader = new Utf8JsonReader(body);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.TrySkip();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
