using System.IO.Pipelines;
using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Reviewer.Server;
using Hybrid.Reviewer.Tools;
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

    public const string ClientName = "a-client";

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
        TimeProvider? time = null,
        AskedUser? user = null,
        StartTrouble? trouble = null,
        Action<IServiceCollection>? change = null
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
            Toolsets = Toolsets.All,
            MoviesDirs = [Path.Combine(dataDir, "Movies")],
            TvDirs = [Path.Combine(dataDir, "TV Shows")],
        };
        IHost host = ReviewerHost.Build(
            settings?.Invoke(plain) ?? plain,
            trouble ?? StartTrouble.None,
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

                change?.Invoke(services);
            }
        );
        await host.StartAsync();
        McpClient client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream()),
            new McpClientOptions
            {
                ClientInfo = new Implementation { Name = ClientName, Version = "1.2" },
                ProtocolVersion = era,
                InitializationTimeout = Hang.Limit,
                Handlers = user is null ? new McpClientHandlers() : new McpClientHandlers { ElicitationHandler = user.AskAsync },
            }
        );
        return new ReviewerSession(host, client);
    }

    public ValueTask<CallToolResult> CallAsync(
        string tool,
        IReadOnlyDictionary<string, object?>? arguments = null,
        IProgress<ModelContextProtocol.ProgressNotificationValue>? progress = null
    ) => Client.CallToolAsync(tool, arguments, progress);

    /// <summary>A call whose preview the user said yes to.</summary>
    public async Task<JsonElement> ConfirmAsync(string tool, Dictionary<string, object?> arguments)
    {
        JsonElement preview = (await CallAsync(tool, arguments)).Answer();
        arguments["confirm"] = (preview.TryGetProperty("ask", out JsonElement ask) ? ask : preview).String("confirm");
        return (await CallAsync(tool, arguments)).Answer();
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _host.StopAsync();
        _host.Dispose();
    }
}
