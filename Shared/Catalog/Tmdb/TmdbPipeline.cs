using System.Net;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Hybrid.Catalog.Tmdb;

/// <summary>Tries, waits and limits around each request, outermost first: further tries, breaker, rate, time for one try.</summary>
internal static class TmdbPipeline
{
    // TMDb's limit is somewhere near 40 a second: https://developer.themoviedb.org/docs/rate-limiting. Four at once and four more each
    // 115 ms are never more than 40 within any second.
    private const int Burst = 4;
    private static readonly TimeSpan BurstInterval = TimeSpan.FromMilliseconds(115);

    // A season pack asks some ten times, and several items are identified at once; more than this in the queue is a defect of ours.
    private const int LongestQueue = 10_000;

    public static void Build(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, CatalogPatience patience)
    {
        // The waits are the network's, not those of the clock that a program's decisions (and their tests) go by.
        pipeline.TimeProvider = TimeProvider.System;
        if (patience.Retries > 0)
        {
            pipeline.AddRetry(Retry(patience));
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
            .AddRateLimiter(Rate())
            .AddTimeout(patience.Attempt);
    }

    private static HttpRetryStrategyOptions Retry(CatalogPatience patience) =>
        new()
        {
            MaxRetryAttempts = patience.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = patience.FirstDelay,
            ShouldHandle = async arguments =>
                await IsTransientAsync(arguments.Outcome) && !AsksForLongerThan(patience.LongestDelay, arguments.Outcome.Result),
        };

    private static TokenBucketRateLimiter Rate() =>
        new(
            new TokenBucketRateLimiterOptions
            {
                TokenLimit = Burst,
                TokensPerPeriod = Burst,
                ReplenishmentPeriod = BurstInterval,
                QueueLimit = LongestQueue,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );

    private static async ValueTask<bool> IsTransientAsync(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Exception: HttpRequestException or TimeoutRejectedException } => true,
            { Result: { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout } } => true,
            { Result: { StatusCode: >= HttpStatusCode.InternalServerError } } => true,
            { Result: { StatusCode: HttpStatusCode.OK } answer } => !await IsJsonAsync(answer),
            _ => false,
        };

    private static bool AsksForLongerThan(TimeSpan longest, HttpResponseMessage? answer) =>
        answer?.Headers.RetryAfter?.Delta is { } asked && asked > longest;

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
