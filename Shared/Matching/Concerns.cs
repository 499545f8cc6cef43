using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Matching.Weighing;
using Hybrid.Releases;
using Hybrid.Texts;

namespace Hybrid.Matching;

/// <summary>The reasons to ask a person before the best candidate is filed.</summary>
internal static class Concerns
{
    /// <summary>How many times more likely the best candidate must be than any other. More for a movie without a year: movies nearly always have one.</summary>
    private const double Lead = 8;
    private const double LeadWithoutYear = 16;

    /// <summary>A movie is obscure below so many votes at TMDb: without a year in the name, and with so many namesakes.</summary>
    private const int FewVotes = 3;
    private const int SomeVotes = 20;
    private const int ManyNamesakes = 4;

    private const int ManyBesideTheYear = 2;

    /// <param name="ranked">Every candidate, best first.</param>
    /// <param name="field">Their matches, in any order.</param>
    public static IEnumerable<Reason> Of(
        Match best,
        IReadOnlyList<Candidate> ranked,
        IReadOnlyList<Match> field,
        IReadOnlyList<VideoClue> files
    ) => Found(best, ranked, field, files).Where(reason => !best.IsRuled || !IsAnsweredByRule(reason.Concern));

    /// <summary>A rule is a person's decision about this name. It answers the concerns about the name, not those about the files.</summary>
    private static bool IsAnsweredByRule(Concern concern) =>
        concern
            is Concern.TitleInexact
                or Concern.SequelDiffers
                or Concern.YearDiffers
                or Concern.BareName
                or Concern.Obscure
                or Concern.Namesake;

    private static IEnumerable<Reason> Found(
        Match best,
        IReadOnlyList<Candidate> ranked,
        IReadOnlyList<Match> field,
        IReadOnlyList<VideoClue> files
    ) => [.. OfEvidence(best.Clues, ranked[0]), .. OfTitle(best, field), .. OfRivals(best, ranked, field), .. OfContent(best, files)];

    private static IEnumerable<Reason> OfEvidence(Clues clues, Candidate best)
    {
        var found = best.Evidence.ToDictionary(piece => piece.Name, StringComparer.Ordinal);
        foreach ((string feature, Concern concern) in OfFeatures)
        {
            // Catalogs often have no list of specials. That is a concern of its own, and says nothing about the series.
            if (
                found.TryGetValue(feature, out Evidence? piece)
                && (feature != "season-missing" || !clues.Seasons.All(season => season == 0))
            )
            {
                yield return new(concern, Format.Sentence(piece.Sentence));
            }
        }
    }

    private static IEnumerable<Reason> OfTitle(Match best, IReadOnlyList<Match> field)
    {
        Title title = best.Candidate.Title;
        if (best is { Candidate.IsNamedById: true, Title: { Fit: TitleFit.Different, Claimed: { Length: > 0 } claimed } })
        {
            yield return new(Concern.IdDiffers, $"The id belongs to \"{title.Name}\", but the name says \"{claimed}\".");
        }

        if (
            best is
            {
                Title.Fit: TitleFit.Divided or TitleFit.Similar or TitleFit.Shortened,
                Year: not (YearFit.Same or YearFit.Other),
                Candidate.IsNamedById: false
            }
        )
        {
            yield return new(
                Concern.TitleInexact,
                $"\"{best.Title.Claimed}\" is not exactly \"{best.Title.Known}\", and no year confirms it."
            );
        }

        if (title.Id.Kind == TitleKind.Series && best.Title.Fit == TitleFit.Shortened && BearerOf(best, field) is { } bearer)
        {
            yield return new(
                Concern.TitleInexact,
                $"\"{best.Title.Claimed}\" is the full name of another series, \"{bearer.Candidate.Title.Name}\" ({Year(bearer.Candidate.Title.Year)})."
            );
        }

        if (Obscurity(best, field) is { } obscure)
        {
            yield return new(Concern.Obscure, obscure);
        }
    }

    private static IEnumerable<Reason> OfRivals(Match best, IReadOnlyList<Candidate> ranked, IReadOnlyList<Match> field)
    {
        TitleId[] namesakes = [.. NamesakeEvidence.Rivals(best, field).Select(rival => rival.Candidate.Title.Id)];
        if (
            ranked.Skip(1).FirstOrDefault(candidate => namesakes.Contains(candidate.Id)) is { } namesake
            && IsNear(best, ranked[0], namesake)
        )
        {
            yield return new(Concern.Namesake, $"\"{namesake.Name}\" ({Year(namesake.Year)}) has the same name, and nothing rules it out.");
        }
        else if (best.Year == YearFit.Near && NamesakeEvidence.Others(best, field) is >= ManyBesideTheYear and var others)
        {
            yield return new(Concern.Namesake, $"The year is off by one, and {others} other titles share this name.");
        }

        if (ranked is [_, var second, ..] && IsNear(best, ranked[0], second))
        {
            yield return new(Concern.CloseRunnerUp, $"\"{second.Name}\" ({Year(second.Year)}) is nearly as likely.");
        }
    }

