using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Hybrid.Catalog.Tmdb;

/// <summary>Tries, waits and limits around each request, outermost first: further tries, breaker, rate, time for one try.</summary>
internal static class TmdbPipeline
{
    public static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, CatalogPatience patience, TmdbPace pace)
    {
        // The waits are the network's, not those of the clock that a program's decisions (and their tests) go by.
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

    /// <summary>An error page of some gateway that comes with 200 is worth a second try. The body is in memory already (<see cref="WholeAnswers"/>).</summary>
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
