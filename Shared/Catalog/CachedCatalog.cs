using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hybrid.Neighbors;

namespace Hybrid.Catalog;

/// <summary>
/// Keeps a movie's details for 30 days, and everything else for one day: catalogs get new titles every day, and series new episodes every week. A
/// person's search is always asked anew. An older answer serves while the catalog fails.
/// </summary>
/// <remarks>Equal questions at the same time are one request, whoever asks them.</remarks>
internal sealed class CachedCatalog(ICatalog catalog, ICatalogCache cache, string language, TimeProvider time) : ICatalog
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(30);
    private static readonly TimeSpan Short = TimeSpan.FromDays(1);

    private readonly SingleFlight _underWay = new();

    public Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken) =>
        KeepAsync(
            $"search/{query.Kind}/{query.Year}/{(query.Page > 1 ? $"p{query.Page}/" : "")}{Words(query.Text)}",
            CatalogJson.Default.IReadOnlyListTitle,
            _ => Short,
            cancel => catalog.SearchAsync(query, cancel),
            cancellationToken,
            query.IsByPerson ? TimeSpan.Zero : null
        );

    public Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken) =>
        KeepAsync(
            $"title/{id}",
            CatalogJson.Default.TitleDetails!,
            details => details is null || id.Kind == TitleKind.Series ? Short : Long,
            cancel => catalog.DetailsAsync(id, cancel),
            cancellationToken
        );

    public Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken) =>
        KeepAsync(
            $"season/{seriesTmdbId}/{season}",
            CatalogJson.Default.IReadOnlyListEpisode,
            _ => Short,
            cancel => catalog.SeasonAsync(seriesTmdbId, season, cancel),
            cancellationToken
        );

    public Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken) =>
        KeepAsync(
            $"find/{id.Source}/{id.Value}",
            CatalogJson.Default.IReadOnlyListTitle,
            titles => titles is [] ? Short : Long,
            cancel => catalog.FindAsync(id, cancel),
            cancellationToken
        );

    /// <summary>
    /// TMDb ignores case, accents and punctuation, so "The-Office" and "the office" are one question. "P.S. I Love You" and "P.S.I. Love You"
    /// are two, and the second finds nothing.
    /// </summary>
    private static string Words(string text) =>
        TitleWords.Separate(text) is { Length: > 0 } words && !text.Contains('&', StringComparison.Ordinal) ? words : text;

    private Task<Answer<T>> KeepAsync<T>(
        string question,
        JsonTypeInfo<T> shape,
        Func<T, TimeSpan> keep,
        Func<CancellationToken, Task<Answer<T>>> ask,
        CancellationToken cancellationToken,
        TimeSpan? oldest = null
    )
    {
        string key = $"{language}/{question}";
        return _underWay.AskAsync(
            oldest is null ? key : $"{key} (fresh)",
            cancel => AnswerAsync(key, shape, keep, oldest ?? TimeSpan.MaxValue, ask, cancel),
            cancellationToken
        );
    }

    private async Task<Answer<T>> AnswerAsync<T>(
        string key,
        JsonTypeInfo<T> shape,
        Func<T, TimeSpan> keep,
        TimeSpan oldest,
        Func<CancellationToken, Task<Answer<T>>> ask,
        CancellationToken cancellationToken
    )
    {
        CachedAnswer? kept = await cache.ReadAsync(key, cancellationToken);
        bool isReadable = TryRead(kept, shape, out T? value);
        DateTimeOffset now = time.GetUtcNow();
        if (isReadable && now < kept!.ExpiresAt && now - kept.FetchedAt < oldest)
        {
            return new Answer<T>(value!);
        }

        Answer<T> answer = await ask(cancellationToken);
        if (!answer.IsOk)
        {
            return isReadable ? new Answer<T>(value!) { IsStale = true } : answer;
        }

        var fresh = new CachedAnswer(JsonSerializer.Serialize(answer.Value!, shape), now, now + keep(answer.Value!));
        await cache.WriteAsync(key, fresh, cancellationToken);
        return answer;
    }

    /// <summary>False for a row of an older version with another shape; it counts as missing.</summary>
    private static bool TryRead<T>(CachedAnswer? kept, JsonTypeInfo<T> shape, out T? value)
    {
        value = default;
        if (kept is null)
        {
            return false;
        }

        try
        {
            value = JsonSerializer.Deserialize(kept.Json, shape);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
