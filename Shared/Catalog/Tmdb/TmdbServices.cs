using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Hybrid.Catalog.Tmdb;

internal static class TmdbServices
{
    /// <summary>TMDb's host allows one address 20: https://github.com/ryanbradynd05/go-tmdb/issues/44.</summary>
    private const int MostConnections = 10;

    public static void AddTmdb(this IServiceCollection services, CatalogOptions options)
    {
        var refit = new RefitSettings(new SystemTextJsonContentSerializer(new JsonSerializerOptions(TmdbJson.Default.Options)));
        IHttpClientBuilder client = services
            .AddRefitGeneratedClient<ITmdbApi>(refit)
            .ConfigureHttpClient(client =>
            {
                client.BaseAddress = options.Url;
                client.Timeout = Timeout.InfiniteTimeSpan; // the pipeline limits each try, and the caller may cancel
                client.DefaultRequestHeaders.UserAgent.ParseAdd("plex-mcp");
            })
            .RemoveAllLoggers() // its lines would contain addresses, and a v3 key is part of the address
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the catalog lives as long as the program
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AutomaticDecompression = DecompressionMethods.All,
                    MaxConnectionsPerServer = MostConnections,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5), // notices a changed DNS entry
                    AllowAutoRedirect = false, // a redirect would carry the key to another host
                }
            );
        // Each handler encloses those after it.
        // One pace for the whole program, because the handlers may be created more than once.
        services.AddSingleton(_ => new TmdbPace(options.RequestsPerSecond, TimeProvider.System));
        client.AddResilienceHandler(
            "tmdb",
            (pipeline, context) => TmdbPipeline.Build(pipeline, options.Patience, context.ServiceProvider.GetRequiredService<TmdbPace>())
        );
        client.AddHttpMessageHandler(() => new WholeAnswers());
        client.AddHttpMessageHandler(() => new TmdbKey(options.ApiKey!));
    }
}
