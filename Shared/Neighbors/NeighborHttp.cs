using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Neighbors;

public static class NeighborHttp
{
    /// <summary>Adds an HTTP client for calls that carry a secret. <see cref="NeighborCall"/> limits their time.</summary>
    /// <param name="services">Gets the client.</param>
    /// <param name="name">The client's name.</param>
    /// <param name="useProxy">Whether to use the system's internet proxy. It does not reach the local network.</param>
    public static IHttpClientBuilder AddNeighborClient(this IServiceCollection services, string name, bool useProxy) =>
        services
            .AddHttpClient(name)
            // Its log lines would contain addresses and headers, and so the secret.
            .RemoveAllLoggers()
            // The call has its own limit, which also covers the body.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    // A redirect must not carry the secret, or what is filed here, to another host. Plex's root and Transmission's wrong paths redirect
                    // to a web page, and a fault that names the setting is more useful than "not JSON".
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    UseProxy = useProxy,
                    ConnectTimeout = TimeSpan.FromSeconds(10),
                }
            );
}
