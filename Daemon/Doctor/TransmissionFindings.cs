using Hybrid.Daemon.Watching;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether Transmission answers, and whether its folders exist on this machine.</summary>
internal static class TransmissionFindings
{
    private const string Check = "transmission";

    /// <summary>2.94, the oldest version that the client was tested with.</summary>
    private const int OldestRpc = 15;

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        TransmissionLook transmission,
        CancellationToken cancellationToken
    )
    {
        if (settings.TransmissionUrl is null)
        {
            return [Finding.Ok(Check, "No Transmission is set (TRANSMISSION_URL is empty).")];
        }

        TransmissionSaid said = await transmission.SaidAsync(cancellationToken);
        if (said is not { Info: { } info, Fault: null })
        {
            return [Of(said.Fault!)];
        }

        IReadOnlyList<TransmissionFolder> folders = await transmission.FoldersAsync(cancellationToken);
        return
        [
            info.RpcVersion >= OldestRpc
                ? Finding.Ok(Check, $"Transmission {info.Version} answers, with {said.Torrents.Count} torrents.")
                : Finding.Warning(
                    Check,
                    $"Transmission {info.Version} is older than 2.94.",
                    "plex-mcp was never tested with it.",
                    "Update Transmission."
                ),
            .. OfFolders(settings, folders),
        ];
    }

    private static Finding Of(Fault fault) =>
        Finding.Error(
            Check,
            fault.Sentence,
            "No torrent is taken in.",
            fault.Kind == FaultKind.Refused
                ? "Correct TRANSMISSION_USER and TRANSMISSION_PASSWORD, or the setting of Transmission that the finding names. Then restart the daemon."
                : "Start Transmission, or correct TRANSMISSION_URL. If you have no Transmission, set it to nothing: TRANSMISSION_URL="
        );

    private static List<Finding> OfFolders(HybridSettings settings, IReadOnlyList<TransmissionFolder> folders)
    {
        List<TransmissionFolder> unseen = [.. folders.Where(folder => !Directory.Exists(folder.Here))];
        List<Finding> found = [];
        if (folders.Count > unseen.Count)
        {
            found.Add(
                Finding.Ok(
                    Check,
                    $"Transmission's download folders found on this machine: {folders.Count - unseen.Count} of {folders.Count}."
                )
            );
        }

        if (unseen.Count == 0)
        {
            return found;
        }

        IReadOnlyList<string> beginnings = FolderGuess.Beginnings(settings);
        List<PathPair> guesses =
        [
            .. unseen
                .Select(folder => FolderGuess.Of(folder.There, folder.Torrents, beginnings, Directory.Exists, Path.Exists))
                .OfType<PathPair>(),
        ];
        string? proposal = guesses.Count > 0 ? PathMapProposal.Line("TRANSMISSION_PATH_MAP", settings.TransmissionPathMap, guesses) : null;
        string names = string.Join(", ", unseen.Take(5).Select(f => f.Here == f.There ? f.There : $"{f.There} (here {f.Here})"));
        found.Add(
            Finding.Error(
                Check,
                $"Transmission keeps downloads in {names}, which does not exist on this machine.",
                "Torrents that finish there are not taken in, because their files are not found.",
                proposal is not null
                    ? $"Matching folders exist on this machine. Set: {proposal}"
                    : $"Mount that folder on this machine, and set where it is mounted: TRANSMISSION_PATH_MAP=/HERE={unseen[0].There}"
            ) with
            {
                Proposal = proposal,
            }
        );
        return found;
    }
}
