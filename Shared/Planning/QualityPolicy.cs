using System.Globalization;

namespace Hybrid.Planning;

/// <summary>
/// Whether a copy is better than another. The whole policy: resolution, source, dynamic range and audio are compared one by one. A copy is better
/// if it is better in one of them and worse in none; worse the other way round. If each is better in something, or if they do not run equally
/// long, or if the better picture has much too few bytes, nothing is sure. A PROPER or REPACK is better than an equal copy of the same release
/// group or of none. What only one of them says is not compared; without both resolutions, nothing is sure. Codec and size are shown, and do not
/// decide. Pure.
/// </summary>
public static class QualityPolicy
{
    /// <summary>Another cut, a part, or a broken file.</summary>
    private const double LengthDiffers = 0.06;

    /// <summary>A better picture with less than this part of the other's bytes is squeezed.</summary>
    private const double FewestBytes = 0.5;

    private static readonly string[] Resolutions = ["240p", "360p", "480p", "576p", "720p", "1080p", "1440p", "2160p", "4320p"];

    /// <summary>Worst first; those in one line are equal.</summary>
    private static readonly string[][] Sources =
    [
        ["CAM", "TS", "TC", "SCR", "R5"],
        ["VHS", "VCD", "TV"],
        ["DVD", "HDTV", "HDRip"],
        ["WEBRip"],
        ["WEB", "WEB-DL"],
        ["BluRay"],
        ["Remux"],
    ];

    private static readonly string[][] Sounds =
    [
        ["MP2", "MP3"],
        ["AAC", "Opus", "Vorbis", "DD"],
        ["DDP", "DTS"],
        ["DTS-HD HRA"],
        ["FLAC", "PCM", "DTS-HD", "DTS-HD MA", "DTS-X", "TrueHD"],
    ];

    /// <param name="copy">The new one.</param>
    /// <param name="other">The one in the library.</param>
    public static ComparedQuality Compare(Quality copy, Quality other)
    {
        if (
            copy.Seconds is { } seconds
            && other.Seconds is { } length
            && Math.Min(seconds, length) < Math.Max(seconds, length) * (1 - LengthDiffers)
        )
        {
            return new(QualityVerdict.Unsure, "they do not run equally long");
        }

        (string What, int Order)[] points =
        [
            ("resolution", Order(Rank(Resolutions, copy.Resolution), Rank(Resolutions, other.Resolution))),
            ("source", Order(Rank(Sources, copy.Source), Rank(Sources, other.Source))),
            ("dynamic range", (copy.Hdr.Any(IsHdr) ? 1 : 0) - (other.Hdr.Any(IsHdr) ? 1 : 0)),
            ("audio", Order(Sound(copy), Sound(other))),
        ];
        string[] better = [.. points.Where(p => p.Order > 0).Select(p => p.What)];
        string[] worse = [.. points.Where(p => p.Order < 0).Select(p => p.What)];
        return (better, worse) switch
        {
            _ when Rank(Resolutions, copy.Resolution) is null || Rank(Resolutions, other.Resolution) is null => new(
                QualityVerdict.Unsure,
                "the resolution is not known"
            ),
            ({ Length: > 0 }, { Length: > 0 }) => new(
                QualityVerdict.Unsure,
                $"better in {string.Join(" and ", better)}, worse in {string.Join(" and ", worse)}"
            ),
            ({ Length: > 0 }, _) when copy.Bytes < other.Bytes * FewestBytes => new(
                QualityVerdict.Unsure,
                $"better in {string.Join(" and ", better)}, with less than half of the bytes"
            ),
            ({ Length: > 0 }, _) => new(QualityVerdict.Better, string.Join(" and ", better)),
            (_, { Length: > 0 }) => new(QualityVerdict.Worse, string.Join(" and ", worse)),
            _ when copy.Proper != other.Proper && IsOfOneGroup(copy, other) => copy.Proper
                ? new(QualityVerdict.Better, "it is a PROPER or REPACK")
                : new(QualityVerdict.Worse, "the other one is a PROPER or REPACK"),
            _ => new(QualityVerdict.Equal, "nothing tells them apart in quality"),
        };
    }

    private static bool IsOfOneGroup(Quality copy, Quality other) =>
        copy.Group is null || other.Group is null || copy.Group.Equals(other.Group, StringComparison.OrdinalIgnoreCase);

    private static bool IsHdr(string hdr) => hdr != "SDR";

    private static int? Sound(Quality quality) => quality.Audio.Select(a => Rank(Sounds, a)).Max();

    private static int Order(int? copy, int? other) => copy is { } one && other is { } two ? one.CompareTo(two) : 0;

    private static int? Rank(string[] worstFirst, string? value) => Array.IndexOf(worstFirst, value) is >= 0 and var at ? at : null;

    private static int? Rank(string[][] worstFirst, string? value) =>
        Array.FindIndex(worstFirst, equal => equal.Contains(value)) is >= 0 and var at ? at : null;
}

/// <param name="Why">In a few words, without a capital and a stop.</param>
public sealed record ComparedQuality(QualityVerdict Verdict, string Why)
{
    /// <summary>"better (resolution)".</summary>
    public override string ToString() =>
        Verdict == QualityVerdict.Unsure
            ? $"not surely better ({Why})"
            : string.Create(CultureInfo.InvariantCulture, $"{Verdict.ToString().ToLowerInvariant()} ({Why})");
}

public enum QualityVerdict
{
    Better,
    Worse,
    Equal,

    /// <summary>Only a person can say.</summary>
    Unsure,
}
