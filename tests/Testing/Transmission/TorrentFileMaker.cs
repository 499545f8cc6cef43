using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hybrid.Testing.Transmission;

/// <summary>Makes a .torrent (BEP 3) from files on disk. If the data is already in the download folder, Transmission completes it by verifying.</summary>
public static class TorrentFileMaker
{
    // Small, so that the files of a test have several pieces and share some of them.
    private const int PieceBytes = 16 * 1024;

    /// <summary>A torrent of a file, or of a folder with all files in it.</summary>
    public static byte[] Of(string path)
    {
        if (File.Exists(path))
        {
            return Bencoded(
                Path.GetFileName(path),
                [path],
                [
                    [],
                ]
            );
        }

        string[] files = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        return Bencoded(
            Path.GetFileName(path),
            files,
            [.. files.Select(file => Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar))]
        );
    }

    /// <summary>A torrent whose files have exactly these names, even hostile ones. Its pieces match the given contents.</summary>
    public static byte[] WithNames(string name, params (string[] Segments, byte[] Content)[] files)
    {
        using var disk = new TemporaryDisk();
        var paths = new List<string>();
        foreach ((string[] _, byte[] content) in files)
        {
            string path = disk.At(paths.Count.ToString(CultureInfo.InvariantCulture));
            File.WriteAllBytes(path, content);
            paths.Add(path);
        }

        return Bencoded(name, paths, [.. files.Select(file => file.Segments)]);
    }

    private static byte[] Bencoded(string name, IReadOnlyList<string> contents, IReadOnlyList<string[]> segments)
    {
        using var torrent = new MemoryStream();
        bool isOneFile = segments is [{ Length: 0 }];

        // The keys of a dictionary must be in byte order.
        Ascii(torrent, "d4:infod");
        if (isOneFile)
        {
            Number(torrent, "length", new FileInfo(contents[0]).Length);
        }
        else
        {
            Text(torrent, "files");
            Ascii(torrent, "l");
            for (int i = 0; i < contents.Count; i++)
            {
                Ascii(torrent, "d");
                Number(torrent, "length", new FileInfo(contents[i]).Length);
                Text(torrent, "path");
                Ascii(torrent, "l");
                foreach (string segment in segments[i])
                {
                    Text(torrent, segment);
                }

                Ascii(torrent, "ee");
            }

            Ascii(torrent, "e");
        }

        Text(torrent, "name");
        Text(torrent, name);
        Number(torrent, "piece length", PieceBytes);
        Text(torrent, "pieces");
        Bytes(torrent, Pieces(contents));
        Ascii(torrent, "ee");
        return torrent.ToArray();
    }

    private static byte[] Pieces(IReadOnlyList<string> contents)
    {
        using var hashes = new MemoryStream();
        byte[] piece = new byte[PieceBytes];
        int filled = 0;
        foreach (string path in contents)
        {
            using FileStream file = File.OpenRead(path);
            for (int read; (read = file.Read(piece, filled, PieceBytes - filled)) > 0; )
            {
                filled += read;
                if (filled == PieceBytes)
                {
                    hashes.Write(Sha1(piece));
                    filled = 0;
                }
            }
        }

        if (filled > 0)
        {
            hashes.Write(Sha1(piece.AsSpan(0, filled)));
        }

        return hashes.ToArray();
    }

#pragma warning disable CA5350 // BEP 3 prescribes SHA-1; it protects no secret here.
    private static byte[] Sha1(ReadOnlySpan<byte> piece) => SHA1.HashData(piece);
#pragma warning restore CA5350

    private static void Number(MemoryStream torrent, string key, long value)
    {
        Text(torrent, key);
        Ascii(torrent, string.Create(CultureInfo.InvariantCulture, $"i{value}e"));
    }

    private static void Text(MemoryStream torrent, string text) => Bytes(torrent, Encoding.UTF8.GetBytes(text));

    private static void Bytes(MemoryStream torrent, ReadOnlySpan<byte> bytes)
    {
        Ascii(torrent, string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:"));
        torrent.Write(bytes);
    }

    private static void Ascii(MemoryStream torrent, string text) => torrent.Write(Encoding.ASCII.GetBytes(text));
}
