using System.Globalization;

namespace Hybrid.Naming;

/// <summary>How the season and the episodes of a file are written.</summary>
internal enum EpisodeForm
{
    /// <summary>s01e02, s01e02-e03</summary>
    Small,

    /// <summary>S01E02, S01E02-E03</summary>
    Large,

    /// <summary>1x02; several episodes as small, which every server reads.</summary>
    Cross,
}

internal static class EpisodeForms
{
    /// <param name="last">The same as the first for one episode.</param>
    public static string Write(this EpisodeForm form, int season, int first, int last) =>
        form switch
        {
            EpisodeForm.Cross when first == last => string.Create(CultureInfo.InvariantCulture, $"{season}x{first:D2}"),
            EpisodeForm.Large => Small(season, first, last).ToUpperInvariant(),
            _ => Small(season, first, last),
        };

    /// <summary>A regular expression of what is written so.</summary>
    public static string Pattern(this EpisodeForm form) =>
        form switch
        {
            EpisodeForm.Cross => @"(?:\d{1,4}x\d{2,4}|s\d{2,4}e\d{2,4}-e\d{2,4})",
            EpisodeForm.Large => @"S\d{2,4}E\d{2,4}(?:-?E\d{2,4})*",
            _ => @"s\d{2,4}e\d{2,4}(?:-?e\d{2,4})*",
        };

    private static string Small(int season, int first, int last) =>
        first == last ? $"s{season:D2}e{first:D2}" : $"s{season:D2}e{first:D2}-e{last:D2}";
}
