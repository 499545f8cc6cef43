using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Neighbors;

public static class NeighborHttp
{
    /// <summary>Adds an HTTP client for calls that carry a secret. <see cref="NeighborCall"/> limits their time.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The client's.</param>
    /// <param name="useProxy">Whether the system's proxy for the internet is used. It does not reach the own network.</param>
    public static IHttpClientBuilder AddNeighborClient(this IServiceCollection services, string name, bool useProxy) =>
        services
            .AddHttpClient(name)
            // Its log lines would carry addresses and headers, and with them the secret.
            .RemoveAllLoggers()
            // The call has its own limit, which covers the body too.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    // A redirect must not carry the secret, or what is filed here, to another host. Those of Plex's root and of Transmission's
                    // wrong paths lead to a web page: a fault that names the setting says more than "not JSON".
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    UseProxy = useProxy,
                    ConnectTimeout = TimeSpan.FromSeconds(10),
                }
            );
}
