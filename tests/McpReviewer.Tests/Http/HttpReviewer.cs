using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Reviewer.Server;
using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Serilog;

namespace Hybrid.Reviewer.Http;

/// <summary>The real server on a port of this machine, for the SDK's real HTTP client and for requests by hand.</summary>
internal sealed class HttpReviewer : IAsyncDisposable
{
    private readonly IHost _host;

    private HttpReviewer(IHost host, int port)
    {
        _host = host;
        Port = port;
        Web = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
    }

    public int Port { get; }

    public HttpClient Web { get; }

    public PageAccess Browsers => _host.Services.GetRequiredService<PageAccess>();

    public static async Task<HttpReviewer> StartAsync(
        string dataDir,
        ICatalog? catalog = null,
        Func<HybridSettings, HybridSettings>? settings = null,
        TimeProvider? time = null
    )
    {
        int port = FreePort();
        var plain = new HybridSettings
        {
            DataDir = dataDir,
            TransmissionUrl = null,
            MoviesDirs = [Path.Combine(dataDir, "Movies")],
            TvDirs = [Path.Combine(dataDir, "TV Shows")],
        };
        IHost host = ReviewerHost.Build(
            settings?.Invoke(plain) ?? plain,
            ListenAddress.Default with
            {
                Port = port,
            },
            new LoggerConfiguration().CreateLogger(),
            services =>
            {
                services.AddSingleton(catalog ?? new ListedCatalog());
                services.AddSingleton(time ?? TimeProvider.System);
            }
        );
        await host.StartAsync();
        return new HttpReviewer(host, port);
    }

    public Task<McpClient> ConnectAsync(string? era = null, AskedUser? user = null, string? token = null, string name = "a-client") =>
        ClientAsync(new Uri(Web.BaseAddress!, "mcp"), era, user, token, name);

    public static Task<McpClient> ClientAsync(
        Uri mcp,
        string? era = null,
        AskedUser? user = null,
        string? token = null,
        string name = "a-client"
    )
    {
        var options = new HttpClientTransportOptions { Endpoint = mcp, TransportMode = HttpTransportMode.StreamableHttp };
        if (token is not null)
        {
            options.AdditionalHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = $"Bearer {token}" };
        }

        return McpClient.CreateAsync(
            new HttpClientTransport(options),
            new McpClientOptions
            {
                ClientInfo = new Implementation { Name = name, Version = "1.2" },
                ProtocolVersion = era,
                InitializationTimeout = Hang.Limit,
                Handlers = user is null ? new McpClientHandlers() : new McpClientHandlers { ElicitationHandler = user.AskAsync },
            }
        );
    }

    /// <summary>By hand: a message to /mcp, as every client sends it but for these headers.</summary>
    public Task<HttpResponseMessage> PostAsync(string body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "mcp")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        foreach ((string name, string value) in headers)
        {
            if (name == "Content-Type")
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                request.Headers.Remove(name);
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return Web.SendAsync(request);
    }

    public static async Task<string> SentenceOf(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").String("message");

    public async ValueTask DisposeAsync()
    {
        Web.Dispose();
        await _host.StopAsync();
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
