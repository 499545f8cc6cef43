using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;

namespace Hybrid.Planning;

/// <summary>Subtitles go next to their video, with its name. Pure.</summary>
internal static class SubtitlePlan
{
    public static IEnumerable<PlannedFile> Of(IReadOnlyList<ItemFile> files, IReadOnlyList<PlannedFile> videos)
    {
        ItemFile[] subtitles = [.. files.Where(f => f.Role == FileRole.Subtitle).OrderBy(f => f.Path, StringComparer.Ordinal)];
        foreach (IGrouping<PlannedFile?, ItemFile> group in subtitles.GroupBy(s => VideoOf(s, videos)))
        {
            ItemFile[] own = [.. group];
            if (group.Key is not { To: { } to } video)
            {
                foreach (ItemFile lost in own)
                {
                    yield return Planner.Troubled(
                        lost,
                        videos.Count > 0 ? videos[0].LibraryRoot : "",
                        new Reason(Concern.UnnumberedFile, "It is not clear which video this subtitle belongs to.")
                    );
                }

                continue;
            }

            string relative = Path.GetRelativePath(video.LibraryRoot, to).Replace(Path.DirectorySeparatorChar, '/');
            IReadOnlyList<string?> names = SubtitlePath.Of(relative, Name(video.File.Path), [.. own.Select(s => Name(s.Path))]);
            for (int i = 0; i < own.Length; i++)
            {
                yield return Planner.Placed(own[i], video.LibraryRoot, names[i], []);
            }
        }
    }

    /// <summary>The only video; otherwise the video whose name begins the subtitle's name or is its folder's name.</summary>
    internal static PlannedFile? VideoOf(ItemFile subtitle, IReadOnlyList<PlannedFile> videos) =>
        videos.Count == 1
            ? videos[0]
            : videos
                .Where(v => Belongs(subtitle.Path, Path.GetFileNameWithoutExtension(v.File.Path)))
                .MaxBy(v => Path.GetFileNameWithoutExtension(v.File.Path).Length);

    private static bool Belongs(string subtitle, string videoStem) =>
        BeginsWith(Name(subtitle), videoStem)
        || subtitle.Split('/')[..^1].Any(folder => folder.Equals(videoStem, StringComparison.OrdinalIgnoreCase));

    /// <summary>Compares whole words: "Show.1x1" does not begin "Show.1x10".</summary>
    private static bool BeginsWith(string name, string stem) =>
        name.StartsWith(stem, StringComparison.OrdinalIgnoreCase)
        && (name.Length == stem.Length || !char.IsLetterOrDigit(name[stem.Length]));

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
