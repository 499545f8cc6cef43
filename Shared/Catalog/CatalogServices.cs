using Hybrid.Catalog.Tmdb;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Catalog;

public static class CatalogServices
{
    /// <summary>
    /// Adds <see cref="ICatalog"/>: TMDb behind the cache if there is a key, otherwise the embedded catalog.
    /// The cache is the <see cref="ICatalogCache"/> that the program has registered. Without one, TMDb is asked each time.
    /// </summary>
    public static IServiceCollection AddCatalog(this IServiceCollection services, CatalogOptions options)
    {
        services.AddSingleton(options);
        if (!options.HasKey)
        {
            return services.AddSingleton<ICatalog, EmbeddedCatalog>();
        }

        services.AddTmdb(options);
        return services.AddSingleton<ICatalog>(provider =>
        {
            var tmdb = new TmdbCatalog(provider.GetRequiredService<ITmdbApi>(), options);
            TimeProvider time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            return provider.GetService<ICatalogCache>() is { } cache ? new CachedCatalog(tmdb, cache, options.Language, time) : tmdb;
        });
    }
}
