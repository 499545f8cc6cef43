using Hybrid.Neighbors;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.MediaServers;

public static class MediaServerServices
{
    /// <summary>Adds an <see cref="IMediaServer"/> for each server that is set, for the life of the program.</summary>
    public static IServiceCollection AddMediaServers(this IServiceCollection services, IEnumerable<MediaServerOptions> servers)
    {
        services.AddNeighborClient(ServerHttp.ClientName, useProxy: false);
        foreach (MediaServerOptions server in servers)
        {
            services.AddSingleton<IMediaServer>(provider =>
            {
                IHttpClientFactory http = provider.GetRequiredService<IHttpClientFactory>();
                return server.Kind == MediaServerKind.Plex ? new PlexClient(http, server) : new JellyfinClient(http, server);
            });
        }

        return services;
    }
}
