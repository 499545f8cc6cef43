using System.Globalization;
using Hybrid.Daemon.Hooks;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether Transmission calls us when a torrent is done. Without it the poll finds everything, only later.</summary>
internal static class HookFindings
{
    private const string Check = "hook";

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        TransmissionClient transmission,
        CancellationToken cancellationToken
    )
    {
        var memory = new HookMemory(settings);
        string path = memory.LatestPath;
        if (settings.TransmissionUrl is null || (memory.Installed.Count == 0 && !File.Exists(path)))
        {
            return [Finding.Ok(Check, "The script for Transmission is not installed; the poll finds what is finished.")];
        }

        return [Of(await new Hook(settings, transmission).StateAsync(path, cancellationToken))];
    }

    internal static Finding Of(HookState state) =>
        state switch
        {
            { Fault: not null } => Finding.Ok(
                Check,
                "Whether Transmission calls the script cannot be asked; see the check \"transmission\"."
            ),
            { Works: true, LastFired: { } at } => Finding.Ok(
                Check,
                string.Create(CultureInfo.InvariantCulture, $"Transmission calls the script; last on {at:yyyy-MM-dd} at {at:HH:mm:ss} UTC.")
            ),
            { Works: true } => Finding.Ok(Check, "Transmission calls the script; it has not yet."),
            { IsOurs: true, InTransmission.Enabled: true } => Finding.Warning(
                Check,
                $"Transmission is to call {state.InTransmission.Path}, which is not there or not executable.",
                "Finished torrents are found by the poll only.",
                "Run: plex-mcp-daemon hook install"
            ),
            _ => Finding.Warning(
                Check,
                $"The script {state.Path} is installed, but Transmission does not call it.",
                "Finished torrents are found by the poll only.",
                "Run: plex-mcp-daemon hook install, or, to be rid of it: plex-mcp-daemon hook remove"
            ),
        };
}
