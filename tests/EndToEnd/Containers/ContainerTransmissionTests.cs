using Hybrid.Testing.Transmission;
using Hybrid.Torrents;

namespace Hybrid.EndToEnd.Containers;

/// <summary>With transmission-daemon in a container, through Testcontainers. <c>.ci/containers</c> brings an engine and the image.</summary>
public sealed class ContainerTransmissionTests : TransmissionFacts
{
    protected override async Task<ITransmission> StartAsync()
    {
        string? reason = await ContainerEngine.MissingAsync(ContainerTransmission.Image, TestContext.Current.CancellationToken);
        if (reason is not null && ContainerEngine.IsRequired)
        {
            Assert.Fail(reason);
        }

        Assert.SkipWhen(reason is not null, reason ?? "");
        return await ContainerTransmission.StartAsync(TestContext.Current.CancellationToken);
    }
}
