namespace Hybrid.Matching.Weighing;

/// <summary>What one look at a candidate brought to light, before it is weighed.</summary>
/// <param name="Feature">The name of one of <see cref="Features.All"/>.</param>
/// <param name="Value">1 for what is so or not; a measure otherwise, never below zero.</param>
/// <param name="Sentence">For a person.</param>
internal sealed record Finding(string Feature, double Value, string Sentence)
{
    public Finding(string feature, string sentence)
        : this(feature, 1, sentence) { }
}
