using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Which episodes of a chosen series a file has.</summary>
public static class EpisodeNumbers
{
    /// <param name="file">What the file's path claims.</param>
    /// <param name="series">The chosen series.</param>
    /// <param name="episodes">The episodes of the seasons in question (<see cref="EpisodeSeasons"/>), if loaded. Without them, seasons are taken to be numbered from 1.</param>
    /// <param name="numbering">How a person, or a person's rule, counts numbers without a season.</param>
    /// <param name="today">Decides whether the latest season may go on; null if it does not matter.</param>
    public static EpisodeReading Of(
        Release file,
        TitleDetails series,
        IReadOnlyList<Episode> episodes,
        Numbering numbering,
        DateOnly? today = null
    )
    {
        var lists = new SeriesLists(series, episodes, today);
        Release placed = SeasonNames.InItsSeason(file, series);
        EpisodeReading reading = EpisodeTitles.Checked(Read(placed, lists, numbering), placed, lists);
        return
            reading is NumberedEpisodes { Doubt: null, Episodes: [var first, ..] } found
            && numbering == Numbering.Unsaid
            && !EpisodeTitles.Agree(file.EpisodeTitle, lists[first.Season, first.Episode])
            && SeasonNames.Doubt(file, series) is { } doubt
            ? found with
            {
                Doubt = doubt,
            }
            : reading;
    }

    /// <summary>So many a catalog may lack: half a year of a weekly series.</summary>
    private const int EpisodesNotListed = 26;

    internal static IReadOnlyList<int> BareNumbers(Release file) =>
        file.Seasons.Count > 0 ? []
        : file.Absolute.Count > 0 ? file.Absolute
        : file.Episodes;

    private static EpisodeReading Read(Release file, SeriesLists lists, Numbering numbering)
    {
        if (file.EpisodeFraction is { } fraction)
        {
            // "12.5": the numbers say 12, which is wrong.
            return Refused(
                Concern.Special,
                $"an episode number with \".{fraction}\" lies between two episodes, and catalogs number such episodes differently"
            );
        }

        if (PartWords.OfSeason(file) is { } part)
        {
            return Refused(
                Concern.UnnumberedFile,
                $"the number {file.Episodes[0]} may count from the start of part {part} of the season, and the catalog does not say where that part begins"
            );
        }

        if (Specials.Of(file, lists) is { } special)
        {
            return special;
        }

        if (file.Seasons is [int season] && file.Episodes.Count > 0)
        {
            return SeasonNumbers.Of(file, season, lists);
        }

        if (file.AirDate is { } day)
        {
            return AirDays.Of(file, day, lists.Episodes);
        }

        if (BareNumbers(file) is { Count: > 0 } numbers)
        {
            return ByAbsolute(file, numbers, lists, numbering);
        }

        return WithoutNumber(file, lists);
    }

    /// <summary>A part of a mini-series, or a number that only its season makes one; else the title alone may say it.</summary>
    private static EpisodeReading WithoutNumber(Release file, SeriesLists lists)
    {
        if (
            PartWords.OfMiniSeries(file) is { } part
            && lists.Counted is [var only]
            && lists.NumbersOf(only.Number) is { } numbers
            && numbers.Contains(part.Number)
        )
        {
            NumberedEpisodes found = Found(only.Number, part.Number);
            return EpisodeTitles.Checked(found, file with { EpisodeTitle = EpisodeTitles.Leading(part.Behind, lists.Episodes) }, lists);
        }

        if (file.Seasons is [var season] && SeasonNumbers.Glued(file, season, lists) is { } glued)
        {
            return Found(season, glued);
        }

        // An episode may be called like its series.
        string[] claimed =
        [
            .. file
                .AlternativeTitles.Append(file.Title)
                .Append(file.EpisodeTitle)
                .OfType<string>()
                .Where(title => !EpisodeTitles.AreSame(title, lists.Series.Title.Name)),
        ];
        Episode[] named =
        [
            .. claimed.Select(title => EpisodeTitles.Named(title, lists.Episodes)).OfType<Episode>().DistinctBy(e => (e.Season, e.Number)),
        ];
        return named is [var one] ? Found(one.Season, one.Number)
            : file.Seasons.Count > 1 ? Refused(Concern.UnnumberedFile, $"\"{file.Input}\" names several seasons and no episode")
            : Refused(Concern.UnnumberedFile, $"no episode number can be read in \"{file.Input}\"");
    }

