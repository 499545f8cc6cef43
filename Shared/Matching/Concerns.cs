using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Matching.Weighing;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Everything that a person should look at before the best candidate is filed.</summary>
internal static class Concerns
{
    /// <summary>The best candidate must be so many times as likely as any other.</summary>
    private const double Lead = 8;

    /// <param name="ranked">Every candidate, best first.</param>
    /// <param name="field">Their matches, in any order.</param>
    public static IEnumerable<Reason> Of(
        Match best,
        IReadOnlyList<Candidate> ranked,
        IReadOnlyList<Match> field,
        IReadOnlyList<VideoClue> files
    )
    {
        Clues clues = best.Clues;
        Title title = best.Contender.Title;
        Dictionary<string, Evidence> found = ranked[0].Evidence.ToDictionary(piece => piece.Name, StringComparer.Ordinal);
        foreach ((string feature, Concern concern) in OfFeatures)
        {
            if (found.TryGetValue(feature, out Evidence? piece))
            {
                yield return new(concern, $"{Upper(piece.Sentence)}.");
            }
        }

        if (
            best is
            {
                Title.Fit: TitleFit.Divided or TitleFit.Similar or TitleFit.Shortened,
                Year: not (YearFit.Same or YearFit.Other),
                Contender.IsNamedById: false
            }
        )
        {
            yield return new(
                Concern.TitleInexact,
                $"\"{best.Title.Claimed}\" is not quite \"{best.Title.Known}\", and no year confirms it."
            );
        }

        TitleId[] namesakes = [.. NamesakeEvidence.Rivals(best, field).Select(rival => rival.Contender.Title.Id)];
        if (ranked.Skip(1).FirstOrDefault(candidate => namesakes.Contains(candidate.Id)) is { } namesake && IsNear(ranked[0], namesake))
        {
            yield return new(Concern.Namesake, $"\"{namesake.Name}\" ({Year(namesake.Year)}) has this name too, and nothing excludes it.");
        }

        if (ranked is [_, var second, ..] && IsNear(ranked[0], second))
        {
            yield return new(Concern.CloseRunnerUp, $"\"{second.Name}\" ({Year(second.Year)}) is nearly as likely.");
        }

        if (title.Id.Kind == TitleKind.Series)
        {
            foreach (Reason reason in OfEpisodes(best, files))
            {
                yield return reason;
            }
        }
        else if (files.Count > 1)
        {
            yield return new(Concern.SplitMovie, $"The film comes in {files.Count} files.");
        }
    }

    /// <summary>Evidence that asks for a person by itself.</summary>
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

    private static bool IsNear(Candidate best, Candidate other) => other.Confidence * Lead > best.Confidence;

    private static IEnumerable<Reason> OfEpisodes(Match match, IReadOnlyList<VideoClue> files)
    {
        (Clues clues, Contender best) = (match.Clues, match.Contender);
        if (clues.Seasons is [] && EpisodeEvidence.Of(match).FirstOrDefault(finding => finding.Feature == "episodes-missing") is { } beyond)
        {
            yield return new(Concern.EpisodeUnknown, $"{Upper(beyond.Sentence)}.");
        }

        if (clues.Seasons.Contains(0))
        {
            yield return new(Concern.Special, "It is a special, and catalogues number those differently.");
        }

        if (best.Details is not { } series)
        {
            yield break;
        }

        // A name alone, of a season say, needs no number of an episode; a file does.
        IEnumerable<Release> releases =
            files.Count > 0 ? files.Select(file => file.Release)
            : clues.Release.AirDate is not null ? [clues.Release]
            : [];
        foreach (Release release in releases)
        {
            if (EpisodeNumbers.Of(release, series, best.Episodes) is NoEpisodes { Reason: var reason })
            {
                yield return reason with
                {
                    Sentence = $"{Upper(reason.Sentence)}.",
                };
                yield break;
            }
        }
    }

    private static string Upper(string sentence) => string.Concat(char.ToUpperInvariant(sentence[0]).ToString(), sentence.AsSpan(1));

    private static string Year(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "no year";
}
