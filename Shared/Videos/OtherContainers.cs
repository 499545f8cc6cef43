using System.Buffers.Binary;

namespace Hybrid.Videos;

/// <summary>Containers that are seldom met: their length where it is easily read, and of the rest the name alone.</summary>
internal static class OtherContainers
{
    private static readonly byte[] AsfHeader = Convert.FromHexString("3026B2758E66CF11A6D900AA0062CE6C");
    private static readonly byte[] AsfFile = Convert.FromHexString("A1DCAB8C47A9CF118EE400C00C205365");

    /// <summary>First bytes, as they stand in the files.</summary>
    private static readonly (string Container, byte[] First)[] Known =
    [
        ("Windows TV recording", Convert.FromHexString("B7D800203749DA11A64E0007E95EAD8D")),
        ("Ogg", [.. "OggS"u8]),
        ("MXF", [0x06, 0x0E, 0x2B, 0x34]),
        ("NSV", [.. "NSVf"u8]),
        ("NSV", [.. "NSVs"u8]),
        ("NuppelVideo", [.. "NuppelVideo"u8]),
        ("NuppelVideo", [.. "MythTVVideo"u8]),
        ("TiVo", [0xF5, 0x46, 0x7A, 0xBD]),
        ("DV", [0x1F, 0x07, 0x00]),
        ("IVF", [.. "DKIF"u8]),
    ];

    public static Facts? Read(Pages file) =>
        Asf(file)
        ?? Flash(file)
        ?? RealMedia(file)
        ?? (Array.Find(Known, known => file.Begins(0, known.First)) is { Container: { } name } ? new Facts(name) : null);

    private static Facts? Asf(Pages file)
    {
        if (!file.Begins(0, AsfHeader))
        {
            return null;
        }

        long at = 30;
        for (int step = 0; step < Facts.MostSteps && file.TryLittle(at + 16, 8, out ulong size) && size is >= 24 and < int.MaxValue; step++)
        {
            if (file.Begins(at, AsfFile))
            {
                file.TryLittle(at + 40, 8, out ulong bytes);
                file.TryLittle(at + 64, 8, out ulong duration);
                file.TryLittle(at + 80, 8, out ulong preroll);
                bool isLive = file.At(at + 88, 1) is [var flags, ..] && (flags & 1) != 0;
                return new Facts("ASF")
                {
                    Claims = isLive || bytes is 0 or > long.MaxValue ? null : (long)bytes,
                    Seconds = isLive ? null : Facts.Plausible((duration / 1e7) - (preroll / 1e3)),
                };
            }

            at += (long)size;
        }

        return new Facts("ASF");
    }

    private static Facts? Flash(Pages file) =>
        file.Begins(0, "FLV\u0001"u8)
            ? new Facts("Flash video")
            {
                Seconds = Named(file, "duration"u8) is { } seconds ? Facts.Plausible(seconds) : null,
                Width = Named(file, "width"u8) is > 0 and < 100_000 and var width ? (int)width : null,
                Height = Named(file, "height"u8) is > 0 and < 100_000 and var height ? (int)height : null,
            }
            : null;

    /// <summary>A number of the metadata: its name, a zero for its type, then the number.</summary>
    private static double? Named(Pages file, ReadOnlySpan<byte> name)
    {
        int at = file.Head.IndexOf(name);
        return at >= 0 && file.At(at + name.Length, 9) is [0, .. { Length: 8 } number]
            ? BinaryPrimitives.ReadDoubleBigEndian(number)
            : null;
    }

    private static Facts? RealMedia(Pages file)
    {
        if (!file.Begins(0, ".RMF"u8))
        {
            return null;
        }

        var facts = new Facts("RealMedia");
        long at = 0;
        for (int step = 0; step < Facts.MostSteps && file.TryBig(at + 4, 4, out ulong size) && size >= 10; step++)
        {
            if (file.Begins(at, "PROP"u8) && file.TryBig(at + 30, 4, out ulong milliseconds))
            {
                facts = facts with { Seconds = Facts.Plausible(milliseconds / 1e3) };
            }
            else if (file.Begins(at, "DATA"u8))
            {
                return facts with { Claims = at + (long)size };
            }

            at += (long)size;
        }

        return facts;
    }
}
