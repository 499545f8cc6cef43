using Hybrid.Catalog;

namespace Hybrid.Matching.Weighing;

internal static class RuntimeEvidence
{
    /// <summary>Films run 4 % faster on PAL television, credits are cut, and editions differ.</summary>
    private const double Shortest = 0.88;
    private const double Longest = 1.12;

    /// <summary>Beyond this no edition explains it; shorter may be half of a split film.</summary>
    private const double FarShorter = 0.35;
    private const double FarLonger = 1.4;

    public static Evidence? Weigh(Clues clues, Contender contender)
    {
        if (clues.Seconds is not > 0 || contender is not { Title.Id.Kind: TitleKind.Movie, Details.RuntimeMinutes: { } minutes })
        {
            return null;
        }

        double has = clues.Seconds.Value / 60;
        double share = has / minutes;
        return share switch
        {
            >= Shortest and <= Longest => new("runtime", Weights.RuntimeFits, $"it runs {minutes} min, and the file {has:0}"),
            <= FarShorter or >= FarLonger => new("runtime", Weights.RuntimeDiffers, $"it runs {minutes} min, but the file {has:0}"),
            _ => null,
        };
    }
}
