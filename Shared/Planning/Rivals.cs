using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Planning;

/// <summary>Files of one download that would get one name. Pure.</summary>
internal static class Rivals
{
    /// <summary>Two files with one name would replace each other. A file that is already there keeps the name, otherwise the first one.</summary>
    public static IReadOnlyList<PlannedFile> OneEach(IReadOnlyList<PlannedFile> files)
    {
        var first = files
            .Where(f => f.To is not null)
            .GroupBy(f => f.To!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.FirstOrDefault(StandsThere) ?? same.First(), StringComparer.OrdinalIgnoreCase);
        return [.. files.Select(f => f.To is null || first[f.To] == f ? f : Second(f, first[f.To]))];
    }

    private static PlannedFile Second(PlannedFile file, PlannedFile first) =>
        PlannedFile.Troubled(
            file.File,
            file.LibraryRoot,
            new Reason(
                Concern.DestinationExists,
                $"Two files of this download would get the name {Path.GetFileName(file.To)}; another one gets it."
            )
        ) with
        {
            Rival = first.File,
        };

    private static bool StandsThere(PlannedFile planned) =>
        planned.File.Placement is { State: PlacementState.Placed } placed && placed.To.Equals(planned.To, StringComparison.Ordinal);
}
