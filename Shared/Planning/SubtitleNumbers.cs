using System.Globalization;
using Hybrid.Naming;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>Which episode, day or part a name says that it is of. Pure.</summary>
internal sealed record SubtitleNumbers
{
    /// <summary>For words in names that could be a year: no subtitle is matched by one.</summary>
    private const int LatestYear = 2100;

    public int? Season { get; private init; }

    private IReadOnlyList<int> Episodes { get; init; } = [];

    private DateOnly? AirDate { get; init; }

    private int? Part { get; init; }

    /// <summary>Null if it names none. "2_English" is the second track and not the second episode.</summary>
    /// <param name="name">A file's name without its extension, or a folder's.</param>
    public static SubtitleNumbers? Of(string name)
    {
        if (name.All(char.IsAsciiDigit) && name.Length is > 0 and <= 4)
        {
            return new() { Episodes = [int.Parse(name, CultureInfo.InvariantCulture)] };
        }

        return SubtitlePath.IsOnlyTags(name) ? null : Of(ReleaseParser.Parse(name + ".mkv", LatestYear));
    }

    public static SubtitleNumbers? Of(Release release) =>
        release switch
        {
            { AirDate: { } day } => new() { AirDate = day },
            { Episodes.Count: > 0 } => new() { Season = release.Seasons is [var season] ? season : null, Episodes = release.Episodes },
            { Absolute.Count: > 0 } => new() { Episodes = release.Absolute },
            { Part: { } part } => new() { Part = part },
            _ => null,
        };

    /// <summary>"series/1396/s01e02": the numbers under which the video is filed.</summary>
    public static SubtitleNumbers? OfKeys(IReadOnlyList<string> libraryKeys)
    {
        (int Season, int Episode)[] read = [.. libraryKeys.Select(Read).OfType<(int, int)>()];
        return read.Length > 0 && read.Length == libraryKeys.Count
            ? new() { Season = read[0].Season, Episodes = [.. read.Select(r => r.Episode)] }
            : null;
    }

    /// <summary>A number without a season fits every season.</summary>
    public bool Fits(SubtitleNumbers video) =>
        AirDate == video.AirDate
        && Part == video.Part
        && (Season is null || video.Season is null || Season == video.Season)
        && (Episodes.SequenceEqual(video.Episodes) || (Episodes.Count == 1 && video.Episodes.Contains(Episodes[0])));

    private static (int Season, int Episode)? Read(string key)
    {
        string last = key[(key.LastIndexOf('/') + 1)..];
        int e = last.IndexOf('e', StringComparison.Ordinal);
        return
            last.StartsWith('s')
            && e > 1
            && int.TryParse(last[1..e], NumberStyles.None, CultureInfo.InvariantCulture, out int season)
            && int.TryParse(last[(e + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int episode)
            ? (season, episode)
            : null;
    }
}
