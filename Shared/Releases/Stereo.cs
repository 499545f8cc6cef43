using System.Text.RegularExpressions;

namespace Hybrid.Releases;

/// <summary>What a name claims about 3D. Pure.</summary>
public static partial class Stereo
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>"3D", or with the kind as Kodi and Jellyfin read it: "3D HSBS", "3D SBS", "3D HTAB" (half over-under), "3D TAB", "3D MVC". Null for a flat movie.</summary>
    /// <param name="release">What the file's path claims.</param>
    /// <param name="names">Every name of the movie: one may be called "Something 3D".</param>
    public static string? Of(Release release, IEnumerable<string> names)
    {
        string own = release.Input[(release.Input.LastIndexOf('/') + 1)..];
        string text = Word.IsMatch(own) || Sure.IsMatch(own) ? own : release.Input;
        int words = Word.Count(text) - (names.Any(Word.IsMatch) ? 1 : 0);
        Match? sure = Sure.Matches(text).LastOrDefault();
        if (words <= 0 && sure is null && !own.EndsWith(".mk3d", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Match? kind = sure ?? Kind.Matches(text).LastOrDefault();
        return kind is null ? "3D" : $"3D {Token(kind)}";
    }

    private static string Token(Match kind) =>
        kind.Groups["mvc"].Success ? "MVC" : (kind.Groups["half"].Success ? "H" : "") + (kind.Groups["sbs"].Success ? "SBS" : "TAB");

    [GeneratedRegex(@"(?<![\p{L}\p{N}])3-?D(?![\p{L}\p{N}])", Options, 30_000)]
    private static partial Regex Word { get; }

    /// <summary>Words that speak of 3D wherever they stand.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(3D[\s._-]?)?((?<half>h|half)|(?<full>f|full))[\s._-]?((?<sbs>sbs)|(?<tab>ou|tab))(?![\p{L}\p{N}])",
        Options,
        30_000
    )]
    private static partial Regex Sure { get; }

    /// <summary>Words that speak of it only where the name says 3D: SBS is also a broadcaster, and "ou" a word.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}])((?<sbs>sbs)|(?<tab>(?-i:OU|TAB))|(?<mvc>mvc))(?![\p{L}\p{N}])", Options, 30_000)]
    private static partial Regex Kind { get; }
}
