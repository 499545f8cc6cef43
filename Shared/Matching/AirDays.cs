using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>The episode of a day. A show after midnight is often named a day later than the catalog has it: then the title says which. Pure.</summary>
internal static partial class AirDays
{
    private const int DaysOff = 2;

    public static EpisodeReading Of(Release file, DateOnly day, IReadOnlyList<Episode> episodes)
    {
        Episode[] around =
        [
            .. episodes.Where(episode => episode.AirDate is { } aired && Math.Abs(aired.DayNumber - day.DayNumber) <= DaysOff),
        ];
        if (EpisodeTitles.Named(file.EpisodeTitle, around) is { } named)
        {
            return Found(named);
        }

        Episode[] ofDay = [.. around.Where(episode => episode.AirDate == day)];
        if (
            OtherReading(file, day) is { } other
            && episodes.Where(episode => episode.AirDate == other).ToArray() is [var swapped, ..] ofOther
        )
        {
            return ofDay is [] && ofOther.Length == 1
                ? Found(swapped)
                : Refused($"the day may be {day:yyyy-MM-dd} or {other:yyyy-MM-dd}, and the catalog has an episode of each");
        }

        return ofDay switch
        {
            [] => Refused($"the catalog has no episode of {day:yyyy-MM-dd}"),
            [var only] => Found(only),
            { Length: var several } => Refused($"the catalog has {several} episodes of {day:yyyy-MM-dd}, and the name does not say which"),
        };
    }

    /// <summary>"04.05.2024" may be 4 May or 5 April.</summary>
    private static DateOnly? OtherReading(Release file, DateOnly day) =>
        day.Day <= 12 && day.Day != day.Month && DayOrMonthFirst.IsMatch(file.Input) ? new DateOnly(day.Year, day.Day, day.Month) : null;

    private static NumberedEpisodes Found(Episode episode) => new([new EpisodeNumber(episode.Season, episode.Number)]);

    private static NoEpisodes Refused(string sentence) => new(new(Concern.AirDate, sentence));

    [GeneratedRegex(
        @"(?<![0-9])[0-9]{1,2}[ ._/-][0-9]{1,2}[ ._/-](19|20)[0-9]{2}(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex DayOrMonthFirst { get; }
}
