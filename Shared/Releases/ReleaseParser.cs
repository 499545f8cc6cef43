using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>Reads what a name claims. Pure: the same text gives the same release, and no text makes it throw.</summary>
public static class ReleaseParser
{
    /// <param name="text">A bare name, or a relative path with folders ('/' or '\').</param>
    /// <param name="latestYear">The latest possible year of a release; usually next year.</param>
    public static Release Parse(string text, int latestYear) => MovieParts.In(Read(text, latestYear, told: null));

    /// <summary>Which rules of numbering took which part of the name, and which rules they overruled.</summary>
    public static IReadOnlyList<RuleTaken> Explain(string text, int latestYear)
    {
        List<RuleTaken> told = [];
        _ = Read(text, latestYear, told);
        return told;
    }

    private static Release Read(string text, int latestYear, List<RuleTaken>? told)
    {
        Span<Range> segments = stackalloc Range[PathSegments.Most];
        int found = PathSegments.Split(text, segments);
        return found > 1
            ? PathRule.Read(text, segments[..found], latestYear, told)
            : PathRule.WithoutOrder(text, latestYear) ?? MirroredName.Read(text, latestYear, Place.Alone, text, told).Release;
    }
}
