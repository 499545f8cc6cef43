using Hybrid.Ledger;
using Hybrid.Planning;
using Hybrid.Releases;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>How good a file is, as its path says it.</summary>
internal static class StandingQuality
{
    /// <param name="path">Relative to the library folder, separated by '/'.</param>
    public static Quality Of(string path, long bytes, int latestYear) =>
        Of(
            new ItemFile
            {
                Path = path,
                Bytes = bytes,
                Role = FileRole.Video,
            },
            latestYear
        );

    public static Quality Of(ItemFile file, int latestYear) => Quality.Of(file, ReleaseParser.Parse(file.Path, latestYear), latestYear);
}
