using Hybrid.Matching.Weighing;

namespace Hybrid.Bench.Matching;

/// <summary>A conditional logit with "none of these", held to the priors (L2) and to the signs and orders of <see cref="Features"/>; fitted by accelerated projected gradient.</summary>
internal static class Logit
{
    /// <summary>How strongly a weight is held to its prior, in names: a feature seen in a few names hardly moves.</summary>
    private const double Hold = 1.0;

    private const int Rounds = 3000;

    private static readonly double[] Priors = [.. Features.All.Select(feature => feature.Prior)];

    public static double[] Fit(IReadOnlyList<Choice> choices)
    {
        double[] weights = [.. Priors];
        double[] ahead = [.. weights];
        double step = 4.0 / choices.Count;
        double momentum = 1;
        double best = Objective(choices, weights);
        for (int round = 0; round < Rounds; round++)
        {
            double[] slope = Slope(choices, ahead);
            double[] next = Project([.. ahead.Select((weight, i) => weight - (step * slope[i]))]);
            double now = Objective(choices, next);
            if (now > best + 1e-9)
            {
                // Too far: back to the last good point, with smaller steps and no momentum.
                step /= 2;
                momentum = 1;
                ahead = [.. weights];
                if (step < 1e-9)
                {
                    break;
                }

                continue;
            }

            double later = (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            ahead = [.. next.Select((weight, i) => weight + ((momentum - 1) / later * (weight - weights[i])))];
            bool isStill = best - now < 1e-7;
            (weights, momentum, best) = (next, later, now);
            if (isStill && round > 200)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>The mean of −log of the probability that was given to what is right.</summary>
    public static double Loss(IReadOnlyList<Choice> choices, double[] weights, double sharpness) =>
        choices.Average(choice => -Math.Log(Math.Max(1e-12, Probability(choice, weights, sharpness))));

    private static double Objective(IReadOnlyList<Choice> choices, double[] weights) =>
        choices.Sum(choice => -choice.Weight * Math.Log(Math.Max(1e-300, Probability(choice, weights, 1))))
        + (Hold / 2 * weights.Select((weight, i) => (weight - Priors[i]) * (weight - Priors[i])).Sum());

    private static double[] Slope(IReadOnlyList<Choice> choices, double[] weights)
    {
        double[] slope = [.. weights.Select((weight, i) => Hold * (weight - Priors[i]))];
        foreach (Choice choice in choices)
        {
            double[] shares = Shares(choice, weights, 1);
            for (int c = 0; c < choice.Candidates.Count; c++)
            {
                double error = choice.Weight * (shares[c] - (c == choice.Right ? 1 : 0));
                foreach (Term term in choice.Candidates[c])
                {
                    slope[term.Feature] += error * term.Value;
                }
            }
        }

        return slope;
    }

    private static double Probability(Choice choice, double[] weights, double sharpness)
    {
        double[] shares = Shares(choice, weights, sharpness);
        return choice.Right >= 0 ? shares[choice.Right] : shares[^1];
    }

    /// <summary>One share a candidate, and the last for "none of these".</summary>
    private static double[] Shares(Choice choice, double[] weights, double sharpness)
    {
        double[] odds =
        [
            .. choice.Candidates.Select(candidate => sharpness * candidate.Sum(term => weights[term.Feature] * term.Value)),
            0,
        ];
        double largest = odds.Max();
        double all = odds.Sum(one => Math.Exp(one - largest));
        return [.. odds.Select(one => Math.Exp(one - largest) / all)];
    }

    /// <summary>The nearest weights that keep every order and sign: neighbors out of order are averaged, then cut at zero.</summary>
    private static double[] Project(double[] weights)
    {
        foreach (
            IGrouping<string, int> group in Enumerable
                .Range(0, weights.Length)
                .Where(i => Features.All[i].Group.Length > 0)
                .GroupBy(i => Features.All[i].Group)
        )
        {
            var blocks = new List<(double Sum, int Count)>();
            foreach (int i in group)
            {
                blocks.Add((weights[i], 1));
                while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count < blocks[^1].Sum / blocks[^1].Count)
                {
                    (double sum, int count) = blocks[^1];
                    blocks.RemoveAt(blocks.Count - 1);
                    blocks[^1] = (blocks[^1].Sum + sum, blocks[^1].Count + count);
                }
            }

            double[] level = [.. blocks.SelectMany(block => Enumerable.Repeat(block.Sum / block.Count, block.Count))];
            foreach ((int i, double value) in group.Zip(level))
            {
                weights[i] = value;
            }
        }

        return
        [
            .. weights.Select(
                (weight, i) =>
                    Features.All[i].Direction switch
                    {
                        Direction.For => Math.Max(0, weight),
                        Direction.Against => Math.Min(0, weight),
                        _ => weight,
                    }
            ),
        ];
    }
}
