using Hybrid.Naming;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>Whether a subtitle that came apart from its video is of it: the video's own name, or the same title with the same episode or year. Pure.</summary>
public static class SubtitleKinship
{
    /// <param name="subtitle">Its path in its download.</param>
    /// <param name="video">The video's, in another one.</param>
    /// <param name="latestYear">The latest plausible year of a release.</param>
    public static bool IsOf(string subtitle, string video, int latestYear)
    {
        if (StemsOf(subtitle).Contains(video[..^Path.GetExtension(video).Length], StringComparer.Ordinal))
        {
            return true;
        }

        Release claimed = ReleaseParser.Parse(subtitle, latestYear);
        Release filed = ReleaseParser.Parse(video, latestYear);
        return claimed.Title is { } title
            && filed.Title is { } other
            && SubtitlePath.IsSameName(title, other)
            && (
                SubtitleNumbers.Of(claimed) is { } numbers
                    ? SubtitleNumbers.Of(filed) is { } own
                        && numbers.Fits(own)
                        && (claimed.Year ?? filed.Year) == (filed.Year ?? claimed.Year)
                    : claimed.Year is { } year && filed.Year == year && SubtitleNumbers.Of(filed) is null
            );
    }

    /// <summary>The first word of the title that a subtitle's name claims, to look for its video by.</summary>
    public static string? FirstWord(string subtitle, int latestYear) =>
        ReleaseParser
            .Parse(subtitle, latestYear)
            .Title?.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(w => w.Length > 1);

    /// <summary>"Film.1999.en.srt" may belong to "Film.1999.en", "Film.1999" or "Film".</summary>
    public static IEnumerable<string> StemsOf(string path)
    {
        for (string stem = path; stem.LastIndexOf('.') is var dot && dot > stem.LastIndexOf('/') + 1; )
        {
            stem = stem[..dot];
            yield return stem;
        }
    }
}
