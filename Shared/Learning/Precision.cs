using System.ComponentModel;

namespace Hybrid.Learning;

/// <summary>How often the matcher was right in this installation, measured by people's decisions. Pure.</summary>
public sealed record Precision
{
    private static readonly double[] Bounds = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1];

    [Description("What people decided about the first candidate, by its confidence. A rejection counts as wrong.")]
    public required IReadOnlyList<DecidedBand> Decided { get; init; }

    [Description("What was filed automatically, by confidence, and how much of it people overruled later.")]
    public required IReadOnlyList<FiledBand> Filed { get; init; }

    [Description("Advice on PLEX_CONFIDENCE_THRESHOLD.")]
    public required ThresholdAdvice Advice { get; init; }

    public static Precision Of(double threshold, IReadOnlyList<Judgement> judgements, IReadOnlyList<Filing> filings) =>
        new()
        {
            Decided =
            [
                .. Bands()
                    .Select(b => DecidedBand.Of(b.From, b.To, [.. judgements.Where(j => IsIn(j.Confidence, b))]))
                    .Where(b => b.Decided > 0),
            ],
            Filed =
            [
                .. Bands().Select(b => FiledBand.Of(b.From, b.To, [.. filings.Where(f => IsIn(f.Confidence, b))])).Where(b => b.Filed > 0),
            ],
            Advice = ThresholdAdvice.Of(threshold, judgements, filings),
        };

    private static IEnumerable<(double From, double To)> Bands() => Bounds.Zip(Bounds.Skip(1));

    /// <summary>The last band includes 1.</summary>
    private static bool IsIn(double confidence, (double From, double To) band) =>
        confidence >= band.From && (confidence < band.To || band.To >= 1);
}

public sealed record DecidedBand(
    double From,
    double To,
    int Decided,
    int AsProposed,
    int AsAnother,
    int Rejected,
    [property: Description("Lower bound of the share that was right, at 95 % (Wilson).")] double Low,
    double High
)
{
    internal static DecidedBand Of(double from, double to, IReadOnlyList<Judgement> judgements)
    {
        int right = judgements.Count(j => j.Kind == JudgementKind.AsProposed);
        var share = Wilson.Of(right, judgements.Count);
        return new(
            from,
            to,
            judgements.Count,
            right,
            judgements.Count(j => j.Kind == JudgementKind.AsAnother),
            judgements.Count(j => j.Kind == JudgementKind.Rejected),
            Math.Round(share.Low, 3),
            Math.Round(share.High, 3)
        );
    }
}

public sealed record FiledBand(
    double From,
    double To,
    int Filed,
    int Overruled,
    [property: Description("Lower bound of the share not overruled, at 95 % (Wilson).")] double Low,
    double High
)
{
    internal static FiledBand Of(double from, double to, IReadOnlyList<Filing> filings)
    {
        int overruled = filings.Count(f => f.Overruled);
        var share = Wilson.Of(filings.Count - overruled, filings.Count);
        return new(from, to, filings.Count, overruled, Math.Round(share.Low, 3), Math.Round(share.High, 3));
    }
}
