using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>The folder of ledger and logs: on a disk of this machine, its owner's alone, and writable.</summary>
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
                Finding.Error(Check, objection, "The daemon refuses to start there.", "Set PLEX_MCP_DATA_DIR to a folder on a local disk.")
            );
        }

        found.AddRange(OpenToOthers(folder));
        if (ProbeFile.WhyNotIn(folder) is { } fault)
        {
            found.Add(
                Finding.Error(
                    Check,
                    $"The data folder {folder} cannot be written to: {fault.Words}.",
                    "Nothing can be remembered, and so nothing is done.",
                    $"Give the user that plex-mcp runs as the folder: chown -R USER {ShellWord.Of(folder)}. Or set PLEX_MCP_DATA_DIR to another."
                )
            );
        }

        return found.Count > 0 ? found : [Finding.Ok(Check, $"The data folder {folder} is on a local disk, and its owner's alone.")];
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
                $"The data folder {folder} is not there and cannot be made: {fault.Words} ({above}).",
                "Nothing can be remembered, and so nothing is done.",
                $"Make it for the user that plex-mcp runs as: mkdir -p {ShellWord.Of(folder)} && chown USER {ShellWord.Of(folder)}. Or set PLEX_MCP_DATA_DIR to another."
            )
            : Finding.Ok(Check, $"The data folder {folder} is not there yet; the daemon makes it at its first start.");
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
            $"Other users of this machine can get at {path}.",
            "Ledger and logs tell everything that was ever downloaded.",
            $"Run: chmod {mode} {ShellWord.Of(path)}"
        );
}
