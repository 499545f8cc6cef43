using Hybrid.Neighbors;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Torrents;

public static class TransmissionServices
{
    /// <summary>Adds one <see cref="TransmissionClient"/> for the life of the program, and what fetches .torrent files.</summary>
    /// <param name="services">Gets the client.</param>
    /// <param name="options">Null = no Transmission is set.</param>
    public static IServiceCollection AddTransmission(this IServiceCollection services, Func<IServiceProvider, TransmissionOptions?> options)
    {
        services.AddNeighborClient(TransmissionWire.HttpClientName, useProxy: false);
        services
            .AddNeighborClient(TorrentFetch.HttpClientName, useProxy: false)
            .ConfigurePrimaryHttpMessageHandler(() => TorrentFetch.Handler(PublicAddress.Is));
        services.AddSingleton<TorrentFetch>();
        services.AddSingleton(new TrackerAddress(PublicAddress.Is));
        return services.AddSingleton(provider => new TransmissionClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            options(provider)
        ));
    }
}
