using System.Buffers.Binary;

namespace Hybrid.Videos;

/// <summary>Makes small files that a look takes for videos: a Matroska container around noise. For the demo, the rehearsal of the daemon's start, and tests.</summary>
public static class TinyVideo
{
    /// <param name="bytes">Of the file. Below about 80 it is cut off within the header.</param>
    /// <param name="seed">Of the noise.</param>
    /// <param name="seconds">The length that the header claims; null if it claims none.</param>
    public static byte[] Make(int bytes, int seed = 1, double? seconds = null)
    {
        byte[] header = Header(bytes, seconds);
        byte[] content = new byte[bytes];
        new Random(seed).NextBytes(content);
        header.AsSpan(0, Math.Min(bytes, header.Length)).CopyTo(content);
        return content;
    }

    /// <summary>What a file of this size begins with; the rest may be anything.</summary>
    public static byte[] Header(long bytes, double? seconds = null)
    {
        byte[] duration = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(duration, (seconds ?? 0) * 1000);
        byte[] before =
        [
            .. (ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3, 0x8B, 0x42, 0x82, 0x88],
            .. "matroska"u8,
            .. (ReadOnlySpan<byte>)[0x18, 0x53, 0x80, 0x67],
        ];
        byte[] described =
        [
            // Info, with the duration in milliseconds.
            .. seconds is null ? [] : (byte[])[0x15, 0x49, 0xA9, 0x66, 0x8B, 0x44, 0x89, 0x88, .. duration],
            // Tracks: one track, a video of 1920 by 1080.
            .. (ReadOnlySpan<byte>)[0x16, 0x54, 0xAE, 0x6B, 0x8F, 0xAE, 0x8D, 0x83, 0x81, 0x01, 0xE0, 0x88],
            .. (ReadOnlySpan<byte>)[0xB0, 0x82, 0x07, 0x80, 0xBA, 0x82, 0x04, 0x38],
            // The cluster, to the end.
            .. (ReadOnlySpan<byte>)[0x1F, 0x43, 0xB6, 0x75],
        ];
        long segment = Math.Max(0, bytes - before.Length - 8);
        return [.. before, .. Size(segment), .. described, .. Size(Math.Max(0, segment - described.Length - 8))];
    }

    /// <summary>A size of 8 bytes.</summary>
    private static byte[] Size(long bytes)
    {
        byte[] size = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, bytes | (1L << 56));
        return size;
    }
}
