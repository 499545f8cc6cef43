using Hybrid.Daemon.Services;
using Hybrid.Daemon.Watching;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether a service is installed, runs, ended well, and may write where the settings say.</summary>
internal static class ServiceFindings
{
    private const string Check = "service";

    /// <summary>A service that was started again so often by itself does not just meet with bad luck.</summary>
    private const int ManyRestarts = 3;

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        SettingsPlace place,
        TransmissionLook transmission,
        CancellationToken cancellationToken
    )
    {
        List<Finding> found = [];
        // The user's and the machine's; where there is only one kind, it is asked for once.
        foreach (
            ISystemServices services in new[] { ServiceScope.User, ServiceScope.System }
                .Select(scope => ThisSystem.Services(scope, place))
                .OfType<ISystemServices>()
                .DistinctBy(s => s.File)
        )
        {
            ServiceState state = await services.StateAsync(cancellationToken);
            if (!state.Installed)
            {
                continue;
            }

            found.Add(Of(state, settings.Mode));
            if (services is SystemdServices { File: var unit })
            {
                string[] sources =
                [
                    .. (await transmission.FoldersAsync(cancellationToken))
                        .Select(folder => folder.Here)
                        .Append(settings.IngestDir)
                        .OfType<string>()
                        .Where(Directory.Exists),
                ];

                found.AddRange(
                    OfFolders(
                        UnitFolders.Read(await File.ReadAllTextAsync(unit, cancellationToken)),
                        [.. settings.LibraryDirs.Select(Folders.WithoutLinks)],
                        [.. sources.Select(Folders.WithoutLinks)],
                        SystemdServices.Mounts()
                    )
                );
            }
        }

        return found is []
            ? [Finding.Ok(Check, "No service is installed. The daemon is started by hand, by the MCP server, or in another way.")]
            : found;
    }

    /// <summary>Pure.</summary>
    internal static Finding Of(ServiceState state, OperationMode mode) =>
        state switch
        {
            _ when mode == OperationMode.Mcp => Finding.Warning(
                Check,
                "A service is installed, but PLEX_MODE is mcp.",
                "The service's daemon is always running, so the MCP server never starts one itself.",
                "Set PLEX_MODE=hybrid, or run: plex-mcp-daemon service uninstall"
            ),
            { Fault: { } fault } => Finding.Warning(
                Check,
                $"The service is installed, but the system gave no information about it: {fault}",
                "It is not known whether the daemon starts again after a crash or a restart of the machine.",
                "Log in as the user who owns the service, then run: plex-mcp-daemon service status"
            ),
            { Running: false, LastExit: { } exit } => Finding.Error(
                Check,
                $"The service does not run: {state.Words}. It last ended with: {exit}.",
                "Nothing is taken in or filed. Your decisions are kept and carried out when it runs again.",
                "To see why, run: plex-mcp-daemon service logs. Then run: plex-mcp-daemon service start"
            ),
            { Running: false } => Finding.Warning(
                Check,
                $"The service does not run: {state.Words}.",
                "Nothing is taken in or filed. Your decisions are kept and carried out when it runs again.",
                "Run: plex-mcp-daemon service start"
            ),
            { Enabled: false } => Finding.Warning(
                Check,
                "The service runs, but is not set to start by itself.",
                "After the next restart of the machine nothing is filed.",
                "Run: plex-mcp-daemon service install"
            ),
            { Restarts: >= ManyRestarts } => Finding.Warning(
                Check,
                $"The service runs, but has restarted {state.Restarts} times.",
                "Something makes it fail again and again.",
                "To see why, run: plex-mcp-daemon service logs"
            ),
            _ => Finding.Ok(Check, $"The service runs: {state.Words}."),
        };

    /// <summary>The installed unit allows only the folders that were set at installation. Pure.</summary>
    /// <param name="unit">Null if it limits nothing.</param>
    /// <param name="libraries">Without links, as the following.</param>
    internal static IEnumerable<Finding> OfFolders(
        UnitFolders? unit,
        IReadOnlyList<string> libraries,
        IReadOnlyList<string> sources,
        MountTable mounts
    )
    {
        foreach (string library in libraries.Where(library => unit is not null && !unit.CanWrite(library)))
        {
            yield return Finding.Error(
                Check,
                $"The service may not write to {library}.",
                "It was installed for other folders, and systemd limits it to those.",
                "Run: plex-mcp-daemon service install"
            );
        }

        foreach (
            string source in sources.Where(source =>
                unit is not null
                && libraries.Any(library =>
                    mounts.PointOf(library) == mounts.PointOf(source) && unit.CanWrite(library) && !unit.CanLink(source, library)
                )
            )
        )
        {
            yield return Finding.Warning(
                Check,
                $"The service cannot make hard links from {source}, so it copies.",
                "It was installed for other folders. A hard link cannot cross from one folder that systemd opens to another.",
                "While Transmission runs, run: plex-mcp-daemon service install"
            );
        }
    }
}
