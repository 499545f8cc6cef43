using Hybrid.Catalog;
using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Health;
using Hybrid.Daemon.Hooks;
using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Daemon.Notifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Services;
using Hybrid.Daemon.Verifying;
using Hybrid.Daemon.Watching;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.MediaServers;
using Hybrid.Planning;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace Hybrid.Daemon.Hosting;

/// <summary>Puts the daemon together.</summary>
public static class DaemonHost
{
    /// <summary>A service manager waits longer than this before it kills the process. Work in progress stops safely within it.</summary>
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(4);

    public static IHost Build(HybridSettings settings, Serilog.ILogger log)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSerilog(log);
        builder.Services.AddEngine(settings);
        builder.Services.AddNotifying(settings);
        builder.Services.AddSchedule(settings);
        builder.Services.AddSingleton(ServiceNotices.OfThisProcess());
        // Answers the Service Control Manager if this runs as a Windows service. Elsewhere it does nothing.
        builder.Services.AddWindowsService();
        builder.Services.AddHostedService<FolderHints>();
        builder.Services.AddSingleton<HandedOver>();
        builder.Services.AddHostedService<HandedOverWork>();
        builder.Services.AddHostedService<WakeUpListener>();
        if (settings.HealthPort is not null)
        {
            builder.Services.AddSingleton<HealthAnswers>();
            builder.Services.AddHostedService<HealthListener>();
        }

        builder.Services.AddHostedService<Rehearsal>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestShutdown);
        return builder.Build();
    }

    /// <summary>Everything except the schedule; <c>process</c> and <c>identify</c> use it without a running daemon.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, HybridSettings settings) =>
        services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddLedger(settings.DataDir)
            .AddSingleton<LedgerWatch>()
            .AddSingleton<IInterceptor>(program => program.GetRequiredService<LedgerWatch>())
            .AddCatalog(
                new CatalogOptions(settings.TmdbApiKey, settings.TmdbApiUrl, settings.TmdbLanguage)
                {
                    RequestsPerSecond = settings.TmdbRequestsPerSecond,
                }
            )
            .AddTransmission(_ =>
                settings.TransmissionUrl is { } url
                    ? new TransmissionOptions(url, settings.TransmissionUser, settings.TransmissionPassword, settings.TransmissionPathMap)
                    : null
            )
            .AddMediaServers(ServersInSettings.Of(settings))
            .AddSingleton<ReviewDesk>()
            .AddSingleton<FilingWait>()
            .AddSingleton<RuleDesk>()
            .AddSingleton<UndoDesk>()
            .AddSingleton<MoveDesk>()
            .AddSingleton<RenameDesk>()
            .AddSingleton<AgainDesk>()
            .AddSingleton<PreviewDesk>()
            .AddSingleton<TitleSearch>()
            .AddSingleton<Activity>()
            .AddSingleton<Heartbeat>()
            .AddSingleton<Measures>()
            .AddSingleton<NeighborHealth>()
            .AddSingleton<JobHealth>()
            .AddSingleton<TorrentPaths>()
            .AddSingleton<TorrentWatch>()
            .AddSingleton<FinishedTorrents>()
            .AddSingleton<FolderWatch>()
            .AddSingleton<Intake>()
            .AddSingleton<SetAsideRows>()
            .AddSingleton<UnfinishedPaths>()
            .AddSingleton<SourceHealth>()
            .AddSingleton<Identifier>()
            .AddSingleton<IndexedCopies>()
            .AddSingleton<OtherCopies>()
            .AddSingleton<LibraryContents>()
            .AddSingleton<LibrarySweeps>()
            .AddSingleton<LibraryNews>()
            .AddSingleton<VideoPeek>(VideoLook.Into)
            .AddSingleton<LibraryShelf>()
            .AddSingleton<LibraryOrphans>()
            .AddSingleton<LibraryComparison>()
            .AddSingleton<MissingSearch>()
            .AddSingleton<ServerHoldings>()
            .AddSingleton<LibraryAdoption>()
            .AddSingleton<AdoptedFiles>()
            .AddSingleton(_ => FilePlacer.OfThisSystem(LibraryRights.Of(settings)))
            .AddSingleton(_ => FileRemover.OfThisSystem())
            .AddSingleton(_ => FileRecycler.OfThisSystem())
            .AddSingleton(_ => FileMover.OfThisSystem(LibraryRights.Of(settings)))
            .AddSingleton(_ => new Mounts(SystemDisk.Instance, settings))
            .AddSingleton<ReplaceOlderCopies>()
            .AddSingleton<RecycleEmptying>()
            .AddSingleton<IDisk>(SystemDisk.Instance)
            .AddSingleton<PlacedFiles>()
            .AddSingleton<NightlyHashing>()
            .AddSingleton<LibraryCheck>()
            .AddSingleton<FolderScans>()
            .AddSingleton<MediaServerNews>()
            .AddSingleton<ServerLooks>()
            .AddSingleton<MatchFixing>()
            .AddSingleton<TakeBack>()
            .AddSingleton<StandingTitles>()
            .AddSingleton<LibraryChoice>()
            .AddSingleton<TitleFolders>()
            .AddSingleton<Planner>()
            .AddSingleton<VideoLook>()
            .AddSingleton<OwnReasons>()
            .AddSingleton<IdentifyStep>()
            .AddSingleton<PlacingPlan>()
            .AddSingleton<JournaledPlacer>()
            .AddSingleton<PlacingRun>()
            .AddSingleton<PlaceStep>()
            .AddSingleton<RelocationJournal>()
            .AddSingleton<RelocationRun>()
            .AddSingleton<RelocateStep>()
            .AddSingleton<AdoptedRenames>()
            .AddSingleton<NewEpisodeTitles>()
            .AddSingleton<AnnounceStep>()
            .AddSingleton<ItemWorker>();
}
