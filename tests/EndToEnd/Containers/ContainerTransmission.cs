using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using Hybrid.Neighbors;
using Hybrid.Testing;
using Hybrid.Testing.Transmission;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.EndToEnd.Containers;

/// <summary>A real transmission-daemon in a container. It names its download folder otherwise than this machine, as it is in most homes.</summary>
internal sealed class ContainerTransmission : ITransmission
{
    /// <summary>Made by <c>.ci/transmission-image</c>, never pulled.</summary>
    public const string Image = "localhost/plex-mcp-transmission:local";

    private const string DownloadDirThere = "/data";
    private const ushort Port = 9091;

    private readonly TemporaryDisk _disk = new();
    private readonly IContainer _container;

    private ContainerTransmission()
    {
        DownloadDir = _disk.Folder("downloads");
        PathMap = new PathMap([new PathPair(Here: DownloadDir, There: DownloadDirThere)]);
        Rpc = new TransmissionRpc(() => Url);

        // Seen from outside, the daemon must listen to the container's own address and know neither our address nor our name for it.
        JsonObject settings = TransmissionSettings.Quiet(DownloadDirThere, Port);
        settings["rpc-bind-address"] = "0.0.0.0";
        settings["rpc-whitelist-enabled"] = false;
        settings["rpc-host-whitelist-enabled"] = false;
        _container = new ContainerBuilder(Image)
            .WithLogger(NullLogger.Instance)
            .WithImagePullPolicy(PullPolicy.Never)
            .WithResourceMapping(Encoding.UTF8.GetBytes(settings.ToJsonString()), "/config/settings.json")
            .WithBindMount(DownloadDir, DownloadDirThere)
            .WithPortBinding(Port, assignRandomHostPort: true)
            .WithWaitStrategy(
                Wait.ForUnixContainer()
                    .UntilHttpRequestIsSucceeded(
                        request => request.ForPort(Port).ForPath("/transmission/rpc").ForStatusCode(HttpStatusCode.Conflict),
                        wait => wait.WithInterval(TimeSpan.FromMilliseconds(50))
                    )
            )
            .Build();
    }

    public Uri Url => new UriBuilder(Uri.UriSchemeHttp, _container.Hostname, _container.GetMappedPublicPort(Port), "/transmission/rpc").Uri;

    public string DownloadDir { get; }

    public PathMap PathMap { get; }

    public TransmissionRpc Rpc { get; }

    public static async Task<ContainerTransmission> StartAsync(CancellationToken cancellation)
    {
        var transmission = new ContainerTransmission();
        try
        {
            await transmission._container.StartAsync(cancellation);
            return transmission;
        }
        catch
        {
            await transmission.DisposeAsync();
            throw;
        }
    }

    public async Task RestartAsync()
    {
        // The engine's own stop may kill before Transmission has written down which pieces it has checked.
        await Rpc.CallAsync("session-close");
        await _container.GetExitCodeAsync();
        await _container.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _container.DisposeAsync();
        Rpc.Dispose();
        _disk.Dispose();
    }
}
