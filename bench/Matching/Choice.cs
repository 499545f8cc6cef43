using System.Security.Cryptography;
using System.Text;
using Hybrid.Matching.Weighing;

namespace Hybrid.Bench.Matching;

/// <summary>One labelled name as the fit sees it: candidates as sparse rows of features, and which of them is right.</summary>
/// <param name="Right">The index of the right candidate; -1 = none of these.</param>
/// <param name="Fold">By title, for leaving titles out.</param>
internal sealed record Choice(IReadOnlyList<Term[]> Candidates, int Right, int Fold, double Weight)
{
    private static readonly Dictionary<string, int> Index = Features
        .All.Select((feature, i) => (feature.Name, i))
        .ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);

    public static Choice Of(Labelled name) =>
        new(
            [
                .. name.Answer.Candidates.Select(candidate =>
                    candidate
                        .Values.Where(value => Index.ContainsKey(value.Key))
                        .Select(value => new Term(Index[value.Key], value.Value))
                        .ToArray()
                ),
            ],
            name.Truth is null ? -1 : name.Answer.Candidates.Select(candidate => candidate.Title).ToList().IndexOf(name.Truth),
            SHA256.HashData(Encoding.UTF8.GetBytes($"fold:{name.Truth ?? name.Name}"))[0],
            Weight: 1
        );
}

internal readonly record struct Term(int Feature, double Value);
