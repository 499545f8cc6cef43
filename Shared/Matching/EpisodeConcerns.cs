using Hybrid.Catalog;
using Hybrid.Matching.Weighing;
using Hybrid.Releases;
using Hybrid.Texts;

namespace Hybrid.Matching;

/// <summary>What speaks against filing each file as the episode that its name says. Pure.</summary>
internal static class EpisodeConcerns
{
    /// <summary>Generous: first and last episodes are often twice as long, and a catalog's runtime is that of a broadcast.</summary>
    private const double Shortest = 0.3;
    private const double Longest = 3;

    /// <param name="match">The best candidate, a series.</param>
    /// <param name="files">The videos; none if only a name is known.</param>
    /// <param name="today">Null if it does not matter.</param>
    public static IEnumerable<Reason> Of(Match match, IReadOnlyList<VideoClue> files, DateOnly? today)
    {
        if (match.Candidate.Details is not { } series)
        {
            return match.Clues.Seasons.Contains(0) ? [NotConfirmed] : [];
        }

        return files.Count == 0 ? OfName(match, series, today) : OfFiles(match, series, files, today);
    }

    private static Reason NotConfirmed => new(Concern.Special, "It is a special, and catalogs number specials differently.");

    /// <summary>A name alone, such as a season's, needs no episode number; a file does.</summary>
    private static IEnumerable<Reason> OfName(Match match, TitleDetails series, DateOnly? today)
    {
        Release name = match.Clues.Release;
        if (name is { Seasons.Count: 1, Episodes.Count: > 0 } or { AirDate: not null })
        {
            return OfReading(name, match, series, today) is { } reason ? [reason] : [];
        }

        if (match.Clues.Seasons.Contains(0))
        {
            return [NotConfirmed];
        }

        if (SeasonNames.Doubt(name, series) is { } doubt)
        {
            return [doubt with { Sentence = Format.Sentence(doubt.Sentence) }];
        }

        return
            match.Clues.Seasons is []
            && EpisodeEvidence.Of(match).FirstOrDefault(finding => finding.Feature == "episodes-missing") is { } beyond
            ? [new(Concern.EpisodeUnknown, Format.Sentence(beyond.Sentence))]
            : [];
    }

    private static Reason[] OfFiles(Match match, TitleDetails series, IReadOnlyList<VideoClue> files, DateOnly? today)
    {
        VideoClue[] strays = Strays(match, files);
        Reason[] reasons =
        [
            .. files
                .Select(file =>
                    (strays.Contains(file) ? Stray(file, match) : OfFile(file, match, series, today)) is { } reason
                        ? reason with
                        {
                            File = file.Path.Length > 0 ? file.Path : null,
                        }
                        : null
                )
                .OfType<Reason>(),
        ];

        // What is said of every file is said of the download, once.
        return reasons.Length == files.Count && reasons.DistinctBy(reason => reason.Concern).Count() == 1
            ? [reasons[0] with { File = null }]
            : reasons;
    }

    private static Reason? OfFile(VideoClue file, Match match, TitleDetails series, DateOnly? today) =>
        OfReading(file.Release, match, series, today)
        ?? FolderFit.Of(file.Release.Input, match, FolderFit.YearAfter(today))
        ?? OfLength(file, match, series, today);

    private static Reason? OfReading(Release release, Match match, TitleDetails series, DateOnly? today)
    {
        Reason? reason = Read(release, match, series, today) switch
        {
            NoEpisodes none => none.Reason,
            NumberedEpisodes numbered => numbered.Doubt ?? Gap(numbered.Episodes),
            _ => null,
        };
        return reason is null ? null : reason with { Sentence = Format.Sentence(reason.Sentence) };
    }

    /// <summary>"S05E10E12": who writes 10 and 12 and who means 10 to 12 write the same.</summary>
    private static Reason? Gap(IReadOnlyList<EpisodeNumber> episodes)
    {
        EpisodeNumber first = episodes[0];
        int last = episodes.Max(e => e.Episode);
        return episodes.All(e => e.Season == first.Season) && last - first.Episode >= episodes.Count
            ? new(
                Concern.EpisodeUnknown,
                $"the name says episodes {string.Join(" and ", episodes.Select(e => e.Episode))} of season {first.Season}, but may mean all from {first.Episode} to {last}. Media servers know only the latter, so approved as it is, the file is named by the first number"
            )
            : null;
    }

    private static EpisodeReading Read(Release release, Match match, TitleDetails series, DateOnly? today) =>
        EpisodeNumbers.Of(release, series, match.Candidate.Episodes, match.Clues.NumberingOf(match.Candidate.Title.Id), today);

    private static Reason? OfLength(VideoClue file, Match match, TitleDetails series, DateOnly? today)
    {
        if (file.Seconds is not > 0 || Read(file.Release, match, series, today) is not NumberedEpisodes numbered)
        {
            return null;
        }

        int? minutes = 0;
        foreach (EpisodeNumber number in numbered.Episodes)
        {
            Episode? known = match.Candidate.Episodes.FirstOrDefault(e => e.Season == number.Season && e.Number == number.Episode);
            // A special has the length that it has.
            minutes +=
                known?.RuntimeMinutes is > 0 and var own ? own
                : number.Season > 0 ? series.RuntimeMinutes
                : null;
        }

        double has = file.Seconds.Value / 60;
        double share = has / (minutes ?? 0);
        return minutes is > 0 && (share > Longest || (share < Shortest && PartWords.OfEpisode(file.Release) is null))
            ? new(Concern.RuntimeDiffers, $"The episode runs {minutes} min, but the file runs {has:0} min.")
            : null;
    }

    /// <summary>
    /// Another series' name on some files of a pack: those files are not episodes of this series. A name on all files is a short form of
    /// this series' name.
    /// </summary>
    private static VideoClue[] Strays(Match match, IReadOnlyList<VideoClue> files)
    {
        VideoClue[] strange =
        [
            .. files
                .Where(file => file.Release is { Seasons.Count: > 0, Episodes.Count: > 0, Title.Length: > 0 })
                .Where(file =>
                    TitleFits.Best(match.Clues with { Titles = [file.Release.Title!] }, match.Candidate).Fit == TitleFit.Different
                ),
        ];
        return strange.Length < files.Count ? strange : [];
    }

    private static Reason Stray(VideoClue file, Match match) =>
        new(Concern.TitleInexact, $"A file is named \"{file.Release.Title}\", which is not a name of \"{match.Candidate.Title.Name}\".");
}
