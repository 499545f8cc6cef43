using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Torrents;

public static class TransmissionServices
{
    /// <summary>Adds one <see cref="TransmissionClient"/> for the life of the program.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">Null = no Transmission is set.</param>
    public static IServiceCollection AddTransmission(this IServiceCollection services, Func<IServiceProvider, TransmissionOptions?> options)
    {
        services
            .AddHttpClient(TransmissionWire.HttpClientName)
            // Its log lines would carry headers, and with them the login.
            .RemoveAllLoggers()
            // The wire has its own patience, which covers the body too.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    // Transmission answers a wrong path with a redirect to its web page; following it would end in "not JSON".
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    // Transmission is in the local network, which a proxy for the internet does not reach.
                    UseProxy = false,
                    ConnectTimeout = TimeSpan.FromSeconds(10),
                }
            );
        return services.AddSingleton(provider => new TransmissionClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            options(provider)
        ));
    }
}
