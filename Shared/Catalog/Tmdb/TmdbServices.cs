using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace Hybrid.Catalog.Tmdb;

internal static class TmdbServices
{
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
            .RemoveAllLoggers() // they would write addresses, and a v3 key stands in the address
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the catalogue lives as long as the program
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AutomaticDecompression = DecompressionMethods.All,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5), // notices a changed DNS entry
                    AllowAutoRedirect = false, // a redirect would carry the key to another host
                }
            );
        // Each one stands around those after it.
        client.AddResilienceHandler("tmdb", pipeline => TmdbPipeline.Build(pipeline, options.Patience));
        client.AddHttpMessageHandler(() => new WholeAnswers());
        client.AddHttpMessageHandler(() => new TmdbKey(options.ApiKey!));
    }
}
