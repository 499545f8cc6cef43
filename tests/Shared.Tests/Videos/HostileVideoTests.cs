using System.Diagnostics.CodeAnalysis;

namespace Hybrid.Videos;

/// <summary>Files that were made to hurt who reads them: the look ends, within its reads, without an exception and without much memory.</summary>
public sealed class HostileVideoTests
{
    /// <summary>See Pages.</summary>
    private const int MostReads = 64;

    /// <summary>Beginnings that lead into each reader.</summary>
    private static readonly byte[][] Beginnings =
    [
        TinyVideo.Make(400, seconds: 100),
        [
            .. Hex("00000018"),
            .. "ftypisom"u8,
            .. new byte[12],
            .. Hex("0000006C"),
            .. "moov"u8,
            .. Hex("00000064"),
            .. "mvhd"u8,
            .. new byte[92],
        ],
        [.. Hex("00000001"), .. "moov"u8, .. Hex("FFFFFFFFFFFFFFFF"), .. new byte[64]],
        [.. "RIFF"u8, .. Hex("FFFFFFFF"), .. "AVI LIST"u8, .. Hex("FFFFFFFF"), .. "hdrlavih"u8, .. Hex("38000000"), .. new byte[56]],
        [.. "RIFF"u8, .. Hex("01000000"), .. "AVI "u8, .. new byte[64]],
        [.. Hex("3026B2758E66CF11A6D900AA0062CE6C"), .. new byte[14], .. Hex("A1DCAB8C47A9CF118EE400C00C205365"), .. new byte[80]],
        [.. "FLV\u0001"u8, .. "duration"u8, .. new byte[9], .. "width"u8],
        [.. ".RMF"u8, .. Hex("0000000A"), .. new byte[2], .. "PROP"u8, .. Hex("0000000A"), .. new byte[64]],
        [.. Hex("000001BA44"), .. new byte[64], .. Hex("000001B3")],
        [.. Hex("47400030"), .. new byte[184], .. Hex("47400030B710"), .. new byte[182], .. Hex("47400030B710"), .. new byte[182]],
        [.. "OggS"u8, .. new byte[64]],
    ];

    [Fact]
    public void Whatever_bytes_a_file_has_the_look_at_it_ends()
    {
        var random = new Random(20_260_504);
        for (int round = 0; round < 40_000; round++)
        {
            byte[] content = Changed(Beginnings[round % Beginnings.Length], random);
            LookWithin(content, content.Length);
        }
    }

    [Fact]
    public void Whatever_length_a_file_claims_the_look_at_it_ends()
    {
        var random = new Random(4);
        long[] lengths = [0, 1, 7, 8, 12, 100, 65_535, 65_536, 65_537, 1L << 31, (1L << 40) + 3, long.MaxValue];
        foreach (byte[] beginning in Beginnings)
        {
            foreach (long length in lengths)
            {
                LookWithin(Changed(beginning, random), length);
                LookWithin(beginning, length);
            }
        }
    }

    [Fact]
    public void A_file_that_is_one_element_within_another_without_end_is_read_to_the_bound()
    {
        // Each box, element, list or chunk holds the next one, or the next one is empty.
        foreach (
            string unit in (string[])
                [
                    "000000086D6F6F76",
                    "00000008747261 6B".Replace(" ", "", StringComparison.Ordinal),
                    "1853806781",
                    "EC80",
                    "1549A96680",
                    "4C49535404000000",
                    "0000000866726565",
                ]
        )
        {
            byte[] nested = [.. Enumerable.Repeat(Hex(unit), 300_000).SelectMany(b => b)];
            LookWithin(nested, nested.Length);
            LookWithin([.. TinyVideo.Header(nested.Length)[..28], .. nested], nested.Length);
            LookWithin([.. "RIFF\u0001\0\0\0AVI "u8, .. nested], nested.Length);
        }
    }

    [SuppressMessage("Usage", "CA1806", Justification = "That it returns is what is tested.")]
    private static void LookWithin(byte[] content, long length)
    {
        int reads = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        VideoReader.Look(
            (offset, buffer) =>
            {
                reads++;
                Assert.InRange(offset, 0, length - 1);
                Assert.InRange(buffer.Length, 1, 64 * 1024);
                int count = (int)Math.Clamp(content.Length - offset, 0, buffer.Length);
                content.AsSpan((int)Math.Min(offset, content.Length), count).CopyTo(buffer);
                return count;
            },
            length
        );
        Assert.InRange(reads, 0, MostReads);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    private static byte[] Changed(byte[] beginning, Random random)
    {
        byte[] content = [.. beginning, .. new byte[random.Next(3) * random.Next(5000)]];
        if (random.Next(2) == 0)
        {
            random.NextBytes(content.AsSpan(beginning.Length));
        }

        byte[] extremes = [0, 1, 0x7F, 0x80, 0xFE, 0xFF];
        for (int change = random.Next(8); change > 0; change--)
        {
            // The first bytes stay more often: else no reader takes it.
            int at = random.Next(
                random.Next(4) == 0 ? 0 : Math.Min(4, content.Length - 1),
                Math.Min(content.Length, beginning.Length + 20)
            );
            content[at] = random.Next(2) == 0 ? extremes[random.Next(extremes.Length)] : (byte)random.Next(256);
        }

        return content[..random.Next(random.Next(3) == 0 ? 0 : content.Length / 2, content.Length + 1)];
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text);
}
