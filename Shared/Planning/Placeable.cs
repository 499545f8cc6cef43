using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Planning;

/// <summary>Which of an item's files can be placed as a video. Pure.</summary>
public static class Placeable
{
    /// <summary>Whether it is a video, or may be one: zeros, a text or a web page are not filed whoever approves them.</summary>
    public static bool IsVideo(ItemFile file) => file.Role == FileRole.Video && file.Probe is not { IsNeverPlaced: true };

    internal static IEnumerable<PlannedFile> Refused(IngestItem item, string root) =>
        item
            .Files.Where(f => f.Role == FileRole.Video && !IsVideo(f))
            .Select(f => Planner.Troubled(f, root, VideoDoubts.Of(f.Path, f.Bytes, f.Probe!, resolution: null)!));
}
