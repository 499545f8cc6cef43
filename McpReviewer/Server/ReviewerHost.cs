using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.MediaServers;
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
    )
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
        var requests = new OpenRequests();
        builder
            .Services.AddReviewer()
            .WithStreamServerTransport(new GatedInput(input, requests, TimeProvider.System), new WatchedOutput(output, requests));
        builder.Services.AddHostedService<WarmUp>();
        change?.Invoke(builder.Services);
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
