using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Planning;

/// <summary>Which of an item's files can be placed as a video. Pure.</summary>
public static class Placeable
{
    /// <summary>Whether it is a video, or may be one: zeros, a text or a web page are not filed whoever approves them.</summary>
    public static bool IsVideo(ItemFile file) => IsHeldToBeVideo(file) && file.Probe is not { IsNeverPlaced: true };

    /// <summary>By its name, unless a person said otherwise.</summary>
    public static bool IsHeldToBeVideo(ItemFile file) =>
        file.Assignment is { IsSaid: true } said
            ? file.Role != FileRole.Subtitle && said.Kind is (AssignmentKind.Movie or AssignmentKind.Version or AssignmentKind.Episodes)
            : file.Role == FileRole.Video;

    /// <summary>Whether it is what an item is about. A subtitle or an extra is that only where there is nothing else.</summary>
    public static bool IsMain(ItemFile file) => IsHeldToBeVideo(file) || file.Role == FileRole.Disc;

    /// <summary>Whether it goes beside a video: a subtitle or an extra.</summary>
    public static bool IsBelonging(ItemFile file) =>
        file.Assignment is { Kind: AssignmentKind.LeftOut }
            ? false
            : file.Assignment is { IsSaid: true, Kind: AssignmentKind.Extra } || file.Role is FileRole.Subtitle or FileRole.Extra;

    internal static IEnumerable<PlannedFile> Refused(IngestItem item, string root) =>
        item
            .Files.Where(f => IsHeldToBeVideo(f) && !IsVideo(f))
            .Select(f => PlannedFile.Troubled(f, root, VideoDoubts.Of(f.Path, f.Bytes, f.Probe!, resolution: null)!));
}
