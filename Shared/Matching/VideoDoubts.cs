using Hybrid.Texts;
using Hybrid.Videos;

namespace Hybrid.Matching;

/// <summary>What a look into a video says against filing it. Pure.</summary>
public static class VideoDoubts
{
    /// <summary>Shorter is a sample or an advertisement, whatever its name says.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(60);

    /// <summary>Bytes a second, for each resolution in a name: a third of what the smallest releases have.</summary>
    private static double Fewest(string? resolution) =>
        resolution switch
        {
            "2160p" or "4320p" => 30_000,
            "1440p" or "1080p" => 12_000,
            "720p" => 6_000,
            _ => 2_000,
        };

    /// <param name="path">Of the file. Untrusted.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="probe">What was found in it.</param>
    /// <param name="resolution">As the name claims; null if it claims none.</param>
    /// <returns>Null if nothing speaks against it.</returns>
    public static Reason? Of(string path, long bytes, Probe probe, string? resolution)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        Reason? doubt = probe.Finding switch
        {
            ProbeFinding.Tiny => new(Concern.NotAVideo, $"{name} has only {bytes} bytes, too few for a video."),
            ProbeFinding.Text => new(Concern.NotAVideo, $"{name} is a text, not a video."),
            ProbeFinding.WebPage => new(Concern.NotAVideo, $"{name} is a web page, not a video. It may be an error message."),
            ProbeFinding.NoContainer => new(Concern.NotAVideo, $"{name} does not begin like any video that plex-mcp knows."),
            ProbeFinding.Zeros => new(Concern.Unfinished, $"{name} holds only zeros: its space was reserved, and its content never came."),
            ProbeFinding.Holes => new(Concern.Unfinished, $"Parts of {name} are zeros: pieces that were never written."),
            ProbeFinding.NoIndex => new(Concern.Unfinished, $"{name} lacks its index, which is written last."),
            ProbeFinding.Truncated => new(
                Concern.Unfinished,
                $"{name} is cut off: its own header promises {Format.Bytes(probe.MissingBytes)} more."
            ),
            _ => probe.Seconds is { } seconds ? OfLength(name, bytes, TimeSpan.FromSeconds(seconds), resolution) : null,
        };
        return doubt is null ? null : doubt with { File = path };
    }

    private static Reason? OfLength(string name, long bytes, TimeSpan length, string? resolution) =>
        length < Shortest ? new(Concern.NotAVideo, $"{name} runs only {Format.Duration(length)}, so it is not the whole video.")
        : bytes < length.TotalSeconds * Fewest(resolution)
            ? new(
                Concern.NotAVideo,
                $"{name} has only {Format.Bytes(bytes)} for {Format.Duration(length)}, too few for {resolution ?? "a video"}."
            )
        : null;
}
