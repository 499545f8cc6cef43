using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class RuntimeEvidence
{
    /// <summary>Movies run 4 % faster on PAL television, credits are cut, and editions differ.</summary>
    private const double Shortest = 0.88;
    private const double Longest = 1.12;

    /// <summary>No edition explains a length beyond these; a shorter file may be half of a split movie.</summary>
    private const double FarShorter = 0.35;
    private const double FarLonger = 1.4;

    public static IEnumerable<Measure> Of(Match match)
    {
        if (
            match.Clues.Seconds is not > 0
            || match.Candidate is not { Title.Id.Kind: TitleKind.Movie, Details.RuntimeMinutes: > 0 and var minutes }
        )
        {
            yield break;
        }

        double has = match.Clues.Seconds.Value / 60;
        double share = has / minutes;
        switch (share)
        {
            case >= Shortest and <= Longest:
                yield return new("runtime-fits", $"it runs {minutes} min, and the file runs {has:0} min");
                break;
            case <= FarShorter or >= FarLonger:
                yield return new("runtime-differs", $"it runs {minutes} min, but the file runs {has:0} min");
                break;
        }
    }
}
