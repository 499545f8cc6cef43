using Hybrid.Daemon.Watching;
using Hybrid.Neighbours;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether Transmission answers, and whether its folders can be seen from here.</summary>
internal static class TransmissionFindings
{
    private const string Check = "transmission";

    /// <summary>2.94, the oldest that the client was tried with.</summary>
    private const int OldestRpc = 15;

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        TransmissionLook transmission,
        CancellationToken cancellationToken
    )
    {
        if (settings.TransmissionUrl is null)
        {
            return [Finding.Ok(Check, "No Transmission is set.")];
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
                    "What it answers was never tried.",
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
                ? "Correct TRANSMISSION_USER and TRANSMISSION_PASSWORD, or what it names in Transmission's settings; then restart the daemon."
                : "Start Transmission, or correct TRANSMISSION_URL; set it to nothing (TRANSMISSION_URL=) where there is none."
        );

    private static List<Finding> OfFolders(HybridSettings settings, IReadOnlyList<TransmissionFolder> folders)
    {
        List<TransmissionFolder> unseen = [.. folders.Where(folder => !Directory.Exists(folder.Here))];
        List<Finding> found = [];
        if (folders.Count > unseen.Count)
        {
            found.Add(Finding.Ok(Check, $"{folders.Count - unseen.Count} of its {folders.Count} folder(s) can be seen from here."));
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
                $"Transmission keeps downloads in {names}, which cannot be seen from here.",
                "What it finishes there is not taken in, since its files are not found.",
                proposal is not null
                    ? $"From what lies on this machine, set: {proposal}"
                    : $"Mount that folder on this machine, and name it: TRANSMISSION_PATH_MAP=/HERE={unseen[0].There}"
            ) with
            {
                Proposal = proposal,
            }
        );
        return found;
    }
}
