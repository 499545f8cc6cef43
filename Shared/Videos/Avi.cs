namespace Hybrid.Videos;

/// <summary>AVI: chunks of a type, a size and content, in one RIFF file or, beyond a gigabyte, in several behind each other (OpenDML).</summary>
internal static class Avi
{
    public static Facts? Read(Pages file)
    {
        if (!file.Begins(0, "RIFF"u8))
        {
            return null;
        }

        // A Video CD's track is a RIFF file too.
        return file.Begins(8, "CDXA"u8) ? new Facts("Video CD")
            : file.Begins(8, "AVI "u8) ? WithHeader(new Facts("AVI") { Claims = Claims(file), Padding = Junk }, file)
            : null;
    }

    private static long? Claims(Pages file)
    {
        long at = 0;
        for (int step = 0; step < Facts.MostSteps && file.Begins(at, "RIFF"u8); step++)
        {
            // 0: the writer never came to fill it in.
            if (!file.TryLittle(at + 4, 4, out ulong size) || size == 0)
            {
                return null;
            }

            at += 8 + (long)size + (long)(size % 2);
        }

        return at;
    }

    private static IEnumerable<Stretch> Junk(Pages file)
    {
        long at = 12;
        for (int step = 0; step < Facts.MostSteps && file.TryLittle(at + 4, 4, out ulong size); step++)
        {
            long data = at + 8;
            long end = data + (long)size + (long)(size % 2);
            if (file.Begins(at, "JUNK"u8))
            {
                yield return new Stretch(data, end);
            }

            // Of the next RIFF file only the head is passed over.
            at = file.Begins(at, "RIFF"u8) ? at + 12 : end;
        }
    }

    private static Facts WithHeader(Facts facts, Pages file)
    {
        ulong frames = 0;
        ulong microseconds = 0;
        long at = 12;
        for (int step = 0; step < Facts.MostSteps && file.At(at, 8) is { Length: 8 } head; step++)
        {
            string type = System.Text.Encoding.Latin1.GetString(head[..4]);
            uint size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            long data = at + 8;
            if (type == "LIST")
            {
                if (file.Begins(data, "movi"u8))
                {
                    break;
                }

                // Into the lists of the header; each has its own type first.
                at = data + 4;
                continue;
            }

            if (type == "avih")
            {
                file.TryLittle(data, 4, out microseconds);
                file.TryLittle(data + 16, 4, out frames);
                file.TryLittle(data + 32, 4, out ulong width);
                file.TryLittle(data + 36, 4, out ulong height);
                facts = facts with { Width = Facts.Pixels(width), Height = Facts.Pixels(height) };
            }
            else if (type == "dmlh" && file.TryLittle(data, 4, out ulong all) && all > 0)
            {
                // The frames of all RIFF files; the number before it counts the first one's only.
                frames = all;
            }

            at = data + size + (size % 2);
        }

        return facts with
        {
            Seconds = Facts.Plausible(frames * (double)microseconds / 1e6),
        };
    }
}
