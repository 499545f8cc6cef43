using Hybrid.Ledger;
using Hybrid.Logging;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>The folder of ledger and logs must be on a disk of this machine, private to its owner, and writable.</summary>
internal static class DataFolderFindings
{
    private const string Check = "data_folder";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public static IReadOnlyList<Finding> Look(HybridSettings settings)
    {
        string folder = settings.DataDir;
        if (!Directory.Exists(folder))
        {
            return [NotThere(folder)];
        }

        List<Finding> found = [];
        if (LedgerDisk.Objection(folder) is { } objection)
        {
            found.Add(
                Finding.Error(
                    Check,
                    objection,
                    "The daemon refuses to start there.",
                    "Set PLEX_MCP_DATA_DIR to a folder on a disk of this machine."
                )
            );
        }

        found.AddRange(OpenToOthers(folder));
        if (ProbeFile.WhyNotIn(folder) is { } fault)
        {
            found.Add(
                Finding.Error(
                    Check,
                    $"The data folder {folder} cannot be written to: {fault.Words}.",
                    "Without its ledger the daemon cannot work.",
                    $"Make the folder belong to the user that plex-mcp runs as, or set PLEX_MCP_DATA_DIR to another folder. To change the owner: chown -R USER {ShellWord.Of(folder)}"
                )
            );
        }
        else if (LogAccess.WhyNot(folder) is { } noLogs)
        {
            found.Add(
                Finding.Error(
                    Check,
                    noLogs,
                    "What happened cannot be looked up later.",
                    $"Run: chown -R USER {ShellWord.Of(LogSetup.FolderIn(folder))}"
                )
            );
        }

        return found.Count > 0
            ? found
            : [Finding.Ok(Check, $"The data folder {folder} is on a local disk, and only its owner can read it.")];
    }

    private static Finding NotThere(string folder)
    {
        string above = folder;
        while (!Directory.Exists(above) && Path.GetDirectoryName(above) is { } parent)
        {
            above = parent;
        }

        return ProbeFile.WhyNotIn(above) is { } fault
            ? Finding.Error(
                Check,
                $"The data folder {folder} does not exist and cannot be created: {fault.Words} ({above}).",
                "Without its ledger the daemon cannot work.",
                $"Set PLEX_MCP_DATA_DIR to another folder, or create this one for the user that plex-mcp runs as: mkdir -p {ShellWord.Of(folder)} && chown USER {ShellWord.Of(folder)}"
            )
            : Finding.Ok(Check, $"The data folder {folder} does not exist yet. The daemon creates it at its first start.");
    }

    private static IEnumerable<Finding> OpenToOthers(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            yield break;
        }

        if ((File.GetUnixFileMode(folder) & Others) != UnixFileMode.None)
        {
            yield return Open(folder, "700");
        }

        string ledger = LedgerFile.In(folder).Path;
        foreach (string file in new[] { ledger, $"{ledger}-wal", $"{ledger}-shm" }.Where(File.Exists))
        {
            if ((File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
            {
                yield return Open(file, "600");
            }
        }
    }

    private static Finding Open(string path, string mode) =>
        Finding.Warning(
            Check,
            $"Other users of this machine can open {path}.",
            "The ledger and the logs name everything that was ever downloaded.",
            $"Run: chmod {mode} {ShellWord.Of(path)}"
        );
}
