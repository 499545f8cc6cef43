using Hybrid.Ledger;
using Hybrid.Planning;
using Hybrid.Releases;
using Hybrid.Videos;

namespace Hybrid.Library;

/// <summary>How good a file in the library is, as its path says it; where that says no resolution, as its picture does.</summary>
public static class StandingQuality
{
    /// <summary>Reads some kilobytes of the file, if its path does not say enough.</summary>
    /// <param name="root">The library folder.</param>
    /// <param name="path">Relative to it, separated by '/'.</param>
    /// <param name="bytes">The size that the file is known with. Of one that has another by now, only the path says something.</param>
    /// <param name="latestYear">The latest plausible year of a release.</param>
    /// <param name="look">Null = only the path says something.</param>
    public static Quality Of(string root, string path, long bytes, int latestYear, VideoPeek? look)
    {
        var file = new ItemFile
        {
            Path = path,
            Bytes = bytes,
            Role = FileRole.Video,
        };
        Quality named = Of(file, latestYear);
        if (named.Resolution is not null || look is null)
        {
            return named;
        }

        file.Probe = look(root, path, bytes);
        return Of(file, latestYear);
    }

    public static Quality Of(ItemFile file, int latestYear) => Quality.Of(file, ReleaseParser.Parse(file.Path, latestYear), latestYear);
}

/// <summary>Looks into a video; null if it cannot be read, or has another size by now.</summary>
/// <param name="root">The absolute folder that the path starts from.</param>
/// <param name="path">Separated by '/'. Untrusted.</param>
/// <param name="bytes">The size that it is known with.</param>
public delegate Probe? VideoPeek(string root, string path, long bytes);
