using System.ComponentModel;
using System.Globalization;

namespace Hybrid.Learning;

/// <summary>What people's decisions say about the threshold. Advice only: a person changes the setting. Pure.</summary>
public sealed record ThresholdAdvice
{
    /// <summary>No recommendation below this lower bound.</summary>
    private const double SafeEnough = 0.9;

    /// <summary>Number of decisions, all right, that lift the lower bound to <see cref="SafeEnough"/>.</summary>
    private const int Enough = 35;

    private const double Step = 0.05;

    /// <summary>A threshold below even odds makes no sense.</summary>
    private const double Lowest = 0.5;

    public required AdviceKind Kind { get; init; }

    [Description("The better threshold. Absent when the current one is kept.")]
    public double? Threshold { get; init; }

    public required string Sentence { get; init; }

    /// <param name="threshold">PLEX_CONFIDENCE_THRESHOLD.</param>
    /// <param name="judgements">What people decided about the items that they were asked about.</param>
    /// <param name="filings">What was filed automatically.</param>
    public static ThresholdAdvice Of(double threshold, IReadOnlyList<Judgement> judgements, IReadOnlyList<Filing> filings) =>
        Higher(threshold, filings) ?? Lower(threshold, judgements);

    /// <summary>When people overrule items just above the threshold more often than the threshold promises.</summary>
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
                    $"{just.Length} items were filed automatically with confidence {threshold:0.00} to {next:0.00}, and people overruled {overruled} of them later. A threshold of {next:0.00} would have asked about them."
                ),
            }
            : null;
    }

    /// <summary>Band by band downward, while each band by itself is safe enough.</summary>
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
                    $"You decided {band.Length} items with confidence {from:0.00} to {to:0.00}, and the first candidate was right for {right} of them. A threshold of {from:0.00} would have been safe: at least {Math.Floor(low * 100):0} % right, with 95 % certainty."
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
                    $"Too few decisions for advice on the threshold: you decided {all} items with confidence {from:0.00} to {threshold:0.00} and no other concern ({right} of them right). {Enough} are needed."
                ),
            }
            : new ThresholdAdvice
            {
                Kind = AdviceKind.Keep,
                Sentence = Text(
                    $"You decided {all} items with confidence {from:0.00} to {threshold:0.00}, and the first candidate was right for {right} of them. Keep the threshold of {threshold:0.00}."
                ),
            };

    private static double Round(double threshold) => Math.Round(threshold, 2);

    private static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}

public enum AdviceKind
{
    /// <summary>There are too few decisions.</summary>
    TooFew,

    /// <summary>The threshold is right.</summary>
    Keep,

    /// <summary>Fewer items need a question.</summary>
    Lower,

    /// <summary>More items need a question.</summary>
    Raise,
}
