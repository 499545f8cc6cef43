using Hybrid.Testing.Transmission;

namespace Hybrid.Torrents;

/// <summary>With a transmission-daemon of 4.1 or later, whose RPC is JSON-RPC 2.0. TRANSMISSION_41 names its binary.</summary>
public sealed class NewTransmissionTests : TransmissionFacts
{
    protected override async Task<ITransmission> StartAsync()
    {
        string? binary = Environment.GetEnvironmentVariable("TRANSMISSION_41");
        Assert.SkipWhen(string.IsNullOrEmpty(binary), "TRANSMISSION_41 names no transmission-daemon of 4.1 or later.");
        return await TransmissionDaemon.StartAsync(binary);
    }
}
