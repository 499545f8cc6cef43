using System.Globalization;
using Hybrid.Daemon.Hooks;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Torrents;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether Transmission calls us when a torrent is done. Without that the poll finds everything, but later.</summary>
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
            return [Finding.Ok(Check, "The script for Transmission is not installed. The poll finds finished torrents.")];
        }

        return [Of(await new Hook(settings, transmission).StateAsync(path, cancellationToken))];
    }

    internal static Finding Of(HookState state) =>
        state switch
        {
            { Fault: not null } => Finding.Ok(Check, "Transmission could not be asked about the script. See the check \"transmission\"."),
            { Works: true, LastFired: { } at } => Finding.Ok(
                Check,
                string.Create(CultureInfo.InvariantCulture, $"Transmission calls the script. Last call: {at:yyyy-MM-dd HH:mm:ss} UTC.")
            ),
            { Works: true } => Finding.Ok(Check, "Transmission calls the script when a torrent is done. It has not done so yet."),
            { IsOurs: true, InTransmission.Enabled: true } => Finding.Warning(
                Check,
                $"Transmission is set to call {state.InTransmission.Path}, but that file is missing or not executable.",
                "Finished torrents are only found by the poll, a little later.",
                "Run: plex-mcp-daemon hook install"
            ),
            _ => Finding.Warning(
                Check,
                $"The script {state.Path} is installed, but Transmission does not call it.",
                "Finished torrents are only found by the poll, a little later.",
                "To use the script, run: plex-mcp-daemon hook install. To remove it, run: plex-mcp-daemon hook remove"
            ),
        };
}
