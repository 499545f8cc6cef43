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
                string[] libraries = [.. new[] { settings.MoviesDir, settings.TvDir }.OfType<string>()];
                found.AddRange(
                    OfFolders(
                        UnitFolders.Read(await File.ReadAllTextAsync(unit, cancellationToken)),
                        [.. libraries.Select(Folders.WithoutLinks)],
                        [.. sources.Select(Folders.WithoutLinks)],
                        SystemdServices.Mounts()
                    )
                );
            }
        }

        return found is []
            ? [Finding.Ok(Check, "No service is installed: the daemon is started by hand, by the reviewer, or in another way.")]
            : found;
    }

    /// <summary>Pure.</summary>
    internal static Finding Of(ServiceState state, OperationMode mode) =>
        state switch
        {
            _ when mode == OperationMode.Mcp => Finding.Warning(
                Check,
                "A service is installed, but PLEX_MODE is mcp.",
                "The reviewer finds the service's daemon at work, and starts none of its own.",
                "Set PLEX_MODE=hybrid, or run: plex-mcp-daemon service uninstall"
            ),
            { Fault: { } fault } => Finding.Warning(
                Check,
                $"The service is installed, and the system could not be asked about it: {fault}",
                "Whether the daemon comes back after a crash or at the next start of the machine is not known.",
                "Ask as the user whose service it is, in a session of theirs: plex-mcp-daemon service status"
            ),
            { Running: false, LastExit: { } exit } => Finding.Error(
                Check,
                $"The service does not run: {state.Words}. Its last end: {exit}.",
                "Nothing is taken in or filed; what is decided meanwhile is carried out when it runs again.",
                "See why with: plex-mcp-daemon service logs. Then: plex-mcp-daemon service start"
            ),
            { Running: false } => Finding.Warning(
                Check,
                $"The service does not run: {state.Words}.",
                "Nothing is taken in or filed; what is decided meanwhile is carried out when it runs again.",
                "Run: plex-mcp-daemon service start"
            ),
            { Enabled: false } => Finding.Warning(
                Check,
                "The service runs, but does not start by itself.",
                "After the next start of the machine nothing is filed.",
                "Run: plex-mcp-daemon service install"
            ),
            { Restarts: >= ManyRestarts } => Finding.Warning(
                Check,
                $"The service runs, but was started again by itself {state.Restarts} time(s).",
                "Something ends it again and again.",
                "See why with: plex-mcp-daemon service logs"
            ),
            _ => Finding.Ok(Check, $"The service runs: {state.Words}."),
        };

    /// <summary>A unit is written for the folders of one day. Pure.</summary>
    /// <param name="unit">Null where it limits nothing.</param>
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
                "It was installed for other folders, and systemd keeps it in those.",
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
                $"The service cannot make hard links from {source}, and copies.",
                "It was installed for other folders, and no link leads from one of the folders that systemd opens to another.",
                "Run, with Transmission running: plex-mcp-daemon service install"
            );
        }
    }
}
