using System.ComponentModel;
using System.Globalization;

namespace Hybrid.Learning;

/// <summary>What people's decisions say about the threshold. Advice only: the setting is changed by hand. Pure.</summary>
public sealed record ThresholdAdvice
{
    /// <summary>Below this a lower bound is no recommendation.</summary>
    private const double SafeEnough = 0.9;

    /// <summary>So many decisions, all of them right, are needed for the lower bound to reach <see cref="SafeEnough"/>.</summary>
    private const int Enough = 35;

    private const double Step = 0.05;

    /// <summary>A threshold below even odds is none.</summary>
    private const double Lowest = 0.5;

    public required AdviceKind Kind { get; init; }

    [Description("The threshold that would have been better; absent where the present one stays.")]
    public double? Threshold { get; init; }

    public required string Sentence { get; init; }

    /// <param name="threshold">PLEX_CONFIDENCE_THRESHOLD.</param>
    /// <param name="judgements">What people said to what was left to them.</param>
    /// <param name="filings">What was filed without asking.</param>
    public static ThresholdAdvice Of(double threshold, IReadOnlyList<Judgement> judgements, IReadOnlyList<Filing> filings) =>
        Higher(threshold, filings) ?? Lower(threshold, judgements);

    /// <summary>Where what is filed just above the threshold is overruled more often than the threshold promises.</summary>
    private static ThresholdAdvice? Higher(double threshold, IReadOnlyList<Filing> filings)
    {
        double next = Math.Min(1, Round(threshold + Step));
        Filing[] just = [.. filings.Where(f => f.Confidence >= threshold && f.Confidence < next)];
        int overruled = just.Count(f => f.Overruled);
        return overruled > 0 && Wilson.Of(just.Length - overruled, just.Length).High < threshold + (1 - threshold) / 2
            ? new ThresholdAdvice
            {
                Kind = AdviceKind.Raise,
                Threshold = next,
                Sentence = Text(
                    $"Of {just.Length} filed without asking with confidence {threshold:0.00} to {next:0.00}, {overruled} were overruled later: a threshold of {next:0.00} would have asked about them."
                ),
            }
            : null;
    }

    /// <summary>Band by band downwards, as long as each by itself is safe enough.</summary>
    private static ThresholdAdvice Lower(double threshold, IReadOnlyList<Judgement> judgements)
    {
        ThresholdAdvice? best = null;
        for (double to = threshold; Round(to - Step) >= Lowest; to = Round(to - Step))
        {
            double from = Round(to - Step);
            Judgement[] band = [.. judgements.Where(j => j.ByThresholdAlone && j.Confidence >= from && j.Confidence < to)];
            int right = band.Count(j => j.Kind == JudgementKind.AsProposed);
            double low = Wilson.Of(right, band.Length).Low;
            if (low < SafeEnough)
            {
                return best ?? NoLower(threshold, from, band.Length, right);
            }

            best = new ThresholdAdvice
            {
                Kind = AdviceKind.Lower,
                Threshold = from,
                Sentence = Text(
                    $"Of {band.Length} that you decided with confidence {from:0.00} to {to:0.00}, {right} were right: a threshold of {from:0.00} would have been safe (95 %: ≥ {Math.Floor(low * 100):0} %)."
                ),
            };
        }

        return best
            ?? new ThresholdAdvice { Kind = AdviceKind.Keep, Sentence = Text($"A threshold of {threshold:0.00} cannot be lowered.") };
    }

    private static ThresholdAdvice NoLower(double threshold, double from, int all, int right) =>
        all < Enough
            ? new ThresholdAdvice
            {
                Kind = AdviceKind.TooFew,
                Sentence = Text(
                    $"Too few decisions to say: only {all} of those that you decided had a confidence of {from:0.00} to {threshold:0.00} and nothing else against them ({right} were right); {Enough} are needed."
                ),
            }
            : new ThresholdAdvice
            {
                Kind = AdviceKind.Keep,
                Sentence = Text(
                    $"Of {all} that you decided with confidence {from:0.00} to {threshold:0.00}, {right} were right: keep the threshold of {threshold:0.00}."
                ),
            };

    private static double Round(double threshold) => Math.Round(threshold, 2);

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}

public enum AdviceKind
{
    /// <summary>The decisions do not tell.</summary>
    TooFew,

    /// <summary>The threshold is where it should be.</summary>
    Keep,

    /// <summary>Less could be asked.</summary>
    Lower,

    /// <summary>More should be asked.</summary>
    Raise,
}
