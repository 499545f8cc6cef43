using Hybrid.Ledger;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace Hybrid.Startup;

/// <summary>The program around the server: settings in, streams in, and everything that the tools need.</summary>
internal static class ReviewerHost
{
    /// <summary>A client gives up after 60 s; Transmission may be silent for long while it moves data.</summary>
    private static readonly TimeSpan TransmissionPatience = TimeSpan.FromSeconds(20);

    public static IHost Build(HybridSettings settings, Stream input, Stream output, ILogger logger)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = "plex-mcp" }
        );
        builder.Services.AddSerilog(logger);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddLedger(settings.DataDir);
        builder.Services.AddTransmission(_ => Transmission(settings));
        var requests = new OpenRequests();
        builder
            .Services.AddReviewer()
            .WithStreamServerTransport(new GatedInput(input, requests, TimeProvider.System), new WatchedOutput(output, requests));
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
