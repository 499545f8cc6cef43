using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Releases;
using Hybrid.Settings;

namespace Hybrid.Planning;

/// <summary>Extras go into folders of their kind, beside the title or the season that they came with. Pure.</summary>
internal static class ExtraPlan
{
    /// <param name="videos">The planned videos. If none has a place, no extra gets one.</param>
    /// <returns>Nothing for an extra whose kind is not known, as an advertisement.</returns>
    public static IReadOnlyList<PlannedFile> Of(
        IngestItem item,
        IReadOnlyList<PlannedFile> videos,
        ExtrasSetting setting,
        int nameBytes,
        int latestYear
    )
    {
        PlannedFile[] placed = [.. videos.Where(v => v.To is not null)];
        if (placed.Length == 0)
        {
            return [];
        }

        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        List<PlannedFile> planned = [];
        // What stands in the library keeps its name when another one comes.
        foreach (
            ItemFile extra in item
                .Files.Where(f => f.Assignment is { IsSaid: true, Kind: AssignmentKind.Extra } || IsExtra(f, setting))
                .OrderBy(f => !StandsThere(f))
                .ThenBy(f => f.Path, StringComparer.Ordinal)
        )
        {
            if (KindOf(extra) is not { } kind)
            {
                continue;
            }

            Release release = Planner.Read(item.Name, extra, latestYear);
            PlannedFile video = VideoOf(release, placed);
            string[] titles = [.. new[] { Title(video), Planner.Read(item.Name, video.File, latestYear).Title }.OfType<string>()];
            string? path = ExtraPath.Of(FolderOf(release, video), kind, Name(extra), Name(video.File), titles, nameBytes, taken);
            taken.Add(path ?? "");
            planned.Add(PlannedFile.Placed(extra, video.LibraryRoot, path, []));
        }

        return planned;
    }

    /// <summary>As a person said, or as its name says; null for an advertisement.</summary>
    internal static ExtraKind? KindOf(ItemFile file) =>
        file.Assignment is { IsSaid: true, Extra: { } said } ? said : ExtraName.KindOf(file.Path);

    private static bool IsExtra(ItemFile file, ExtrasSetting setting) =>
        setting == ExtrasSetting.Place
        && file is { Role: FileRole.Extra, Assignment: null or { IsSaid: false, Kind: not AssignmentKind.LeftOut } };

    /// <summary>A video of its season; otherwise the largest.</summary>
    private static PlannedFile VideoOf(Release extra, PlannedFile[] placed) =>
        placed.FirstOrDefault(v => extra.Seasons is [var season] && SeasonOf(v) == season) ?? placed.MaxBy(v => v.File.Bytes)!;

    /// <summary>The season's folder if the extra is of one season; otherwise the title's.</summary>
    private static string FolderOf(Release extra, PlannedFile video)
    {
        string[] segments = Path.GetRelativePath(video.LibraryRoot, video.To!).Split(Path.DirectorySeparatorChar, '/');
        bool ofSeason = extra.Seasons is [var season] && SeasonOf(video) == season;
        return ofSeason ? string.Join('/', segments[..^1]) : segments[0];
    }

    private static int? SeasonOf(PlannedFile video) => SubtitleNumbers.OfKeys(video.LibraryKeys)?.Season;

    private static string? Title(PlannedFile video) =>
        Path.GetFileName(video.To!) is var name && name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var end ? name[..end] : null;

    private static bool StandsThere(ItemFile file) => file.Placement is { State: PlacementState.Placed };

    private static string Name(ItemFile file) => file.Path[(file.Path.LastIndexOf('/') + 1)..];
}
