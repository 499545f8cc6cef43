using System.Text.RegularExpressions;

namespace Hybrid.Releases;

/// <summary>Words by which a file says that it is no regular episode: "OVA - 03", "NCED 08", "SP2", a folder "Specials". Pure.</summary>
public static partial class SpecialWords
{
    /// <summary>Only words in front of the number count: behind it they are part of the episode's title ("S02E05 The Special").</summary>
    /// <returns>The word as the name has it; null if there is none.</returns>
    public static string? Of(Release release)
    {
        // "S03E00": no regular season counts from zero.
        if (release is { Seasons.Count: > 0 } && release.Episodes.Contains(0))
        {
            return "E00";
        }

        int start = release.Input.LastIndexOfAny(['/', '\\']) + 1;
        foreach (string folder in release.Input[..start].Split('/', '\\').Where(folder => folder.Length > 0))
        {
            if (Folder.Match(folder) is { Success: true } special)
            {
                return special.Groups["word"].Value.Trim();
            }
        }

        string file = release.Input[start..];
        if (Creditless.Match(file) is { Success: true } creditless)
        {
            return creditless.Value;
        }

        int end = release
            .Spans.Where(span => span.Part == "episode" && span.Start >= start)
            .Select(span => span.Start + span.Length)
            .LastOrDefault();
        return end > start && InFront.Match(file[..(end - start)]) is { Success: true } word ? word.Groups["word"].Value : null;
    }

    [GeneratedRegex(
        @"^(?<word>(?:season|series|staffel|saison|s)?[ ._-]*0{1,2}|specials?|extras?|nc|ncops?|nceds?|ovas?|oads?|onas?|sps?|pvs?|cms?|menus?|bonus|featurettes?|trailers?|creditless)$"
            + @"|^[^+&]*[ ._-](?<word>specials|ovas?|oads?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Folder { get; }

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(NCOP|NCED|creditless)(?![\p{L}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Creditless { get; }

    /// <summary>Short ones count only in capitals: "sp" and "cm" are words of other languages.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?<word>OVA|OAD|OAV|ONA|(SP|PV|CM)(?=[ ._-]*[0-9])|(?i:specials?|recap|menus?|preview|trailer|featurette|extras?|bonus))(?![\p{L}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex InFront { get; }
}
