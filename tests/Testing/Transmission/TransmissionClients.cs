using Hybrid.Torrents;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Testing.Transmission;

/// <summary>The product's own client, registered as the programs register it.</summary>
public static class TransmissionClients
{
    public static TransmissionClient Client(this ITransmission transmission) => For(transmission.Options());

    public static TransmissionOptions Options(this ITransmission transmission) =>
        new(transmission.Url, User: null, Password: null, transmission.PathMap);

    public static TransmissionClient For(TransmissionOptions? options) =>
        new ServiceCollection().AddTransmission(_ => options).BuildServiceProvider().GetRequiredService<TransmissionClient>();
}
