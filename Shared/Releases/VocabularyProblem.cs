namespace Hybrid.Releases;

/// <summary>What is wrong with a line of a vocabulary, and what is allowed.</summary>
/// <param name="Line">From 1.</param>
internal sealed record VocabularyProblem(int Line, string Sentence)
{
    public override string ToString() => $"line {Line}: {Sentence}";
}
