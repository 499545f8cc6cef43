using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>Subtitles go next to their video, with its name. Pure.</summary>
public static class SubtitlePlan
{
    private const string OfNoVideo = "It is not clear which video this subtitle belongs to.";

    /// <summary>Whether it is a subtitle that is of none of the item's videos.</summary>
    public static bool IsLost(PlannedFile file) => file.File.Role == FileRole.Subtitle && file.Trouble?.Sentence == OfNoVideo;

    /// <param name="videos">The planned videos, and the planned extras. Subtitles of extras that are left are left with them.</param>
    internal static IEnumerable<PlannedFile> Of(IReadOnlyList<ItemFile> files, IReadOnlyList<PlannedFile> videos)
    {
        PlannedFile[] left = [.. files.Where(f => f.Role == FileRole.Extra && !videos.Any(v => v.File == f)).Select(Unplanned)];
        var match = new SubtitleMatch([.. videos, .. left]);
        ItemFile[] subtitles = [.. files.Where(f => f.Role == FileRole.Subtitle).OrderBy(f => f.Path, StringComparer.Ordinal)];
        foreach (IGrouping<PlannedFile?, ItemFile> group in subtitles.GroupBy(s => Said(s, videos) ?? match.VideoOf(s.Path)))
        {
            IEnumerable<PlannedFile> planned =
                group.Key is { File.Role: FileRole.Extra, To: null } ? []
                : group.Key is { } video ? Beside(video, [.. group])
                : group.Where(s => !SubtitleMatch.IsAmongExtras(s.Path)).Select(lost => Lost(lost, videos, OfNoVideo));
            foreach (PlannedFile file in planned)
            {
                yield return file;
            }
        }
    }

    /// <summary>The video of the episode that a person named; null if nobody did, or if it is not there.</summary>
    private static PlannedFile? Said(ItemFile subtitle, IReadOnlyList<PlannedFile> videos) =>
        subtitle.Assignment is { IsSaid: true, Kind: AssignmentKind.Episodes, Season: { } season, Episodes: [var first, ..] }
            ? videos
                .Where(v =>
                    v.LibraryKeys.Any(key => key.Split('/') is [_, _, var number, ..] && number == LibraryKey.Number(season, first))
                )
                .MaxBy(v => v.File.Bytes)
            : null;

    private static PlannedFile Unplanned(ItemFile file) => new() { File = file, LibraryRoot = "" };

    private static IEnumerable<PlannedFile> Beside(PlannedFile video, ItemFile[] subtitles)
    {
        if (video.To is not { } to)
        {
            return subtitles.Select(s =>
                PlannedFile.Troubled(s, video.LibraryRoot, new Reason(video.Trouble!.Concern, "Its video is not filed.") { File = s.Path })
            );
        }

        string relative = Relative(video.LibraryRoot, to);
        string[] titles = [.. new[] { TitleIn(relative), ReleaseParser.Parse(video.File.Path, latestYear: 2100).Title }.OfType<string>()];
        NamedSubtitle[] named =
        [
            .. subtitles.Select(s => new NamedSubtitle(s.Path, Tags(s, video, subtitles, titles), Standing(s, video.LibraryRoot))),
        ];
        IReadOnlyList<string?> names = SubtitlePath.Of(relative, named);
        return subtitles.Select((s, i) => PlannedFile.Placed(s, video.LibraryRoot, names[i], []));
    }

    /// <summary>What a person said goes first. The text tells the language only if the name does not. VobSub's .sub holds pictures; its .idx names their language.</summary>
    private static SubtitleTags Tags(ItemFile subtitle, PlannedFile video, ItemFile[] subtitles, string[] titles)
    {
        ItemFile told = subtitles.FirstOrDefault(s => s.Path == Path.ChangeExtension(subtitle.Path, ".idx")) ?? subtitle;
        if (new[] { subtitle, told }.Select(s => s.Assignment).FirstOrDefault(a => a is { IsSaid: true, Language: not null }) is { } said)
        {
            return new SubtitleTags(
                said.Language,
                Forced: said.Sort == SubtitleSort.Forced,
                Impaired: said.Sort is SubtitleSort.Sdh or SubtitleSort.Cc ? said.Sort.Value.ToString().ToLowerInvariant() : null,
                Label: said.Sort == SubtitleSort.Commentary ? "commentary" : null
            );
        }

        SubtitleTags tags = SubtitlePath.Tags(subtitle.Path, video.File.Path, titles);
        return tags.Language is null ? tags with { Language = told.Probe?.Language } : tags;
    }

    private static PlannedFile Lost(ItemFile subtitle, IReadOnlyList<PlannedFile> videos, string sentence) =>
        PlannedFile.Troubled(
            subtitle,
            videos.Count > 0 ? videos[0].LibraryRoot : "",
            new Reason(Concern.UnnumberedFile, sentence) { File = subtitle.Path }
        );

    private static string? Standing(ItemFile subtitle, string root) =>
        subtitle.Placement is { State: PlacementState.Placed } placed && placed.LibraryRoot == root ? Relative(root, placed.To) : null;

    /// <summary>"The Italian Job" of "The Italian Job (1969) {tmdb-10536}/The Italian Job (1969) {tmdb-10536}.mkv".</summary>
    private static string TitleIn(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        int end = name.IndexOf(" (", StringComparison.Ordinal);
        end = end > 0 ? end : name.IndexOf(" {", StringComparison.Ordinal);
        return end > 0 ? name[..end] : Path.GetFileNameWithoutExtension(name);
    }

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
