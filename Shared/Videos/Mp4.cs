namespace Hybrid.Videos;

/// <summary>MP4, M4V, MOV, 3GP (ISO/IEC 14496-12): boxes of a size, a type and content.</summary>
internal static class Mp4
{
    private static readonly string[] First = ["ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "styp", "moof", "sidx"];

    public static Facts? Read(Pages file)
    {
        if (Next(file, 0, file.Length) is not { } first || !First.Contains(first.Type, StringComparer.Ordinal))
        {
            return null;
        }

        var facts = new Facts("MP4")
        {
            Padding = pages =>
                Children(pages, 0, pages.Length).Where(b => b.Type is "free" or "skip" or "wide").Select(b => new Stretch(b.Data, b.End)),
        };
        bool hasIndex = false;
        long end = 0;
        foreach (Box box in Children(file, 0, file.Length))
        {
            end = box.End;
            hasIndex |= box.Type is "moov" or "moof" or "sidx";
            if (box.Type == "moov")
            {
                facts = WithHeader(facts, file, box);
            }

            if (box.End > file.Length)
            {
                return facts with { Claims = box.End };
            }
        }

        // Only where all boxes were walked: a stream in pieces has thousands.
        return facts with
        {
            LacksIndex = !hasIndex && end == file.Length,
        };
    }

    private static Facts WithHeader(Facts facts, Pages file, Box moov)
    {
        foreach (Box box in Children(file, moov.Data, moov.End))
        {
            if (box.Type == "mvhd")
            {
                bool isLong = file.Begins(box.Data, [1]);
                bool read = file.TryBig(box.Data + (isLong ? 20 : 12), 4, out ulong scale);
                read &= file.TryBig(box.Data + (isLong ? 24 : 16), isLong ? 8 : 4, out ulong duration);
                bool known = read && scale > 0 && duration != (isLong ? ulong.MaxValue : uint.MaxValue);
                facts = facts with { Seconds = known ? Facts.Plausible((double)duration / scale) : null };
            }
            else if (box.Type == "trak" && facts.Width is null)
            {
                facts = WithPicture(facts, file, box);
            }
        }

        return facts;
    }

    private static Facts WithPicture(Facts facts, Pages file, Box track)
    {
        foreach (Box box in Children(file, track.Data, track.End).Where(b => b.Type == "tkhd"))
        {
            long at = box.Data + (file.Begins(box.Data, [1]) ? 88 : 76);
            if (file.TryBig(at, 2, out ulong width) && file.TryBig(at + 4, 2, out ulong height) && width > 0)
            {
                facts = facts with { Width = Facts.Pixels(width), Height = Facts.Pixels(height) };
            }
        }

        return facts;
    }

    private static IEnumerable<Box> Children(Pages file, long from, long to)
    {
        for (int step = 0; step < Facts.MostSteps && from < to && Next(file, from, to) is { } box; step++)
        {
            yield return box;
            from = box.End;
        }
    }

    private static Box? Next(Pages file, long at, long to)
    {
        ReadOnlySpan<byte> head = file.At(at, 8, ahead: 4096);
        if (head.Length < 8)
        {
            return null;
        }

        string type = System.Text.Encoding.Latin1.GetString(head[4..]);
        ulong size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head);
        long data = at + 8;
        switch (size)
        {
            case 0:
                return new Box(type, data, to);
            case 1 when file.TryBig(at + 8, 8, out size):
                data = at + 16;
                break;
        }

        // Beyond what a file can have, or shorter than its own head: no box.
        return size < (ulong)(data - at) || size > long.MaxValue / 2 ? null : new Box(type, data, at + (long)size);
    }

    private sealed record Box(string Type, long Data, long End);
}
