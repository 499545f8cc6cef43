using System.IO.MemoryMappedFiles;
using System.Text;

namespace Hybrid.Ledger;

/// <summary>
/// Whether the disk can hold the ledger. A write-ahead log keeps its index in shared memory, so it needs a single kernel
/// (sqlite.org/wal.html).
/// </summary>
public static class LedgerDisk
{
    /// <summary>
    /// File systems of another machine, as statfs and /proc/self/mountinfo name them. For FUSE, only the part after "fuse." is listed.
    /// </summary>
    private static readonly HashSet<string> OfAnotherMachine = new(StringComparer.OrdinalIgnoreCase)
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "9p",
        "v9fs",
        "afs",
        "afpfs",
        "webdav",
        "ncpfs",
        "coda",
        "ceph",
        "lustre",
        "gfs",
        "gfs2",
        "ocfs2",
        "gpfs",
        "sshfs",
        "rclone",
        "glusterfs",
        "s3fs",
        "davfs",
        "curlftpfs",
        "smbnetfs",
        "goofys",
        "juicefs",
        "mfs",
        "seaweedfs",
    };

    /// <returns>Why the ledger cannot be kept in this folder, in a sentence for a person; null if it can.</returns>
    public static string? Objection(string dataDir)
    {
        string? type = OperatingSystem.IsWindows() ? null : TypeOf(dataDir);
        bool away = type is null ? IsNetworkDrive(dataDir) : IsOfAnotherMachine(type);
        return away
                ? $"PLEX_MCP_DATA_DIR ({dataDir}) is on a network file system ({type ?? "a network drive"}), where SQLite cannot keep the ledger safe. Set it to a folder on a disk of this machine. Downloads and libraries may be on the network."
            : CannotMap(dataDir)
                ? $"PLEX_MCP_DATA_DIR ({dataDir}) is on a file system{(type is null ? "" : $" ({type})")} that does not map files into memory, which SQLite needs (mergerfs does not with direct_io). Set it to a folder on another disk of this machine."
            : null;
    }

    /// <summary>Tries it with a hidden file. False where it cannot be tried.</summary>
    private static bool CannotMap(string dataDir)
    {
        const int noSuchDevice = 19; // ENODEV, from mmap(2)
        string probe = Path.Combine(dataDir, $".plex-mcp-probe-{Guid.NewGuid():N}");
        try
        {
            using var mapped = MemoryMappedFile.CreateFromFile(probe, FileMode.CreateNew, mapName: null, capacity: 4096);
            using MemoryMappedViewAccessor view = mapped.CreateViewAccessor();
            return false;
        }
        catch (IOException e)
        {
            return e.HResult == noSuchDevice;
        }
        catch (UnauthorizedAccessException)
        {
            // Another check says that the folder cannot be written to.
            return false;
        }
        finally
        {
            try
            {
                File.Delete(probe);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It was not made.
            }
        }
    }

    /// <param name="type">As statfs and /proc/self/mountinfo name it.</param>
    public static bool IsOfAnotherMachine(string type) =>
        OfAnotherMachine.Contains(type.StartsWith("fuse.", StringComparison.Ordinal) ? type["fuse.".Length..] : type);

    /// <summary>The type of the mount that holds a path. If two mounts have the same point, the last one is visible (proc(5)).</summary>
    internal static string? TypeIn(string mountInfo, string path)
    {
        string? type = null;
        int longest = -1;
        foreach (string line in mountInfo.Split('\n'))
        {
            int dash = line.IndexOf(" - ", StringComparison.Ordinal);
            string[] left = dash < 0 ? [] : line[..dash].Split(' ');
            if (left.Length < 5)
            {
                continue;
            }

            string point = Unescape(left[4]);
            bool holds = point == "/" || path == point || path.StartsWith(point + "/", StringComparison.Ordinal);
            if (holds && point.Length >= longest)
            {
                longest = point.Length;
                type = line[(dash + 3)..].Split(' ')[0];
            }
        }

        return type;
    }

    private static string TypeOf(string dataDir)
    {
        string format = new DriveInfo(dataDir).DriveFormat;
        return format == "fuse" && File.Exists("/proc/self/mountinfo")
            ? TypeIn(File.ReadAllText("/proc/self/mountinfo"), WithoutLinks(dataDir)) ?? format
            : format;
    }

    private static bool IsNetworkDrive(string dataDir) =>
        dataDir.StartsWith(@"\\", StringComparison.Ordinal)
        || Path.GetPathRoot(dataDir) is { Length: > 0 } root && new DriveInfo(root).DriveType == DriveType.Network;

    private static string WithoutLinks(string path)
    {
        string? parent = Path.GetDirectoryName(path);
        string here = parent is null ? path : Path.Combine(WithoutLinks(parent), Path.GetFileName(path));
        return Directory.ResolveLinkTarget(here, returnFinalTarget: true)?.FullName ?? here;
    }

    /// <summary>A space in a mount point is written as \040.</summary>
    private static string Unescape(string text)
    {
        var bytes = new List<byte>(text.Length);
        byte[] raw = Encoding.UTF8.GetBytes(text);
        for (int at = 0; at < raw.Length; at++)
        {
            if (raw[at] == '\\' && at + 3 < raw.Length && raw.AsSpan(at + 1, 3).IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0)
            {
                bytes.Add((byte)(((raw[at + 1] - '0') << 6) + ((raw[at + 2] - '0') << 3) + raw[at + 3] - '0'));
                at += 3;
            }
            else
            {
                bytes.Add(raw[at]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
