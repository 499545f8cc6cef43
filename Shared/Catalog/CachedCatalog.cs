using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hybrid.Neighbours;

namespace Hybrid.Catalog;

/// <summary>A catalogue whose answers are kept: 30 days, and one day where it knew nothing. A copy past its time serves while the catalogue fails.</summary>
internal sealed class CachedCatalog(ICatalog catalog, ICatalogCache cache, string language, TimeProvider time) : ICatalog
{
    private static readonly TimeSpan Hit = TimeSpan.FromDays(30);
    private static readonly TimeSpan Miss = TimeSpan.FromDays(1);

    public Task<Answer<IReadOnlyList<Title>>> SearchAsync(TitleQuery query, CancellationToken cancellationToken) =>
        KeepAsync(
            $"search/{query.Kind}/{query.Year}/{query.Text}",
            CatalogJson.Default.IReadOnlyListTitle,
            titles => titles is [],
            () => catalog.SearchAsync(query, cancellationToken),
            cancellationToken
        );

    public Task<Answer<TitleDetails?>> DetailsAsync(TitleId id, CancellationToken cancellationToken) =>
        KeepAsync(
            $"title/{id}",
            CatalogJson.Default.TitleDetails!,
            details => details is null,
            () => catalog.DetailsAsync(id, cancellationToken),
            cancellationToken
        );

    public Task<Answer<IReadOnlyList<Episode>>> SeasonAsync(int seriesTmdbId, int season, CancellationToken cancellationToken) =>
        KeepAsync(
            $"season/{seriesTmdbId}/{season}",
            CatalogJson.Default.IReadOnlyListEpisode,
            episodes => episodes is [],
            () => catalog.SeasonAsync(seriesTmdbId, season, cancellationToken),
            cancellationToken
        );

    public Task<Answer<IReadOnlyList<Title>>> FindAsync(ExternalId id, CancellationToken cancellationToken) =>
        KeepAsync(
            $"find/{id.Source}/{id.Value}",
            CatalogJson.Default.IReadOnlyListTitle,
            titles => titles is [],
            () => catalog.FindAsync(id, cancellationToken),
            cancellationToken
        );

    private async Task<Answer<T>> KeepAsync<T>(
        string question,
        JsonTypeInfo<T> shape,
        Predicate<T> isMiss,
        Func<Task<Answer<T>>> ask,
        CancellationToken cancellationToken
    )
    {
        string key = $"{language}/{question}";
        CachedAnswer? kept = await cache.ReadAsync(key, cancellationToken);
        bool isReadable = TryRead(kept, shape, out T? value);
        DateTimeOffset now = time.GetUtcNow();
        if (isReadable && now < kept!.ExpiresAt)
        {
            return new Answer<T>(value!);
        }

        Answer<T> answer = await ask();
        if (!answer.IsOk)
        {
            return isReadable ? new Answer<T>(value!) { IsStale = true } : answer;
        }

        var fresh = new CachedAnswer(JsonSerializer.Serialize(answer.Value!, shape), now, now + (isMiss(answer.Value!) ? Miss : Hit));
        await cache.WriteAsync(key, fresh, cancellationToken);
        return answer;
    }

    /// <summary>A row of an older version, which is no longer of our shape, is as good as none.</summary>
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
