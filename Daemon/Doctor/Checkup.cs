using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Logging;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Texts;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Doctor;

/// <summary>Checks everything that plex-mcp needs, and reports what does not work, why that matters and how to repair it. Changes nothing.</summary>
internal static class Checkup
{
    /// <summary>For one answer of a neighbor.</summary>
    private static readonly TimeSpan NeighborPatience = TimeSpan.FromSeconds(10);

    /// <summary>For one check; it may need two answers, or read the whole ledger.</summary>
    private static readonly TimeSpan CheckPatience = TimeSpan.FromSeconds(25);

    private const int LongestText = 1000;

    /// <param name="result">The settings as they were read. If they are wrong, nothing else is checked.</param>
    /// <param name="time">Now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="only">The one check to make; null = all.</param>
    public static async Task<Diagnosis> ExamineAsync(
        SettingsResult result,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? only = null
    )
    {
        IReadOnlyList<Finding> ofSettings = only is null || result is SettingsResult.Invalid ? SettingsFindings.Of(result) : [];
        if (result is not SettingsResult.Loaded { Settings: var settings })
        {
            return Diagnosis.Of(ProductVersion.Text, [.. ofSettings.Select(f => Clean(f, []))]);
        }

        await using ServiceProvider ledger = new ServiceCollection().AddLogging().AddLedger(settings.DataDir).BuildServiceProvider();
        await using ServiceProvider neighbors = Neighbors(settings).BuildServiceProvider();
        IReadOnlyList<Finding>[] found = await Task.WhenAll(
            Checks(settings, ledger, neighbors, time)
                .Where(check => only is null || check.Name == only)
                .Select(check => check.RunAsync(time, cancellationToken))
        );
        IReadOnlyList<Secret> secrets = settings.Secrets();
        return Diagnosis.Of(ProductVersion.Text, [.. ofSettings.Concat(found.SelectMany(f => f)).Select(f => Clean(f, secrets))]);
    }

    private static IEnumerable<Check> Checks(
        HybridSettings settings,
        IServiceProvider ledger,
        IServiceProvider neighbors,
        TimeProvider time
    )
    {
        IDisk disk = SystemDisk.Instance;
        LedgerSchema schema = ledger.GetRequiredService<LedgerSchema>();
        IDbContextFactory<LedgerDb> rows = ledger.GetRequiredService<IDbContextFactory<LedgerDb>>();
        var transmission = new TransmissionLook(settings, neighbors.GetRequiredService<TransmissionClient>());
        yield return New("data_folder", _ => Task.FromResult(DataFolderFindings.Look(settings)));
        yield return New("ledger", stop => LedgerFindings.LookAsync(schema, rows, stop));
        yield return New("library", _ => Task.FromResult(LibraryFindings.Look(settings)));
        yield return New("placing", stop => PlacingFindings.LookAsync(settings, disk, transmission, stop));
        yield return New("room", _ => Task.FromResult(RoomFindings.Look(settings, disk)));
        yield return New("clock", stop => ClockFindings.LookAsync(settings, time, stop));
        yield return New("transmission", stop => TransmissionFindings.LookAsync(settings, transmission, stop));
        yield return New("tmdb", stop => TmdbFindings.LookAsync(settings, neighbors.GetRequiredService<ICatalog>(), stop));
        MediaServerOptions[] servers = [.. ServersInSettings.Of(settings)];
        if (servers.Length == 0)
        {
            yield return New("plex", _ => Task.FromResult(MediaServerFindings.None));
        }

        foreach (MediaServerOptions options in servers)
        {
            IMediaServer server = neighbors.GetServices<IMediaServer>().Single(s => s.Kind == options.Kind);
            yield return New(
                MediaServerFindings.CheckOf(options.Kind),
                stop => MediaServerFindings.LookAsync(settings, options, server, stop)
            );
        }

        yield return New("hook", stop => HookFindings.LookAsync(settings, neighbors.GetRequiredService<TransmissionClient>(), stop));
        yield return New("service", stop => ServiceFindings.LookAsync(settings, SettingsLoader.PlaceOfThisProcess(), transmission, stop));
        yield return New("mcp_client", _ => Task.FromResult(McpClientFindings.Look(settings, SettingsLoader.PlaceOfThisProcess())));
        yield return New("notify", stop => NotifyFindings.LookAsync(settings, schema, rows, stop));
        yield return New("daemon", stop => DaemonFindings.LookAsync(settings, schema, rows, time, stop));
    }

    private static Check New(string name, Func<CancellationToken, Task<IReadOnlyList<Finding>>> look) => new(name, CheckPatience, look);

    /// <summary>Without the ledger, so that no kept answer of TMDb's stands for a present one; and with less patience than the daemon has.</summary>
    private static IServiceCollection Neighbors(HybridSettings settings) =>
        new ServiceCollection()
            .AddCatalog(
                new CatalogOptions(settings.TmdbApiKey, settings.TmdbApiUrl, settings.TmdbLanguage)
                {
                    Patience = new CatalogPatience { Retries = 0, Attempt = NeighborPatience },
                }
            )
            // Without the path map: what Transmission itself says is held against it.
            .AddTransmission(_ =>
                settings.TransmissionUrl is { } url
                    ? new TransmissionOptions(url, settings.TransmissionUser, settings.TransmissionPassword, PathMap.Empty)
                    {
                        Patience = NeighborPatience,
                    }
                    : null
            )
            .AddMediaServers(ServersInSettings.Of(settings).Select(server => server with { Patience = NeighborPatience }));

    private static Finding Clean(Finding finding, IReadOnlyList<Secret> secrets)
    {
        return finding with
        {
            What = Text(finding.What)!,
            Why = Text(finding.Why),
            Mend = Text(finding.Mend),
            // It is written into the settings as it is: what cannot be shown as it is, is not proposed.
            Proposal = Text(finding.Proposal) == finding.Proposal ? finding.Proposal : null,
        };

        string? Text(string? text) => text is null ? null : Untrusted.Clean(SecretMask.Clean(text, secrets), LongestText);
    }
}
