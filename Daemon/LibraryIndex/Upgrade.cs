using Hybrid.Ledger;
using Hybrid.Planning;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Whether a new file may replace the library's copy without a question: UPGRADES=auto.</summary>
internal static class Upgrade
{
    /// <summary>
    /// There is exactly one copy, it is on the disk, it holds the same movie or the same episodes and no others, and the new file is surely better.
    /// Of several versions, nobody knows which one is to go.
    /// </summary>
    public static bool Replaces(IngestItem item, PlannedFile file, IReadOnlyList<PlannedFile> all, ILookup<string, Holding> held)
    {
        Holding[] copies = [.. file.LibraryKeys.SelectMany(key => held[key]).DistinctBy(h => (h.ItemId, h.Path))];
        return file.File.Role == FileRole.Video
            && copies is [{ Path: { } path, Quality: { } quality } copy]
            && file.To is { } to
            && File.Exists(path)
            && (path == to || !File.Exists(to))
            && copy.Keys.ToHashSet().SetEquals(file.LibraryKeys)
            && all.Count(f => f.LibraryKeys.Any(file.LibraryKeys.Contains)) == 1
            && QualityPolicy.Compare(Versions.QualityOf(item, file.File), quality).Verdict == QualityVerdict.Better;
    }
}
