using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>A title compared with what is known of a download.</summary>
public sealed record Candidate
{
    public required TitleId Id { get; init; }

    public required string Name { get; init; }

    public int? Year { get; init; }

    /// <summary>0 to 1: how probable it is that this candidate is right, before caps.</summary>
    public double Confidence { get; init; }

    /// <summary>Each piece for and against, strongest first.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public string? OriginalName { get; init; }

    public string? Overview { get; init; }

    public string? PosterPath { get; init; }
}

/// <summary>One reason for or against a candidate.</summary>
/// <param name="Name">A stable short name: "title-same", "year-off", "namesakes".</param>
/// <param name="Weight">Added to the candidate's log-odds; negative = against it.</param>
/// <param name="Sentence">For a person: "the year 1999 is the year of its release".</param>
public sealed record Evidence(string Name, double Weight, string Sentence)
{
    /// <summary>The measured value, for another model to weigh. 1 for yes or no, and in decisions from versions that did not store it.</summary>
    public double Value { get; init; } = 1;
}
