using System.Globalization;

namespace Hybrid.Bench.Matching;

/// <summary>Prints whether a confidence of 0.9 is right nine times in ten, and how much is done without asking at what precision: for each group and half, each concern and class.</summary>
internal static class Reliability
{
    private const double Threshold = 0.85;

    public static readonly double[] Edges = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0001];

    public static int Run(string answers, string[] rest)
    {
        int svg = Array.IndexOf(rest, "--svg");
        string[] labels = svg < 0 ? rest : [.. rest.Take(svg), .. rest.Skip(svg + 2)];
        IReadOnlyList<Labelled> all = Labelled.Read(answers, labels);
        foreach (string group in new[] { "REAL", "HONEST", "HARD" })
        {
            List<Labelled> names = [.. all.Where(name => name.Groups.Contains(group))];
            Line($"{group}, both halves", names);
            Line($"{group}, fitted half", [.. names.Where(name => name.Half == 0)]);
            Line($"{group}, other half", [.. names.Where(name => name.Half == 1)]);
        }

        foreach (string group in new[] { "REAL", "HARD" })
        {
            Write($"\n{group}\n| confidence | names | mean confidence | right |\n|---|--:|--:|--:|");
            foreach (Bin bin in Bins([.. all.Where(name => name.Groups.Contains(group))]))
            {
                Write($"| {bin.From:0.###} to {Math.Min(1, bin.To):0.###} | {bin.Count} | {bin.Mean:0.0000} | {bin.Right:0.0000} |");
            }
        }

        Write($"\n| concern | names | best candidate right |\n|---|--:|--:|");
        foreach (
            IGrouping<string, Labelled> concern in all.Where(name => name.IsRight is not null)
                .SelectMany(name => name.Answer.Concerns.Select(concern => (concern, name)))
                .GroupBy(pair => pair.concern, pair => pair.name, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            Write($"| {concern.Key} | {concern.Count()} | {concern.Count(name => name.IsRight == true) / (double)concern.Count():0.000} |");
        }

        Write($"\n| class | names | done without asking | wrong |\n|---|--:|--:|--:|");
        foreach (
            IGrouping<string, Labelled> part in all.SelectMany(name => name.Classes.Select(part => ($"{name.Groups[0]} {part}", name)))
                .GroupBy(pair => pair.Item1, pair => pair.name, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            List<Labelled> names = [.. part];
            Write($"| {part.Key} | {names.Count} | {Coverage(names)} | {Wrong(names)} |");
        }

        if (svg >= 0)
        {
            File.WriteAllText(
                rest[svg + 1],
                ReliabilityDiagram.Draw([
                    ("REAL", Bins([.. all.Where(name => name.Groups.Contains("REAL"))])),
                    ("HARD", Bins([.. all.Where(name => name.Groups.Contains("HARD"))])),
                ])
            );
        }

        return 0;
    }

    private static void Line(string title, List<Labelled> names)
    {
        int done = names.Count(name => name.IsDone && name.Confidence >= Threshold);
        int wrong = Wrong(names);
        int negatives = names.Count(name => name.Truth is null);
        int taken = names.Count(name => name.Truth is null && name.IsDone && name.Confidence >= Threshold);
        Write(
            $"{title, -22} {names.Count, 5} names, {done, 5} done without asking, {wrong, 2} wrong: precision {100.0 * (done - wrong) / Math.Max(1, done):0.00} %, coverage {Coverage(names)}; {taken} of {negatives} negatives taken; ECE {Error(names):0.0000}"
        );
    }

    private static int Wrong(List<Labelled> names) =>
        names.Count(name => name.IsDone && name.Confidence >= Threshold && name.IsRight == false);

    private static string Coverage(List<Labelled> names)
    {
        int known = names.Count(name => name.Truth is not null);
        int right = names.Count(name => name.IsDone && name.Confidence >= Threshold && name.IsRight == true);
        return known == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * right / known:0.0} %");
    }

    /// <summary>The expected calibration error: how far confidence and truth lie apart, averaged over the names.</summary>
    private static double Error(List<Labelled> names)
    {
        IReadOnlyList<Bin> bins = Bins(names);
        return bins.Sum(bin => bin.Count * Math.Abs(bin.Mean - bin.Right)) / Math.Max(1, bins.Sum(bin => bin.Count));
    }

    private static IReadOnlyList<Bin> Bins(List<Labelled> names)
    {
        List<Labelled> answered = [.. names.Where(name => name.IsRight is not null)];
        return
        [
            .. Edges
                .Zip(Edges.Skip(1))
                .Select(edge =>
                    (edge, Inside: answered.Where(name => name.Confidence >= edge.First && name.Confidence < edge.Second).ToList())
                )
                .Where(bin => bin.Inside.Count > 0)
                .Select(bin => new Bin(
                    bin.edge.First,
                    bin.edge.Second,
                    bin.Inside.Count,
                    bin.Inside.Average(name => name.Confidence),
                    bin.Inside.Average(name => name.IsRight == true ? 1.0 : 0.0)
                )),
        ];
    }

#pragma warning disable RS0030 // A benchmark prints its result.
    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
#pragma warning restore RS0030
}

/// <param name="Mean">Of the confidences in it.</param>
/// <param name="Right">The share whose best candidate is right.</param>
internal sealed record Bin(double From, double To, int Count, double Mean, double Right);
