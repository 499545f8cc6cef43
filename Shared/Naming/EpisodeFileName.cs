using System.Text.RegularExpressions;

namespace Hybrid.Naming;

/// <summary>Reads back what <see cref="LibraryPath.Episode"/> wrote behind an episode's number. Pure.</summary>
public static partial class EpisodeFileName
{
    /// <summary>The episode's title: "Pilot" of "Lost (2004) - s01e01 - Pilot - pt1.mkv".</summary>
    /// <returns>Empty if the name has none; null if it is not named like an episode.</returns>
    public static string? TitleIn(string path) =>
        Numbers().Match(Path.GetFileNameWithoutExtension(path)) is { Success: true } match ? match.Groups["title"].Value : null;

    [GeneratedRegex(
        @" - s\d{2,4}e\d{2,4}(-?e\d{2,4})*( - (?!pt\d+$)(?<title>.+?))?( - pt\d+)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Numbers();
}
