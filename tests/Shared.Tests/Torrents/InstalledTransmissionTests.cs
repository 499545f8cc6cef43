using Hybrid.Testing.Transmission;

namespace Hybrid.Torrents;

/// <summary>With the transmission-daemon that is installed here.</summary>
public sealed class InstalledTransmissionTests : TransmissionFacts
{
    protected override async Task<ITransmission> StartAsync()
    {
        Assert.SkipWhen(TransmissionDaemon.SkipReason is not null, TransmissionDaemon.SkipReason ?? "");
        return await TransmissionDaemon.StartAsync();
    }
}
