using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Hybrid.Daemon.Watching;

/// <summary>Recognizes the files of a disc (DVD, Blu-ray, HD DVD, image), at any level of a download. Pure.</summary>
/// <remarks>One stream of a disc is hardly ever the whole movie: a DVD cuts it at 1 GiB, and a Blu-ray may interleave it.</remarks>
public static partial class DiscFiles
{
    /// <summary>A disc's own folders. No release has them for anything else.</summary>
    private static readonly FrozenDictionary<string, string> Folders = new Dictionary<string, string>
    {
        ["VIDEO_TS"] = "a DVD",
        ["AUDIO_TS"] = "a DVD",
        ["VIDEO_RM"] = "a DVD",
        ["BDMV"] = "a Blu-ray",
        ["BDAV"] = "a Blu-ray",
        ["HVDVD_TS"] = "an HD DVD",
        ["MPEGAV"] = "a Video CD",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is left where the disc's own folder is missing.</summary>
    private static readonly FrozenDictionary<string, string> Extensions = new Dictionary<string, string>
    {
        [".ifo"] = "a DVD",
        [".bup"] = "a DVD",
        [".bdmv"] = "a Blu-ray",
        [".mpls"] = "a Blu-ray",
        [".clpi"] = "a Blu-ray",
        [".ssif"] = "a Blu-ray",
        [".evo"] = "an HD DVD",
        [".iso"] = "a disc image",
        [".img"] = "a disc image",
        [".nrg"] = "a disc image",
        [".mdf"] = "a disc image",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>The kind of disc that the file is part of; null if it is of none.</returns>
    /// <param name="path">Relative to the download, separated by '/'.</param>
    public static string? DiscOf(string path)
    {
        string[] parts = path.Split('/');
        foreach (string folder in parts[..^1])
        {
            if (Folders.TryGetValue(folder, out string? disc))
            {
                return disc;
            }
        }

        return Extensions.TryGetValue(FileKinds.Extension(path), out string? kind) ? kind
            : DvdTitle().IsMatch(parts[^1]) ? "a DVD"
            : parts is [.., var above, var name] && above.Equals("STREAM", StringComparison.OrdinalIgnoreCase) && Stream().IsMatch(name)
                ? "a Blu-ray"
            : null;
    }

    /// <summary>"VTS_01_1.VOB", "VIDEO_TS.VOB".</summary>
    [GeneratedRegex(
        @"^(VTS_\d\d_\d|VIDEO_TS)\.VOB$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex DvdTitle();

    /// <summary>"00800.m2ts".</summary>
    [GeneratedRegex(@"^\d{5}\.m2?ts$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Stream();
}
