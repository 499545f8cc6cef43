namespace Hybrid.Matching.Weighing;

/// <summary>One measured piece of evidence, before its weight.</summary>
/// <param name="Feature">The name of one of <see cref="Features.All"/>.</param>
/// <param name="Value">1 for yes or no; otherwise a measure, never below zero.</param>
/// <param name="Sentence">For a person.</param>
internal sealed record Measure(string Feature, double Value, string Sentence)
{
    public Measure(string feature, string sentence)
        : this(feature, 1, sentence) { }
}
