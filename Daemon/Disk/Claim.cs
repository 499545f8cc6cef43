using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace Hybrid.Daemon.Disk;

/// <summary>
/// Renames without replacing where the file system offers neither such a rename nor hard links (exFAT, FAT, some network file
/// systems): a file of one line claims the name, which fails if the name is taken, and the file is renamed over the claim.
/// </summary>
/// <remarks>
/// A hidden mark in the same folder is made first and removed last. So the next run knows a claim that a crash left: with a mark beside
/// it, <see cref="IDisk.Look(string)"/> does not see it, and the same rename finishes.
/// </remarks>
[UnsupportedOSPlatform("windows")]
internal static class Claim
{
    /// <summary>The most bytes that a claim can have.</summary>
    public static int MostBytes => Line.Length;

    /// <summary>ASCII. Says to a person who finds it what it is.</summary>
    internal const string Line = "plex-mcp is putting a file here.\n";

    /// <returns>Why the file does not have the name; null if it has.</returns>
    public static DiskFault? Rename(string from, string to)
    {
        string mark = MarkOf(to);
        bool wasBegun = File.Exists(mark);
        try
        {
            if (!wasBegun)
            {
                Create(mark);
                Libc.FlushFolder(Path.GetDirectoryName(to)!);
            }

            if (!TryCreate(to) && !(wasBegun && IsClaim(to)))
            {
                File.Delete(mark);
                return new DiskFault(DiskFaultKind.Exists, "File exists");
            }

            // What another program wrote into the claim or put in its place stays.
            DiskFault? fault = Libc.RenameIfFree(from, to, isFree: IsClaim(to));
            if (fault is null)
            {
                File.Delete(mark);
                return null;
            }

            Withdraw(to);
            return fault;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            Withdraw(to);
            return fault;
        }
    }

    /// <summary>Whether the name is only claimed.</summary>
    public static bool Has(string path) => File.Exists(MarkOf(path)) && IsClaim(path);

    /// <summary>Removes the mark of a name, and the claim if no file took its place.</summary>
    public static void Withdraw(string path)
    {
        string mark = MarkOf(path);
        if (!File.Exists(mark))
        {
            return;
        }

        if (IsClaim(path))
        {
            File.Delete(path);
        }

        File.Delete(mark);
    }

    /// <summary>Of a fixed length, because the name itself may have the greatest length that the file system takes.</summary>
    internal static string MarkOf(string path) =>
        Path.Combine(
            Path.GetDirectoryName(path)!,
            $".plex-mcp-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(path))).AsSpan(0, 8))}.claim"
        );

    /// <summary>The line, or as much of it as was written.</summary>
    private static bool IsClaim(string path) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null } file
        && file.Length <= Line.Length
        && Line.StartsWith(File.ReadAllText(path), StringComparison.Ordinal);

    private static bool TryCreate(string path)
    {
        try
        {
            Create(path);
            return true;
        }
        catch (IOException e) when (DiskFault.Of(e) is { Kind: DiskFaultKind.Exists })
        {
            return false;
        }
    }

    private static void Create(string path)
    {
        using var file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                UnixCreateMode = WholeFile.ForOwner,
            }
        );
        file.Write(Encoding.ASCII.GetBytes(Line));
    }
}
