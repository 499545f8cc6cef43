using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Reviewer.Http;
using Hybrid.Reviewer.Tools;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace Hybrid.Reviewer.Server;

/// <summary>The program around the server: settings, streams, and everything that the tools need.</summary>
internal static class ReviewerHost
{
    /// <summary>A client gives up after 60 s; Transmission may be silent longer while it moves data.</summary>
    private static readonly TimeSpan TransmissionPatience = TimeSpan.FromSeconds(20);

    /// <summary>A call makes several queries, and must say in time that another program has the ledger locked.</summary>
    private static readonly TimeSpan LedgerPatience = TimeSpan.FromSeconds(3);

    private static readonly CatalogPatience CatalogPatience = new()
    {
        Retries = 1,
        LongestDelay = TimeSpan.FromSeconds(2),
        Attempt = TimeSpan.FromSeconds(8),
    };

    /// <summary>Over standard input and output.</summary>
    /// <param name="settings">Validated, unless there is trouble.</param>
    /// <param name="trouble">With the settings.</param>
    /// <param name="input">From the client.</param>
    /// <param name="output">To the client: answers only.</param>
    /// <param name="logger">For everything else.</param>
    /// <param name="change">Called last: a test can replace a service.</param>
    public static IHost Build(
        HybridSettings settings,
        StartTrouble trouble,
        Stream input,
        Stream output,
        ILogger logger,
        Action<IServiceCollection>? change = null
    ) =>
        Build(
            settings,
            trouble,
            logger,
            services =>
            {
                var requests = new OpenRequests();
                services
                    .AddReviewer()
                    .WithStreamServerTransport(new GatedInput(input, requests, TimeProvider.System), new WatchedOutput(output, requests));
                change?.Invoke(services);
            }
        );

    /// <summary>Over HTTP.</summary>
    /// <param name="settings">Validated.</param>
    /// <param name="address">Of the listener.</param>
    /// <param name="logger">For everything else.</param>
    /// <param name="change">See the other one.</param>
    public static IHost Build(HybridSettings settings, ListenAddress address, ILogger logger, Action<IServiceCollection>? change = null) =>
        Build(
            settings,
            StartTrouble.None,
            logger,
            services =>
            {
                services.AddReviewer();
                services.AddSingleton(address);
                services.AddSingleton<PageAccess>();
                services.AddSingleton<HttpGuard>();
                services.AddSingleton<HttpSessions>();
                services.AddSingleton<McpEndpoint>();
                services.AddSingleton<PageEndpoint>();
                services.AddSingleton<HttpServing>();
                services.AddHostedService(provider => provider.GetRequiredService<HttpServing>());
                change?.Invoke(services);
            }
        );

    private static IHost Build(HybridSettings settings, StartTrouble trouble, ILogger logger, Action<IServiceCollection> head)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = "plex-mcp" }
        );
        builder.Services.AddSerilog(logger);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(trouble);
        builder.Services.AddLedger(LedgerFile.In(settings.DataDir) with { LockPatience = LedgerPatience });
        builder.Services.AddCatalog(
            new CatalogOptions(settings.TmdbApiKey, settings.TmdbApiUrl, settings.TmdbLanguage)
            {
                Patience = CatalogPatience,
                RequestsPerSecond = settings.TmdbRequestsPerSecond,
            }
        );
        builder.Services.AddTransmission(_ => Transmission(settings));
        builder.Services.AddMediaServers(ServersInSettings.Of(settings));
        head(builder.Services);
        builder.Services.AddHostedService<WarmUp>();
        return builder.Build();
    }

    private static TransmissionOptions? Transmission(HybridSettings settings) =>
        settings.TransmissionUrl is { } url
            ? new TransmissionOptions(url, settings.TransmissionUser, settings.TransmissionPassword, settings.TransmissionPathMap)
            {
                Patience = TransmissionPatience,
            }
            : null;
}