    /// <summary>A number without a season is certain only if the catalog's lists leave one reading, unless a person says how it counts.</summary>
    private static EpisodeReading ByAbsolute(Release file, IReadOnlyList<int> numbers, SeriesLists lists, Numbering numbering)
    {
        if (lists.Counted is [var only] && lists.NumbersOf(only.Number) is { } listed && numbers.All(listed.Contains))
        {
            return new NumberedEpisodes([.. numbers.Select(number => new EpisodeNumber(only.Number, number))]);
        }

        if (numbering == Numbering.Absolute || numbers.All(number => CanOnlyBeAbsolute(number, lists)))
        {
            List<EpisodeNumber> found = [.. numbers.Select(lists.At).OfType<EpisodeNumber>()];
            if (found.Count == numbers.Count)
            {
                return new NumberedEpisodes(found);
            }
        }

        if (
            numbers is [var one]
            && numbering == Numbering.Unsaid
            && IsFarBeyond(one, file, lists)
            && SeasonAndNumber(one, lists) is { } written
        )
        {
            return Found(written.Season, written.Episode);
        }

        return Refused(
            Concern.AbsoluteNumbers,
            lists.Counted.Count > 1 && numbering == Numbering.Unsaid
                ? $"episode number {numbers[0]} has no season, and the series has {lists.Counted.Count} seasons: the number may be absolute"
                : $"the catalog has no episode number {numbers[0]}"
        );
    }

    /// <summary>
    /// Beyond the first season: who counts each season from 1 has to name a later season. Within it, only if the catalog itself counts on. "101"
    /// may also be the first episode of season 1.
    /// </summary>
    private static bool CanOnlyBeAbsolute(int number, SeriesLists lists)
    {
        if (lists.Counted is not [var first, var second, ..] || lists.Through(number) is not { } at || lists.At(number) is not { } found)
        {
            return false;
        }

        return at.Season.Number == first.Number ? found.Episode == number && lists.GoesOn(second.Number)
            : lists.GoesOn(at.Season.Number) ? found.Episode == number
            : lists.IsLoaded(at.Season.Number) && SeasonAndNumber(number, lists) is null;
    }

    /// <summary>"[Group] Show - 130" may be an episode that is not listed yet; "show.401", far behind the last one, is not.</summary>
    private static bool IsFarBeyond(int number, Release file, SeriesLists lists) =>
        number > lists.Counted.Sum(season => season.EpisodeCount) + EpisodesNotListed
        && file.Spans.LastOrDefault(span => span.Part == "episode") is { Start: > 1 } span
        && !file.Input[..span.Start].TrimEnd().EndsWith('-');

    /// <summary>"401" as the first episode of season 4, if that exists.</summary>
    private static EpisodeNumber? SeasonAndNumber(int number, SeriesLists lists) =>
        number / 100 is > 0 and var season && lists.NumbersOf(season)?.Contains(number % 100) == true
            ? new EpisodeNumber(season, number % 100)
            : null;

    private static NumberedEpisodes Found(int season, int number) => new([new EpisodeNumber(season, number)]);

    private static NoEpisodes Refused(Concern concern, string sentence) => new(new(concern, sentence));
}

public readonly record struct EpisodeNumber(int Season, int Episode);

/// <summary>What <see cref="EpisodeNumbers"/> found: numbers, or the reason why there are none.</summary>
public abstract record EpisodeReading;

/// <param name="Episodes">In the order of the file; two or more for a file with several episodes.</param>
public sealed record NumberedEpisodes(IReadOnlyList<EpisodeNumber> Episodes) : EpisodeReading
{
    /// <summary>What a person should confirm first; null if nothing. An approval answers it.</summary>
    public Reason? Doubt { get; init; }

    /// <summary>It is not listed, but the latest season may go on.</summary>
    public bool IsBeyondTheList { get; init; }
}

public sealed record NoEpisodes(Reason Reason) : EpisodeReading;
