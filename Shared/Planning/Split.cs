using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Planning;

/// <summary>Which files of an item wait by themselves while the others go on. Pure.</summary>
/// <param name="Doubtful">The files with a concern of their own, and the subtitles of those videos.</param>
/// <param name="Open">The concerns about them.</param>
public sealed record Split(IReadOnlyList<ItemFile> Doubtful, IReadOnlyList<Reason> Open)
{
    /// <param name="files">Of one item.</param>
    /// <param name="assessment">Of that item.</param>
    /// <param name="threshold">PLEX_CONFIDENCE_THRESHOLD.</param>
    /// <returns>Null if the item stays whole: the title is not sure, or no file is doubtful, or no video is sure.</returns>
    public static Split? Of(IReadOnlyList<ItemFile> files, Assessment assessment, double threshold) =>
        assessment.IsTitleSure(threshold) ? Of(files, [.. assessment.Reasons.Where(r => r.Concern != Concern.BelowThreshold)]) : null;

    /// <param name="reasons">Every reason not to place a file. One about the whole item keeps it whole.</param>
    public static Split? Of(IReadOnlyList<ItemFile> files, IReadOnlyList<Reason> reasons)
    {
        HashSet<string> named = [.. reasons.Select(r => r.File).OfType<string>()];
        HashSet<ItemFile> doubtful = [.. files.Where(f => named.Contains(f.Path))];
        if (doubtful.Count == 0 || reasons.Any(r => r.File is null) || !files.Any(f => Placeable.IsVideo(f) && !doubtful.Contains(f)))
        {
            return null;
        }

        doubtful.UnionWith(SubtitlesOf(files, doubtful));
        return new Split([.. files.Where(doubtful.Contains)], reasons);
    }

    /// <param name="files">Of one item.</param>
    /// <param name="videos">Some of them.</param>
    /// <returns>The subtitles of those videos.</returns>
    public static IReadOnlyList<ItemFile> SubtitlesOf(IReadOnlyList<ItemFile> files, IReadOnlySet<ItemFile> videos)
    {
        var match = new SubtitleMatch([.. files.Where(f => f.Role is FileRole.Video or FileRole.Extra).Select(Unplanned)]);
        return [.. files.Where(f => f.Role == FileRole.Subtitle && match.VideoOf(f.Path) is { File: var video } && videos.Contains(video))];
    }

    private static PlannedFile Unplanned(ItemFile video) => new() { File = video, LibraryRoot = "" };
}
