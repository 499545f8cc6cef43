using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hybrid.Matching.Weighing;

/// <summary>The model: what each feature adds to a candidate's log-odds, and where the figures come from. Written by <c>bench -- fit-weights</c>.</summary>
public sealed record Weights
{
    /// <summary>The model in this program: Shared/Matching/weights.json.</summary>
    public static Weights Current { get; } = Embedded();

    /// <summary>A name that goes with every stored assessment; another one for every change.</summary>
    public required string Model { get; init; }

    /// <summary>What it was fitted to, in words.</summary>
    public required string Data { get; init; }

    /// <summary>The day it was fitted.</summary>
    public required DateOnly Fitted { get; init; }

    /// <summary>The command that wrote it.</summary>
    public required string Command { get; init; }

    /// <summary>The log-odds are multiplied by it: below 1 the fit was too sure of itself. Found on titles that the weights were not fitted to.</summary>
    public required double Sharpness { get; init; }

    /// <summary>By feature.</summary>
    public required IReadOnlyDictionary<string, double> Features { get; init; }

    public double Of(string feature) => Features.GetValueOrDefault(feature);

    /// <exception cref="InvalidDataException">The file is no model: see <see cref="Flaws"/>.</exception>
    public static Weights Read(Stream json)
    {
        Weights weights =
            JsonSerializer.Deserialize(json, WeightsJson.Default.Weights)
            ?? throw new InvalidDataException("The file of weights is empty.");
        string[] flaws = [.. weights.Flaws()];
        return flaws is [] ? weights : throw new InvalidDataException(string.Join(' ', flaws));
    }

    /// <summary>Why this is no model: a feature missing or unknown, a weight on the wrong side of zero, a worse fit that weighs more than a better one.</summary>
    public IEnumerable<string> Flaws()
    {
        if (!double.IsFinite(Sharpness) || Sharpness <= 0)
        {
            yield return $"The sharpness {Sharpness} is not above zero.";
        }

        foreach (string unknown in Features.Keys.Except(Weighing.Features.All.Select(feature => feature.Name), StringComparer.Ordinal))
        {
            yield return $"No evidence is called {unknown}.";
        }

        foreach (Feature feature in Weighing.Features.All)
        {
            if (!Features.TryGetValue(feature.Name, out double weight))
            {
                yield return $"{feature.Name} has no weight.";
            }
            else if (
                !double.IsFinite(weight)
                || (feature.Direction == Direction.For && weight < 0)
                || (feature.Direction == Direction.Against && weight > 0)
            )
            {
                yield return $"{feature.Name} must not weigh {weight}.";
            }
        }

        foreach (
            IGrouping<string, Feature> group in Weighing
                .Features.All.Where(feature => feature.Group.Length > 0)
                .GroupBy(feature => feature.Group)
        )
        {
            foreach ((Feature better, Feature worse) in group.Zip(group.Skip(1)).Where(pair => Of(pair.First.Name) < Of(pair.Second.Name)))
            {
                yield return $"{worse.Name} weighs more than {better.Name}.";
            }
        }
    }

    private static Weights Embedded()
    {
        using Stream file = typeof(Weights).Assembly.GetManifestResourceStream("Hybrid.Matching.weights.json")!;
        return Read(file);
    }
}

/// <summary>The shape of weights.json.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(Weights))]
public sealed partial class WeightsJson : JsonSerializerContext;
