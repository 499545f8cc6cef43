using System.Buffers;
using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;

namespace Hybrid.Videos;

/// <summary>Looks into a file that is named like a video: is it one, is it all there, how long is it? Reads a bounded part of it.</summary>
/// <remarks>
/// The file comes from a stranger. No recursion, no memory by a size that it names, no loop without a bound, no unsafe code: see
/// docs/decisions/0013.
/// </remarks>
public static class VideoReader
{
    /// <summary>Smaller files hold no container with a picture.</summary>
    private const int Smallest = 1024;

    /// <summary>Where zeros are looked for, evenly over the file.</summary>
    private const int Samples = 16;
    private const int SampleBytes = 4096;

    /// <summary>That many samples of zeros are no chance.</summary>
    private const int FewestHoles = 3;

    /// <summary>Editors cut off a few bytes of padding, and players do not mind.</summary>
    private const int Tolerance = 4096;

    /// <param name="read">The file's bytes. What it throws is passed on.</param>
    /// <param name="length">Of the file.</param>
    public static Probe Look(ReadAt read, long length)
    {
        using var file = new Pages(read, length);
        Facts? facts =
            Matroska.Read(file)
            ?? Mp4.Read(file)
            ?? Avi.Read(file)
            ?? Mpeg.ReadProgram(file)
            ?? Mpeg.ReadElementary(file)
            ?? OtherContainers.Read(file)
            // Last, because it has no beginning of its own.
            ?? Mpeg.ReadTransport(file);
        (List<Stretch> zeros, string? sample) = Sampled(file);
        return (facts is null ? Without(file, zeros.Count) : Of(facts, file, zeros)) with { Sample = sample };
    }

    private static Probe Of(Facts facts, Pages file, List<Stretch> zeros)
    {
        long missing = Math.Max(0, (facts.Claims ?? 0) - file.Length);
        ProbeFinding finding =
            missing > Math.Max(Tolerance, file.Length / 1000) ? ProbeFinding.Truncated
            : facts.LacksIndex ? ProbeFinding.NoIndex
            : HasHoles(file, facts, zeros) ? ProbeFinding.Holes
            : ProbeFinding.Sound;
        return new Probe
        {
            Finding = finding,
            Container = facts.Container,
            Seconds = facts.Seconds,
            Width = facts.Width,
            Height = facts.Height,
            MissingBytes = finding == ProbeFinding.Truncated ? missing : 0,
        };
    }

    private static Probe Without(Pages file, int holes)
    {
        return new Probe
        {
            Finding =
                holes == Samples && IsZero(file.Head) ? ProbeFinding.Zeros
                : IsWebPage(file.Head) ? ProbeFinding.WebPage
                : IsText(file.Head) ? ProbeFinding.Text
                : file.Length < Smallest ? ProbeFinding.Tiny
                : holes >= FewestHoles ? ProbeFinding.Holes
                : ProbeFinding.NoContainer,
        };
    }

    private static bool HasHoles(Pages file, Facts facts, List<Stretch> zeros)
    {
        var end = new Stretch(Math.Max(0, file.Length - Pages.PageBytes), file.Length);
        bool endsInZeros = file.Length > 2 * Pages.PageBytes && IsZero(file.At(end.From, Pages.PageBytes));
        if (zeros.Count < FewestHoles && !endsInZeros)
        {
            return false;
        }

        // What the container itself declares empty was never to be written.
        List<Stretch> padding = facts.Padding is { } find ? [.. find(file)] : [];
        return zeros.Count(z => !padding.Exists(p => p.Holds(z))) >= FewestHoles || (endsInZeros && !padding.Exists(p => p.Holds(end)));
    }

    /// <returns>Where zeros were met; and the sample, null if it is mostly zeros, which say nothing about which file it is.</returns>
    private static (List<Stretch> Zeros, string? Sample) Sampled(Pages file)
    {
        List<Stretch> zeros = [];
        var hash = new XxHash128();
        hash.Append(file.Head);
        for (int i = 0; i < Samples; i++)
        {
            long at = file.Length / Samples * i;
            ReadOnlySpan<byte> sample = file.At(at, SampleBytes, SampleBytes);
            hash.Append(sample);
            if (IsZero(sample))
            {
                zeros.Add(new Stretch(at, Math.Min(at + SampleBytes, file.Length)));
            }
        }

        hash.Append(file.At(Math.Max(0, file.Length - SampleBytes), SampleBytes, SampleBytes));
        string sampled = Convert.ToHexStringLower(hash.GetCurrentHash());
        return (zeros, zeros.Count > Samples / 2 ? null : sampled);
    }

    /// <summary>Nothing read is nothing known.</summary>
    private static bool IsZero(ReadOnlySpan<byte> bytes) => bytes.Length > 0 && !bytes.ContainsAnyExcept((byte)0);

    private static bool IsWebPage(ReadOnlySpan<byte> head)
    {
        string begin = Encoding
            .Latin1.GetString(head[..Math.Min(head.Length, 1024)])
            .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return begin.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || begin.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || begin.StartsWith("<head", StringComparison.OrdinalIgnoreCase)
            || begin.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
    }

    private static readonly SearchValues<byte> NoText = SearchValues.Create([
        .. Enumerable.Range(0, 32).Except([9, 10, 12, 13, 27]).Select(b => (byte)b),
        127,
    ]);

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = head[..Math.Min(head.Length, 4096)];
        if (text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            // UTF-16 of any western text: every other byte is zero.
            return text.Count((byte)0) > text.Length / 4;
        }

        if (text.Length < 8 || text.ContainsAny(NoText))
        {
            return false;
        }

        // A character may be cut at the end; old text is in one byte a letter, few of them beyond ASCII.
        int whole = text.Length - 3;
        while (whole < text.Length && (text[whole] & 0xC0) == 0x80)
        {
            whole++;
        }

        int beyond = 0;
        foreach (byte one in text)
        {
            beyond += one > 127 ? 1 : 0;
        }

        return Utf8.IsValid(text[..whole]) || beyond < text.Length / 4;
    }
}
