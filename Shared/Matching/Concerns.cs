using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Matching.Weighing;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Everything that a person should look at before the best candidate is filed.</summary>
internal static class Concerns
{
    /// <summary>A runner-up with at least this part of the best one's odds is close.</summary>
    private const double Close = 0.5;

    public static IEnumerable<Reason> Of(
        Clues clues,
        Contender best,
        Candidate candidate,
        Candidate? runnerUp,
        IReadOnlyList<VideoClue> files
    )
    {
        if (Telltales.Find(clues, best) is { } telltale)
        {
            yield return new(Concern.NotVideo, $"\"{telltale}\" in the name says that it is no film or series.");
        }

        (TitleFit fit, string claimed, string known) = TitleFits.Best(clues, best);
        if (fit == TitleFit.OtherNumber)
        {
            yield return new(Concern.SequelDiffers, $"The number in \"{claimed}\" is not that of \"{known}\".");
        }

        if (YearFits.Of(clues, best) == YearFit.Off)
        {
            yield return new(Concern.YearDiffers, $"The name says {clues.Year}, and \"{best.Title.Name}\" is of {Year(best)}.");
        }

        if (clues.Kind is { } kind && kind != best.Title.Id.Kind)
        {
            yield return new(
                Concern.KindDiffers,
                kind == TitleKind.Series
                    ? $"The name speaks of episodes, and \"{best.Title.Name}\" is a film."
                    : $"The name speaks of a film, and \"{best.Title.Name}\" is a series."
            );
        }

        if (clues.HasId && !best.IsNamedById)
        {
            yield return new(Concern.IdDiffers, "The id in the name belongs to another title, or to none.");
        }

        if (candidate.Evidence.FirstOrDefault(piece => piece.Name == "namesake") is { Weight: < NamesakeMatters } namesake)
        {
            yield return new(Concern.Namesake, $"{Upper(namesake.Sentence)}.");
        }

        if (runnerUp is not null && Odds(runnerUp) > Close * Odds(candidate))
        {
            yield return new(
                Concern.CloseRunnerUp,
                $"\"{runnerUp.Name}\" ({runnerUp.Year?.ToString(CultureInfo.InvariantCulture) ?? "no year"}) is nearly as likely."
            );
        }

        if (NameEvidence.IsBare(clues))
        {
            yield return new(Concern.BareName, "The name has neither a year, nor an episode, nor any technical word.");
        }

        if (RuntimeEvidence.Weigh(clues, best) is { Weight: < 0 } runtime)
        {
            yield return new(Concern.RuntimeDiffers, $"{Upper(runtime.Sentence)}.");
        }

        if (best.Title.Id.Kind == TitleKind.Series)
        {
            foreach (Reason reason in OfEpisodes(clues, best, files))
            {
                yield return reason;
            }
        }
        else if (files.Count > 1)
        {
            yield return new(Concern.SplitMovie, $"The film comes in {files.Count} files.");
        }
    }

    /// <summary>Above this a namesake is so little known that it is hardly ever meant.</summary>
    private const double NamesakeMatters = -2.2;

    private static IEnumerable<Reason> OfEpisodes(Clues clues, Contender best, IReadOnlyList<VideoClue> files)
    {
        if (EpisodeEvidence.Weigh(clues, best) is { Weight: < 0 } missing)
        {
            yield return new(Concern.EpisodeUnknown, $"{Upper(missing.Sentence)}.");
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

    private static double Odds(Candidate candidate) => candidate.Confidence / Math.Max(1e-9, 1 - candidate.Confidence);

    private static string Upper(string sentence) => string.Concat(char.ToUpperInvariant(sentence[0]).ToString(), sentence.AsSpan(1));

    private static string Year(Contender title) => title.Title.Year?.ToString(CultureInfo.InvariantCulture) ?? "an unknown year";
}
