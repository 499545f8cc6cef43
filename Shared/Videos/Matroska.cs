using System.Buffers.Binary;

namespace Hybrid.Videos;

/// <summary>Matroska and WebM (RFC 9559, RFC 8794): elements of an id, a size and content.</summary>
internal static class Matroska
{
    private const uint Header = 0x1A45DFA3;
    private const uint Segment = 0x18538067;
    private const uint Void = 0xEC;
    private const uint Cluster = 0x1F43B675;
    private const uint Info = 0x1549A966;
    private const uint TimestampScale = 0x2AD7B1;
    private const uint Duration = 0x4489;
    private const uint Tracks = 0x1654AE6B;
    private const uint TrackEntry = 0xAE;
    private const uint Video = 0xE0;
    private const uint PixelWidth = 0xB0;
    private const uint PixelHeight = 0xBA;

    public static Facts? Read(Pages file)
    {
        if (Next(file, 0) is not { Id: Header, Size: not null } header)
        {
            return null;
        }

        var facts = new Facts("Matroska");
        if (Children(file, header.End, file.Length).FirstOrDefault(e => e.Id == Segment) is not { } segment)
        {
            return facts;
        }

        facts = facts with
        {
            Claims = segment.Size is null ? null : segment.End,
            Padding = pages => Children(pages, segment.Data, segment.End).Where(e => e.Id == Void).Select(e => new Stretch(e.Data, e.End)),
        };
        foreach (Element element in Children(file, segment.Data, segment.End))
        {
            switch (element.Id)
            {
                case Info:
                    facts = facts with { Seconds = SecondsIn(file, element) };
                    break;
                case Tracks:
                    facts = WithPicture(facts, file, element);
                    break;
                case Cluster:
                    // What describes the video stands before the video itself.
                    return facts;
            }
        }

        return facts;
    }

    private static double? SecondsIn(Pages file, Element info)
    {
        double scale = 1_000_000;
        double? duration = null;
        foreach (Element element in Children(file, info.Data, info.End))
        {
            if (element.Id == TimestampScale && element.Size is <= 8 && file.TryBig(element.Data, (int)element.Size, out ulong nanoseconds))
            {
                scale = nanoseconds;
            }
            else if (element.Id == Duration)
            {
                duration = element.Size switch
                {
                    4 when file.At(element.Data, 4) is { Length: 4 } four => BinaryPrimitives.ReadSingleBigEndian(four),
                    8 when file.At(element.Data, 8) is { Length: 8 } eight => BinaryPrimitives.ReadDoubleBigEndian(eight),
                    _ => null,
                };
            }
        }

        return duration is { } ticks ? Facts.Plausible(ticks * scale / 1e9) : null;
    }

    private static Facts WithPicture(Facts facts, Pages file, Element tracks)
    {
        foreach (Element track in Children(file, tracks.Data, tracks.End).Where(e => e.Id == TrackEntry))
        {
            foreach (Element video in Children(file, track.Data, track.End).Where(e => e.Id == Video))
            {
                foreach (Element side in Children(file, video.Data, video.End).Where(e => e.Size is > 0 and <= 8))
                {
                    int? pixels = file.TryBig(side.Data, (int)side.Size!.Value, out ulong count) ? Facts.Pixels(count) : null;
                    facts = side.Id switch
                    {
                        PixelWidth => facts with { Width = facts.Width ?? pixels },
                        PixelHeight => facts with { Height = facts.Height ?? pixels },
                        _ => facts,
                    };
                }
            }
        }

        return facts;
    }

    private static IEnumerable<Element> Children(Pages file, long from, long to)
    {
        for (int step = 0; step < Facts.MostSteps && from < to && Next(file, from) is { } element; step++)
        {
            yield return element;
            if (element.Size is null)
            {
                yield break;
            }

            from = element.End;
        }
    }

    private static Element? Next(Pages file, long at)
    {
        // The number of leading zeros says how many bytes follow: up to four for an id, up to eight for a size.
        ReadOnlySpan<byte> bytes = file.At(at, 12);
        int idBytes = bytes.Length == 0 ? 0 : WidthOf(bytes[0]);
        if (idBytes is 0 or > 4 || bytes.Length <= idBytes || WidthOf(bytes[idBytes]) is not (> 0 and var sizeBytes))
        {
            return null;
        }

        if (bytes.Length < idBytes + sizeBytes)
        {
            return null;
        }

        uint id = 0;
        foreach (byte one in bytes[..idBytes])
        {
            id = (id << 8) | one;
        }

        long size = bytes[idBytes] & (0xFF >> sizeBytes);
        foreach (byte one in bytes[(idBytes + 1)..(idBytes + sizeBytes)])
        {
            size = (size << 8) | one;
        }

        // All ones: the writer did not know the size yet.
        bool known = size != (1L << (7 * sizeBytes)) - 1;
        return new Element(id, at + idBytes + sizeBytes, known ? size : null);
    }

    private static int WidthOf(byte first) => first == 0 ? 0 : System.Numerics.BitOperations.LeadingZeroCount((uint)first << 24) + 1;

    /// <param name="Size">Null if it goes on to the end.</param>
    private sealed record Element(uint Id, long Data, long? Size)
    {
        public long End => Size is { } size ? Data + size : long.MaxValue;
    }
}
