using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>Reads what a name claims. Pure: the same text gives the same release, and no text makes it throw.</summary>
public static class ReleaseParser
{
    /// <param name="text">A bare name, or a relative path with folders ('/' or '\').</param>
    /// <param name="latestYear">The latest possible year of a release; usually next year.</param>
    public static Release Parse(string text, int latestYear)
    {
        Span<Range> segments = stackalloc Range[PathSegments.Most];
        int found = PathSegments.Split(text, segments);
        if (found == 1)
        {
            return MovieParts.In(PathRule.WithoutOrder(text, latestYear) ?? ParseName(text, latestYear));
        }

        return MovieParts.In(PathRule.Read(text, segments[..found], latestYear));
    }

    /// <summary>Which rules of numbering took which part of the name, and which rules they overruled.</summary>
    public static IReadOnlyList<RuleTaken> Explain(string text, int latestYear)
    {
        Span<Range> segments = stackalloc Range[PathSegments.Most];
        return PathRule.Explain(text, segments[..PathSegments.Split(text, segments)], latestYear);
    }

    internal static Release ParseName(string name, int latestYear) => MirroredName.Read(name, latestYear, Place.Alone, name).Release;
}
