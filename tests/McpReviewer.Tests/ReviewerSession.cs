using System.IO.Pipelines;
using Hybrid.Catalog;
using Hybrid.Reviewer.Server;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Serilog;
using Serilog.Core;

namespace Hybrid.Reviewer;

/// <summary>The real server and the SDK's real client, joined by pipes in this process.</summary>
internal sealed class ReviewerSession : IAsyncDisposable
{
    /// <summary>The oldest handshake that hosts still use, and the newest protocol.</summary>
    public static readonly TheoryData<string> Eras = ["2025-11-25", "2026-07-28"];

    private readonly IHost _host;

    private ReviewerSession(IHost host, McpClient client)
    {
        _host = host;
        Client = client;
    }

    public McpClient Client { get; }

    public static async Task<ReviewerSession> StartAsync(
        string dataDir,
        ICatalog? catalog = null,
        string? era = null,
        ILogEventSink? log = null,
        Func<HybridSettings, HybridSettings>? settings = null,
        TimeProvider? time = null
    )
    {
        Pipe toServer = new();
        Pipe toClient = new();
        var logging = new LoggerConfiguration();
        if (log is not null)
        {
            logging.WriteTo.Sink(log);
        }

        var plain = new HybridSettings
        {
            DataDir = dataDir,
            TransmissionUrl = null,
            MoviesDirs = [Path.Combine(dataDir, "Movies")],
            TvDirs = [Path.Combine(dataDir, "TV Shows")],
        };
        IHost host = ReviewerHost.Build(
            settings?.Invoke(plain) ?? plain,
            toServer.Reader.AsStream(),
            toClient.Writer.AsStream(),
            logging.CreateLogger(),
            services =>
            {
                if (catalog is not null)
                {
                    services.AddSingleton(catalog);
                }

                if (time is not null)
                {
                    services.AddSingleton(time);
                }
            }
        );
        await host.StartAsync();
        McpClient client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()),
            new McpClientOptions { ProtocolVersion = era, InitializationTimeout = Hang.Limit }
        );
        return new ReviewerSession(host, client);
    }

    public ValueTask<CallToolResult> CallAsync(
        string tool,
        IReadOnlyDictionary<string, object?>? arguments = null,
        IProgress<ModelContextProtocol.ProgressNotificationValue>? progress = null
    ) => Client.CallToolAsync(tool, arguments, progress);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _host.StopAsync();
        _host.Dispose();
    }
}
