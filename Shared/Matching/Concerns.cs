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
    /// <param name="files">The videos; none if only a name is known.</param>
    /// <param name="today">Null if it does not matter.</param>
    public static IEnumerable<Reason> Of(
        Match best,
        IReadOnlyList<Candidate> ranked,
        IReadOnlyList<Match> field,
        IReadOnlyList<VideoClue> files,
        DateOnly? today
    ) => Found(best, ranked, field, files, today).Where(reason => !best.IsRuled || !IsAnsweredByRule(reason.Concern));

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
        IReadOnlyList<VideoClue> files,
        DateOnly? today
    ) =>
        [
            .. OfEvidence(best.Clues, ranked[0], files),
            .. OfTitle(best, field),
            .. OfRivals(best, ranked, field, today),
            .. OfContent(best, files, today),
        ];

    private static IEnumerable<Reason> OfEvidence(Clues clues, Candidate best, IReadOnlyList<VideoClue> files)
    {
        var found = best.Evidence.ToDictionary(piece => piece.Name, StringComparer.Ordinal);
        foreach ((string feature, Concern concern) in OfFeatures)
        {
            // Each file has its own concern. Catalogs often have no list of specials: that says nothing about the series.
            if (
                found.TryGetValue(feature, out Evidence? piece)
                && (feature != "season-missing" || (files.Count == 0 && !clues.Seasons.All(season => season == 0)))
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
                Title.Fit: TitleFit.Alike or TitleFit.Divided or TitleFit.Similar or TitleFit.Shortened,
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

        if (title.Id.Kind == TitleKind.Movie && !best.Candidate.IsNamedById && More(best) is { } more)
        {
            yield return new(Concern.TitleInexact, more);
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

    private static IEnumerable<Reason> OfRivals(Match best, IReadOnlyList<Candidate> ranked, IReadOnlyList<Match> field, DateOnly? today)
    {
        if (SeriesOfPart(best, field) is { } series)
        {
            yield return new(
                Concern.Namesake,
                $"The name says part {PartWords.OfMiniSeries(best.Clues.Release)!.Value.Number}, and \"{series.Candidate.Title.Name}\" ({Year(series.Candidate.Title.Year)}) is a series of this name."
            );
        }

        Match[] rivals = [.. NamesakeEvidence.Rivals(best, field)];
        TitleId[] namesakes = [.. rivals.Select(rival => rival.Candidate.Title.Id)];
        if (
            ranked.Skip(1).FirstOrDefault(candidate => namesakes.Contains(candidate.Id)) is { } namesake
            && IsNear(best, ranked[0], namesake)
        )
        {
            yield return new(Concern.Namesake, $"\"{namesake.Name}\" ({Year(namesake.Year)}) has the same name, and nothing rules it out.");
        }
        else if (Array.Find(rivals, rival => IsBetterKnown(rival, best)) is { Candidate.Title: var known })
        {
            yield return new(
                Concern.Namesake,
                $"\"{known.Name}\" ({Year(known.Year)}) bears this name too and is better known, and no year rules it out."
            );
        }
        else if (Array.Find(rivals, rival => IsCalledSo(rival, best)) is { Candidate.Title: var called })
        {
            yield return new(
                Concern.Namesake,
                $"\"{called.Name}\" ({Year(called.Year)}) has exactly this name, and \"{best.Candidate.Title.Name}\" has it only among its other names."
            );
        }
        else if (today is { } day && Array.Find(rivals, rival => IsNew(rival, best, day)) is { Candidate.Title: var begun })
        {
            yield return new(
                Concern.Namesake,
                $"\"{begun.Name}\" ({Year(begun.Year)}) has the same name and is so new that its votes say nothing yet, and no year rules it out."
            );
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

    private static IEnumerable<Reason> OfContent(Match best, IReadOnlyList<VideoClue> files, DateOnly? today)
    {
        if (best.Candidate.Title.Id.Kind == TitleKind.Series)
        {
            foreach (Reason reason in EpisodeConcerns.Of(best, files, today))
            {
                yield return reason;
            }
        }
        else
        {
            foreach (VideoClue file in files)
            {
                if (FolderFit.Of(file.Release.Input, best, FolderFit.YearAfter(today)) is { } differs)
                {
                    yield return differs with
                    {
                        File = files.Count > 1 ? file.Path : null,
                    };
                }
            }
        }

        if (best.Candidate.Title.Id.Kind == TitleKind.Movie && MissingParts.Of(best.Candidate, files) is { } missing)
        {
            yield return missing;
        }
    }

    /// <summary>What the name says more than the movie's title, also with the right year: a song, a concert or a documentary bears both.</summary>
    private static string? More(Match best) =>
        best is { Title: { Fit: TitleFit.Shortened, Claimed: var claimed, Known: var known }, Year: YearFit.Same or YearFit.Other }
        && TitleKey.Of(claimed).Length > TitleKey.Of(known).Length
            ? $"\"{claimed}\" says more than \"{known}\". It may be a clip, a concert or a documentary."
        : OddWords.Of(best.Clues.Release) is { } words && !IsName(words, best)
            ? $"Beside title and year, the name says \"{words}\". It may be something about the movie, or an event of that year."
        : null;

    /// <summary>"Dune 2021 Dune Part One": the title again, or another of its names.</summary>
    private static bool IsName(string words, Match best) =>
        best
            .Candidate.Names.Concat(best.Candidate.OtherNames)
            .Any(name =>
                TitleFits.Of(words, name) < TitleFit.Shortened || TitleFits.Of($"{best.Title.Claimed} {words}", name) < TitleFit.Shortened
            );

    /// <summary>Another series with exactly the claimed name, of any year.</summary>
    private static Match? BearerOf(Match best, IReadOnlyList<Match> field) =>
        field.FirstOrDefault(other =>
            other.Candidate.Title.Id.Kind == TitleKind.Series
            && other.Candidate.Title.Id != best.Candidate.Title.Id
            && other.Title.Fit <= TitleFit.Alternative
        );

    /// <summary>"Title (Year) Part 2" beside a movie of this name: a series of the same name and year, whose part it may be.</summary>
    private static Match? SeriesOfPart(Match best, IReadOnlyList<Match> field) =>
        best.Candidate.Title.Id.Kind == TitleKind.Movie && PartWords.OfMiniSeries(best.Clues.Release) is not null
            ? field.FirstOrDefault(other =>
                other is { Candidate.Title.Id.Kind: TitleKind.Series, Title.Fit: <= TitleFit.Alternative, Year: <= YearFit.Unclaimed }
            )
            : null;

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

    /// <summary>By so many times, if the name has its year.</summary>
    private const int FarBetterKnown = 10;

    private static bool IsBetterKnown(Match rival, Match best) =>
        IsUnsaid(best)
        && rival.Candidate.Title.VoteCount > best.Candidate.Title.VoteCount * (best.Year == YearFit.Unclaimed ? 1 : FarBetterKnown);

    private static bool IsCalledSo(Match rival, Match best) =>
        best.Title.Fit == TitleFit.Alternative && IsUnsaid(best) && rival.Title.Fit == TitleFit.Same;

    /// <summary>Most downloads are of what is new, and only later do people vote for it at TMDb.</summary>
    private static bool IsNew(Match rival, Match best, DateOnly today) =>
        best.Year == YearFit.Unclaimed
        && IsUnsaid(best)
        && rival.Candidate.Title.Year is { } began
        && began >= today.Year - 1
        && began <= today.Year
        && best.Candidate.Title.Year < began
        && best.Clues.Seasons.All(season => season <= today.Year - began + 1);

    /// <summary>Neither an id nor an earlier decision says which of two namesakes is meant.</summary>
    private static bool IsUnsaid(Match best) =>
        !best.Candidate.IsNamedById
        && !best.Clues.Precedents.Any(precedent =>
            precedent.Title == best.Candidate.Title.Id && precedent.Kind is PrecedentKind.Rule or PrecedentKind.DecidedBefore
        );

    private static string Year(int? year) => year?.ToString(CultureInfo.InvariantCulture) ?? "no year";
}
