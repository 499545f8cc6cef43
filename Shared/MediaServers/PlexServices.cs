using Hybrid.Neighbors;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.MediaServers;

public static class PlexServices
{
    /// <summary>Adds one <see cref="PlexClient"/> for the life of the program.</summary>
    /// <param name="services">Gets the client.</param>
    /// <param name="options">Null = no Plex is set.</param>
    public static IServiceCollection AddPlex(this IServiceCollection services, Func<IServiceProvider, PlexOptions?> options)
    {
        services.AddNeighborClient(PlexClient.HttpClientName, useProxy: false);
        return services.AddSingleton(provider => new PlexClient(provider.GetRequiredService<IHttpClientFactory>(), options(provider)));
    }
}
