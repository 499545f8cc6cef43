using Hybrid.Ledger;
using Hybrid.Releases;
using Hybrid.Texts;
using Hybrid.Videos;

namespace Hybrid.Planning;

/// <summary>How good a copy is, as its name and its content say. What neither says is null.</summary>
public sealed record Quality
{
    /// <summary>480p to 4320p.</summary>
    public string? Resolution { get; init; }

    /// <summary>As the name says it: "BluRay", "WEB-DL"; "Remux" for an untouched disc.</summary>
    public string? Source { get; init; }

    public IReadOnlyList<string> Hdr { get; init; } = [];

    public string? Codec { get; init; }

    public IReadOnlyList<string> Audio { get; init; } = [];

    /// <summary>A PROPER or REPACK.</summary>
    public bool Proper { get; init; }

    public string? Group { get; init; }

    public long Bytes { get; init; }

    public double? Seconds { get; init; }

    /// <summary>"1080p, BluRay, H.264, DTS, 9.0 GB, 136 min".</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            new[]
            {
                Resolution,
                Source,
                Hdr.Count > 0 ? string.Join(' ', Hdr) : null,
                Codec,
                Audio.Count > 0 ? string.Join(' ', Audio) : null,
                Proper ? "PROPER" : null,
                Format.Bytes(Bytes),
                Seconds is { } seconds ? Format.Duration(TimeSpan.FromSeconds(seconds)) : null,
            }.OfType<string>()
        );

    /// <param name="file">Its own name counts before its folders' names, and its name before its content.</param>
    /// <param name="whole">What its path claims.</param>
    /// <param name="latestYear">The latest plausible year of a release.</param>
    public static Quality Of(ItemFile file, Release whole, int latestYear)
    {
        Release own = ReleaseParser.Parse(file.Path[(file.Path.LastIndexOf('/') + 1)..], latestYear);
        return new Quality
        {
            Resolution = own.Resolution ?? (whole.Resolution is null ? OfPicture(file.Probe) : whole.Resolution),
            Source = Remux(own.Input) ?? own.SourceMedia ?? Remux(whole.Input) ?? whole.SourceMedia,
            Hdr = own.Hdr.Count > 0 ? own.Hdr : whole.Hdr,
            Codec = own.Codec ?? whole.Codec,
            Audio = own.Audio.Count > 0 ? own.Audio : whole.Audio,
            Proper = own.Proper || whole.Proper,
            Group = own.Group ?? whole.Group,
            Bytes = file.Bytes,
            Seconds = file.Probe?.Seconds,
        };
    }

    private static string? Remux(string name) => name.Contains("remux", StringComparison.OrdinalIgnoreCase) ? "Remux" : null;

    /// <summary>By its width too: a wide picture has less height.</summary>
    private static string? OfPicture(Probe? probe) =>
        probe switch
        {
            { Width: > 3000 } or { Height: > 1700 } => "2160p",
            { Width: > 1700 } or { Height: > 900 } => "1080p",
            { Width: > 1100 } or { Height: > 650 } => "720p",
            { Height: > 500 } => "576p",
            { Height: > 0 } => "480p",
            _ => null,
        };
}
