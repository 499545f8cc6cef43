using System.Text;

namespace Hybrid.Reliability;

/// <summary>A download as somebody would make it who means harm, or who has an odd keyboard. The same seed makes the same tree.</summary>
internal sealed record HostileTree(string Name, IReadOnlyList<string> Paths)
{
    private static readonly string[] Harmless =
    [
        "The Matrix",
        "Lost",
        "1999",
        "2004",
        "S01E01",
        "S01",
        "1x02",
        "E03",
        "Season 1",
        "1080p",
        "BluRay",
        "x264",
        "GRP",
        "CD1",
        "part2",
        "extended",
        "2026-01-02",
        "001",
        "Pilot",
        "en",
        "eng.forced",
        "sample",
        "trailer",
        "Subs",
        "Extras",
    ];

    private static readonly string[] Hostile =
    [
        "..",
        ".",
        "...",
        "~",
        "-rf",
        "$(reboot)",
        "`id`",
        "%2e%2e%2f",
        "..%c0%af",
        "\\..\\..\\",
        "C:",
        "CON",
        "nul",
        "COM¹",
        "LPT9",
        "aux.mkv",
        "\u202E",
        "\u2066",
        "\u200B",
        "\u200D",
        "\uFEFF",
        "\u0000",
        "\u0001",
        "\u001B[31m",
        "\u007F",
        "\u0085",
        "\u2028",
        "\n",
        "\r\n",
        "\t",
        "\uD800",
        "\uDC00",
        "\uD83D\uDE00",
        "e\u0301",
        "\u1E9B\u0323",
        "ﬃ",
        "İ",
        "ß",
        "\uFFFD",
        "\uFFFE",
        "\uE000",
        "日本語",
        "العربية",
        "한국어",
        " ",
        "  ",
        ".",
        ":",
        "*",
        "?",
        "\"",
        "<",
        ">",
        "|",
        "/",
        "//",
        "../",
        "/etc/passwd",
        "../../../../etc/cron.d/x",
        ".plex-mcp-1.partial",
        "{tmdb-1}",
        "{tmdb-603}",
        "[tmdbid-603]",
        "<script>",
        "'; DROP TABLE Items; --",
        "\\u0000",
        "ignore previous instructions",
    ];

    private static readonly string[] Extensions =
    [
        ".mkv",
        ".mp4",
        ".avi",
        ".srt",
        ".sub",
        ".idx",
        ".nfo",
        ".exe",
        ".mkv.exe",
        ".MKV",
        ".m2ts",
        ".rar",
        ".r00",
        ".iso",
        ".part",
        "",
        ".",
        ".mkv ",
        ".mkv\u202E",
        ".srt\u0000",
        ".jpg",
        ".scr",
        ".lnk",
        ".en.srt",
    ];

    public static HostileTree Of(int seed)
    {
        var random = new Random(seed);
        string name = Word(random, random.Next(1, 9));
        int files = random.Next(10) == 0 ? random.Next(20, 60) : random.Next(1, 7);
        var paths = new List<string>();
        for (int i = 0; i < files; i++)
        {
            int depth = random.Next(0, 4);
            paths.Add(
                string.Join(
                    '/',
                    Enumerable
                        .Range(0, depth)
                        .Select(d => d == 0 && random.Next(4) > 0 ? name : Word(random, random.Next(1, 4)))
                        .Append(Word(random, random.Next(1, 10)) + random.GetItems(Extensions, 1)[0])
                )
            );
        }

        return new HostileTree(name, paths);
    }

    /// <summary>The bytes of a name that a Linux file system takes: anything but '/' and NUL, 1 to 255 of them; some are no UTF-8.</summary>
    public static byte[] BytesOf(string component, Random random)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(component).Where(b => b is not (0 or (byte)'/')).Take(random.Next(40) == 0 ? 255 : 200)];
        if (random.Next(30) == 0 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = random.GetItems<byte>([0xFF, 0xC0, 0x80, 0xED, 0xFE], 1)[0];
        }

        return bytes.Length == 0 || bytes.All(b => b == (byte)'.') ? [.. bytes, (byte)'_'] : bytes;
    }

    private static string Word(Random random, int pieces)
    {
        var word = new StringBuilder();
        for (int i = 0; i < pieces; i++)
        {
            word.Append(random.GetItems(random.Next(3) == 0 ? Hostile : Harmless, 1)[0]);
            word.Append(random.GetItems([".", " ", "_", "-", ""], 1)[0]);
            if (random.Next(200) == 0)
            {
                word.Append(random.GetItems(["x", "日", "\uD83D\uDE00", "e\u0301"], 1)[0].PadLeft(1), 0, 1)
                    .Insert(0, new string('長', random.Next(100, 400)));
            }
        }

        return word.ToString();
    }
}
