using System.Globalization;
using System.Text.Json;
using Hybrid.Matching.Weighing;

namespace Hybrid.Bench.Matching;

/// <summary>Fits Shared/Matching/weights.json to labelled names: on one half of the titles, calibrated across that half, reported on both.</summary>
internal static class FitWeights
{
    private const int Folds = 5;

    public static int Run(string answers, string[] rest)
    {
        string output = rest is ["--out", var path, ..] ? path : Path.Combine("Shared", "Matching", "weights.json");
        string[] labels = rest is ["--out", _, .. var files] ? files : rest;
        IReadOnlyList<Labelled> all = Labelled.Read(answers, labels);
        List<Choice> fitted = [.. all.Where(name => name.Half == 0).Select(Choice.Of)];
        List<Choice> others = [.. all.Where(name => name.Half == 1).Select(Choice.Of)];
        double[] weights = Logit.Fit(fitted);
        double sharpness = Sharpness(fitted);
        Write($"{all.Count} names; fitted to {fitted.Count}, the others {others.Count}; sharpness {sharpness:0.000}");
        Write(
            $"mean log loss: fitted {Logit.Loss(fitted, weights, sharpness):0.0000}, others {Logit.Loss(others, weights, sharpness):0.0000}"
        );
        var model = new Weights
        {
            Model = string.Create(
                CultureInfo.InvariantCulture,
                $"logit-{TimeProvider.System.GetLocalNow():yyyyMMdd}-{Fingerprint(weights, sharpness):x4}"
            ),
            Data = string.Create(
                CultureInfo.InvariantCulture,
                $"{fitted.Count} of {all.Count} labelled names ({string.Join(", ", labels.Select(Path.GetFileName))}): those of one half of the titles"
            ),
            Fitted = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
            Command =
                $"dotnet run -c Release --project bench -- fit-weights {Path.GetFileName(answers)} {string.Join(' ', labels.Select(Path.GetFileName))}",
            Sharpness = Math.Round(sharpness, 3),
            Features = Features
                .All.Select((feature, i) => (feature.Name, Weight: Math.Round(weights[i], 3)))
                .ToDictionary(pair => pair.Name, pair => pair.Weight + 0.0, StringComparer.Ordinal),
        };
        foreach (string flaw in model.Flaws())
        {
            Write($"{flaw}");
        }

        File.WriteAllText(output, JsonSerializer.Serialize(model, WeightsJson.Default.Weights) + "\n");
        foreach ((Feature feature, int i) in Features.All.Select((feature, i) => (feature, i)))
        {
            int seen = fitted.Sum(choice => choice.Candidates.Count(candidate => candidate.Any(term => term.Feature == i)));
            Write($"{feature.Name, -24}{weights[i], 8:0.00}   before {feature.Prior, 6:0.0}   seen {seen}");
        }

        return 0;
    }

    /// <summary>The factor that makes predictions for titles that were left out of a fit as sure as they are right.</summary>
    private static double Sharpness(List<Choice> choices)
    {
        var left = new List<(List<Choice> Choices, double[] Weights)>();
        for (int fold = 0; fold < Folds; fold++)
        {
            List<Choice> inside = [.. choices.Where(choice => choice.Fold % Folds == fold)];
            left.Add((inside, Logit.Fit([.. choices.Where(choice => choice.Fold % Folds != fold)])));
        }

        return Enumerable
            .Range(50, 101)
            .Select(percent => percent / 100.0)
            .MinBy(sharpness => left.Sum(part => part.Choices.Count * Logit.Loss(part.Choices, part.Weights, sharpness)));
    }

    private static int Fingerprint(double[] weights, double sharpness) =>
        weights.Aggregate((int)(sharpness * 1000), (so, weight) => unchecked((so * 31) + (int)(weight * 1000))) & 0xffff;

#pragma warning disable RS0030 // A benchmark prints its result.
    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
#pragma warning restore RS0030
}