    private static IEnumerable<Reason> OfContent(Match best, IReadOnlyList<VideoClue> files)
    {
        if (best.Candidate.Title.Id.Kind == TitleKind.Series)
        {
            foreach (Reason reason in OfEpisodes(best, files))
            {
                yield return reason;
            }
        }
        else if (files.Count > 1)
        {
            yield return new(Concern.SplitMovie, $"The movie comes in {files.Count} files.");
        }
    }

    /// <summary>Another series with exactly the claimed name, of any year.</summary>
    private static Match? BearerOf(Match best, IReadOnlyList<Match> field) =>
        field.FirstOrDefault(other =>
            other.Candidate.Title.Id.Kind == TitleKind.Series
            && other.Candidate.Title.Id != best.Candidate.Title.Id
            && other.Title.Fit <= TitleFit.Alternative
        );

    /// <summary>A little-known movie may be mistaken for a better known one that is missing from the catalog, or has another name there.</summary>
    private static string? Obscurity(Match best, IReadOnlyList<Match> field)
    {
        Title title = best.Candidate.Title;
        if (title.Id.Kind != TitleKind.Movie || best.Candidate.IsNamedById)
        {
            return null;
        }

        int others = NamesakeEvidence.Others(best, field);
        return best.Year == YearFit.Unclaimed && title.VoteCount <= FewVotes
                ? "The name has no year, and this movie has hardly any votes at TMDb."
            : title.VoteCount <= SomeVotes && others >= ManyNamesakes
                ? $"This movie has few votes at TMDb, and {others} other titles share its name."
            : null;
    }

    /// <summary>Evidence that alone is a reason to ask a person.</summary>
    private static readonly (string Feature, Concern Concern)[] OfFeatures =
    [
        ("telltale", Concern.NotVideo),
        ("title-other-number", Concern.SequelDiffers),
        ("year-off", Concern.YearDiffers),
        ("kind-differs", Concern.KindDiffers),
        ("id-differs", Concern.IdDiffers),
        ("bare-name", Concern.BareName),
        ("runtime-differs", Concern.RuntimeDiffers),
        ("season-missing", Concern.EpisodeUnknown),
    ];

    private static bool IsNear(Match best, Candidate first, Candidate other) =>
        other.Confidence * (best is { Year: YearFit.Unclaimed, Candidate.Title.Id.Kind: TitleKind.Movie } ? LeadWithoutYear : Lead)
        > first.Confidence;

    private static IEnumerable<Reason> OfEpisodes(Match match, IReadOnlyList<VideoClue> files)
    {
        (Clues clues, CandidateDetails best) = (match.Clues, match.Candidate);
        if (
            EpisodeEvidence.Of(match).FirstOrDefault(finding => finding.Feature == "episodes-missing") is { } beyond
            && (clues.Seasons is [] || IsBeyondAnEndedSeason(clues, best.Details?.Seasons ?? []))
        )
        {
            yield return new(Concern.EpisodeUnknown, Format.Sentence(beyond.Sentence));
        }

        if (clues.Seasons.Contains(0))
        {
            yield return new(Concern.Special, "It is a special, and catalogs number specials differently.");
        }

        if (best.Details is not { } series)
        {
            yield break;
        }

        if (Stray(match, files) is { } stray)
        {
            yield return new(
                Concern.TitleInexact,
                $"Some of the files are named \"{stray}\", which is not a name of \"{best.Title.Name}\"."
            );
        }

        // A name alone, such as a season's, needs no episode number; a file does.
        IEnumerable<Release> releases =
            files.Count > 0 ? files.Select(file => file.Release)
            : clues.Release.AirDate is not null ? [clues.Release]
            : [];
        foreach (Release release in releases)
        {
            if (EpisodeNumbers.Of(release, series, best.Episodes, clues.NumberingOf(best.Title.Id)) is NoEpisodes { Reason: var reason })
            {
                yield return reason with
                {
                    Sentence = Format.Sentence(reason.Sentence),
                };
                yield break;
            }
        }
    }

    /// <summary>The latest season may have episodes that the catalog does not list yet; an earlier season has none.</summary>
    private static bool IsBeyondAnEndedSeason(Clues clues, IReadOnlyList<Season> seasons) =>
        seasons.Any(season =>
            clues.HighestEpisodes.TryGetValue(season.Number, out int highest)
            && highest > season.EpisodeCount
            && seasons.Any(later => later.Number > season.Number && later.EpisodeCount > 0)
        );

    /// <summary>
    /// Another series' name on some files of a pack: those files are not episodes of this series. A name on all files is a short form of
    /// this series' name.
    /// </summary>
    private static string? Stray(Match match, IReadOnlyList<VideoClue> files)
    {
        List<string> strange =
        [
            .. files
                .Where(file => file.Release is { Seasons.Count: > 0, Episodes.Count: > 0, Title.Length: > 0 })
                .Select(file => file.Release.Title!)
                .Where(name => TitleFits.Best(match.Clues with { Titles = [name] }, match.Candidate).Fit == TitleFit.Different),
        ];
        return strange.Count > 0 && strange.Count < files.Count ? strange[0] : null;
    }

    private static string Year(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "no year";
}
