using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Hybrid.Reliability;

/// <summary>What may become of an entry of the ingest folder.</summary>
internal enum Fate
{
    /// <summary>In the ledger.</summary>
    Taken,

    /// <summary>Set aside, or a file in it is, with a reason.</summary>
    Told,

    /// <summary>Either of the two: a name may be too much for the disk.</summary>
    TakenOrTold,

    /// <summary>Never looked at, as the documentation says: hidden, trash, the name of an unfinished file.</summary>
    LeftOut,
}

/// <summary>An entry as no well-behaved program makes it. The same seed makes the same.</summary>
internal static class OddEntry
{
    private static readonly string[] Times =
    [
        "@253402300800",
        "@9000000000000",
        "@-62135596801",
        "@-9000000000000",
        "@0",
        "@-1",
        "@4294967296",
    ];

    private static readonly string[] Trash = ["#recycle", "@Recycle", "#snapshot", "@eaDir", "$RECYCLE.BIN", "lost+found", ".Trash-1000"];

    /// <returns>What may become of it.</returns>
    public static async Task<Fate> MakeAsync(string folder, string name, int seed, string elsewhere)
    {
        var random = new Random(seed);
        string path = Path.Combine(folder, name);
        switch (seed % 16)
        {
            case 0:
                await File.WriteAllTextAsync($"{path}.mkv", "x");
                await Shell.RunAsync("touch", "-h", "-d", random.GetItems(Times, 1)[0], $"{path}.mkv");
                return Fate.Taken;
            case 1:
                Directory.CreateDirectory(path);
                await File.WriteAllTextAsync(Path.Combine(path, "a.mkv"), "x");
                await Shell.RunAsync("touch", "-d", random.GetItems(Times, 1)[0], Path.Combine(path, "a.mkv"), path);
                return Fate.Taken;
            case 2:
                // A file of a size that no disk has: all of it is a hole.
                await using (FileStream sparse = File.Create($"{path}.mkv"))
                {
                    sparse.SetLength(1L << random.Next(33, 60));
                }

                return Fate.Taken;
            case 3:
                await File.WriteAllTextAsync($"{path}.mkv", "");
                return Fate.Taken;
            case 4:
                File.CreateSymbolicLink(
                    $"{path}.mkv",
                    random.GetItems(["/etc/passwd", "/dev/zero", "/nowhere", $"{path}.mkv", "/", elsewhere], 1)[0]
                );
                return Fate.Told;
            case 5:
                Directory.CreateDirectory(path);
                await File.WriteAllTextAsync(Path.Combine(path, "a.mkv"), "x");
                File.CreateSymbolicLink(Path.Combine(path, "b.mkv"), elsewhere);
                File.CreateSymbolicLink(Path.Combine(path, "up"), folder);
                return Fate.Taken;
            case 6:
                await Shell.RunAsync("mkfifo", $"{path}.mkv");
                return Fate.Told;
            case 7:
                using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                {
                    // A short name, for a socket's path has few bytes.
                    string at = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{seed}.sock"));
                    Directory.CreateDirectory(path);
                    socket.Bind(new UnixDomainSocketEndPoint(at));
                    await Shell.RunAsync("mv", at, Path.Combine(path, "s.mkv"));
                }

                return Fate.Told;
            case 8:
                // Told when it has waited for ten minutes.
                Directory.CreateDirectory(Path.Combine(path, "a", "b"));
                return Fate.Told;
            case 9:
                return RawDisk.TryWrite(
                    folder,
                    [
                        [.. Encoding.UTF8.GetBytes(name), 0xFF, .. ".mkv"u8],
                    ],
                    "x"u8
                )
                    ? Fate.Told
                    : Fate.LeftOut;
            case 10:
                Directory.CreateDirectory(path);
                _ = RawDisk.TryWrite(
                    path,
                    [
                        [.. "a"u8, 0xC0, .. ".mkv"u8],
                    ],
                    "x"u8
                );
                return Fate.Told;
            case 11:
                string deep = path;
                for (int depth = 0; depth < 15; depth++)
                {
                    deep = Path.Combine(deep, new string('d', 200));
                }

                Directory.CreateDirectory(deep);
                await File.WriteAllTextAsync(Path.Combine(deep, new string('f', 240) + ".mkv"), "x");
                return Fate.TakenOrTold;
            case 12:
                string trash = Path.Combine(path, random.GetItems(Trash, 1)[0]);
                Directory.CreateDirectory(trash);
                await File.WriteAllTextAsync(Path.Combine(trash, "Deleted.1999.mkv"), "x");
                await File.WriteAllTextAsync(Path.Combine(path, "a.mkv"), "x");
                await File.WriteAllTextAsync(Path.Combine(path, "._a.mkv"), "x");
                return Fate.Taken;
            case 13:
                await File.WriteAllTextAsync($"{path}.mkv.part", "x");
                return Fate.LeftOut;
            case 14:
                await File.WriteAllTextAsync(Path.Combine(folder, $".{name}.mkv"), "x");
                return Fate.LeftOut;
            default:
                bool wrote = RawDisk.TryWrite(
                    folder,
                    [
                        [.. Encoding.UTF8.GetBytes(name), .. HostileTree.BytesOf(HostileTree.Of(seed).Name, random).Take(150)],
                        .. HostileTree.Of(seed).Paths[0].Split('/').Select(c => HostileTree.BytesOf(c, random)),
                    ],
                    "x"u8
                );
                return wrote ? Fate.TakenOrTold : Fate.LeftOut;
        }
    }
}
