namespace Hybrid.Videos;

/// <summary>
/// MPEG transport and program streams (ISO/IEC 13818-1). They have no header with a length: the clock at the beginning and at the end tells it.
/// </summary>
internal static class Mpeg
{
    /// <summary>How many pages are searched for a clock, at either end: it comes ten times a second, and at 30 Mbit/s that is 375 kB.</summary>
    private const int MostPages = 7;

    private const double Ticks = 90_000;

    /// <summary>Bytes a second. A clock that says more was set anew within the file (chapters of a DVD, a cut recording).</summary>
    private const double FastestTransport = 16e6;
    private const double FastestProgram = 2e6;

    /// <summary>Packets of 188 bytes; 192 on Blu-ray and from camcorders, 204 with error correction.</summary>
    private static readonly int[] Strides = [188, 192, 204];

    public static Facts? ReadTransport(Pages file) =>
        SyncOf(file.Head) is { } sync
            ? new Facts("MPEG transport stream")
            {
                Seconds = Between(file, FirstClock(file, sync), LastClock(file, sync), FastestTransport),
            }
            : null;

    public static Facts? ReadProgram(Pages file)
    {
        if (!file.Begins(0, [0, 0, 1, 0xBA]))
        {
            return null;
        }

        ReadOnlySpan<byte> end = file.At(Math.Max(0, file.Length - Pages.PageBytes), Pages.PageBytes);
        ulong? last = null;
        for (int at = end.LastIndexOf((ReadOnlySpan<byte>)[0, 0, 1, 0xBA]); at >= 0 && last is null; )
        {
            last = PackClock(end[at..]);
            end = end[..at];
            at = end.LastIndexOf((ReadOnlySpan<byte>)[0, 0, 1, 0xBA]);
        }

        return WithPicture(
            new Facts("MPEG program stream") { Seconds = Between(file, PackClock(file.Head), last, FastestProgram) },
            file.Head
        );
    }

    public static Facts? ReadElementary(Pages file) =>
        file.Begins(0, [0, 0, 1, 0xB3]) ? WithPicture(new Facts("MPEG video"), file.Head)
        : file.Begins(0, [0, 0, 0, 1]) && file.At(4, 1) is [0x67 or 0x09 or 0x27 or 0x06 or 0x40 or 0x46, ..]
            ? new Facts("H.264 or H.265 video")
        : null;

    private static double? Between(Pages file, ulong? first, ulong? last, double fastest)
    {
        if (first is not { } from || last is not { } to)
        {
            return null;
        }

        // The clock has 33 bits and begins again after a day.
        double seconds = ((to - from) & 0x1_FFFF_FFFF) / Ticks;
        return file.Length / Math.Max(seconds, 0.001) < fastest && seconds < 24 * 3600 ? Facts.Plausible(seconds) : null;
    }

    private static (int Start, int Stride)? SyncOf(ReadOnlySpan<byte> head)
    {
        foreach (int stride in Strides)
        {
            for (int start = 0; start < stride && start + (2 * stride) < head.Length; start++)
            {
                int packets = 0;
                for (int at = start; at < head.Length && packets < 12 && head[at] == 0x47; at += stride)
                {
                    packets++;
                }

                if (packets == Math.Min(12, ((head.Length - 1 - start) / stride) + 1))
                {
                    return (start, stride);
                }
            }
        }

        return null;
    }

    private static ulong? FirstClock(Pages file, (int Start, int Stride) sync)
    {
        long at = sync.Start;
        int page = Pages.PageBytes / sync.Stride * sync.Stride;
        for (int i = 0; i < MostPages; i++, at += page)
        {
            ReadOnlySpan<byte> packets = file.At(at, page);
            for (int packet = 0; packet + 11 < packets.Length; packet += sync.Stride)
            {
                if (PacketClock(packets[packet..]) is { } clock)
                {
                    return clock;
                }
            }
        }

        return null;
    }

    private static ulong? LastClock(Pages file, (int Start, int Stride) sync)
    {
        int page = Pages.PageBytes / sync.Stride * sync.Stride;
        long at = sync.Start + ((file.Length - sync.Start) / sync.Stride * sync.Stride) - page;
        for (int i = 0; i < MostPages && at > -page; i++, at -= page)
        {
            long from = Math.Max(at, sync.Start);
            ReadOnlySpan<byte> packets = file.At(from, page);
            for (int packet = (packets.Length - 12) / sync.Stride * sync.Stride; packet >= 0 && packets.Length >= 12; packet -= sync.Stride)
            {
                if (PacketClock(packets[packet..]) is { } clock)
                {
                    return clock;
                }
            }
        }

        return null;
    }

    /// <summary>The program clock reference in a packet's adaptation field. All programs of a file run at one time, so the first will do.</summary>
    private static ulong? PacketClock(ReadOnlySpan<byte> packet) =>
        packet.Length >= 11 && packet[0] == 0x47 && (packet[3] & 0x20) != 0 && packet[4] >= 7 && (packet[5] & 0x10) != 0
            ? ((ulong)packet[6] << 25)
                | ((ulong)packet[7] << 17)
                | ((ulong)packet[8] << 9)
                | ((ulong)packet[9] << 1)
                | ((ulong)packet[10] >> 7)
            : null;

    /// <summary>The system clock reference in a pack's head: of MPEG-2 or of MPEG-1.</summary>
    private static ulong? PackClock(ReadOnlySpan<byte> pack)
    {
        if (pack.Length < 9)
        {
            return null;
        }

        ulong a = pack[4];
        ulong c = pack[6];
        return (pack[4] & 0xC4) == 0x44
                ? ((a & 0x38) << 27)
                    | ((a & 3) << 28)
                    | ((ulong)pack[5] << 20)
                    | ((c & 0xF8) << 12)
                    | ((c & 3) << 13)
                    | ((ulong)pack[7] << 5)
                    | ((ulong)pack[8] >> 3)
            : (pack[4] & 0xF1) == 0x21
                ? ((a & 0x0E) << 29) | ((ulong)pack[5] << 22) | ((c & 0xFE) << 14) | ((ulong)pack[7] << 7) | ((ulong)pack[8] >> 1)
            : null;
    }

    private static Facts WithPicture(Facts facts, ReadOnlySpan<byte> head)
    {
        int at = head.IndexOf((ReadOnlySpan<byte>)[0, 0, 1, 0xB3]);
        return at < 0 || head.Length < at + 7
            ? facts
            : facts with
            {
                Width = Facts.Pixels(((ulong)head[at + 4] << 4) | ((ulong)head[at + 5] >> 4)),
                Height = Facts.Pixels((((ulong)head[at + 5] & 0xF) << 8) | head[at + 6]),
            };
    }
}
