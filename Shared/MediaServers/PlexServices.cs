using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.MediaServers;

public static class PlexServices
{
    /// <summary>Adds one <see cref="PlexClient"/> for the life of the program.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">Null = no Plex is set.</param>
    public static IServiceCollection AddPlex(this IServiceCollection services, Func<IServiceProvider, PlexOptions?> options)
    {
        services
            .AddHttpClient(PlexClient.HttpClientName)
            // Its log lines would carry headers, and with them the token.
            .RemoveAllLoggers()
            // The client has its own patience, which covers the body too.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    // Plex's root redirects to its web page, and a redirect must not carry the token to another host.
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    // Plex is in the local network, which a proxy for the internet does not reach.
                    UseProxy = false,
                    ConnectTimeout = TimeSpan.FromSeconds(10),
                }
            );
        return services.AddSingleton(provider => new PlexClient(provider.GetRequiredService<IHttpClientFactory>(), options(provider)));
    }
}
