namespace Hybrid.Matching.Weighing;

/// <summary>One piece of evidence that the model knows: what it means, which way it may speak, and what to believe of it before any data.</summary>
/// <param name="Name">Stable: it stands in stored decisions and in weights.json.</param>
/// <param name="Group">Features of a group exclude one another and are listed strongest first: a later one never weighs more than an earlier.</param>
/// <param name="Direction">What the fit may make of it.</param>
/// <param name="Prior">The weight that the fit starts from and is held to where the data is silent.</param>
/// <param name="Meaning">For the table in docs/confidence.md.</param>
/// <param name="Example">For the same table.</param>
public sealed record Feature(string Name, string Group, Direction Direction, double Prior, string Meaning, string Example);

public enum Direction
{
    /// <summary>Its weight is never below zero.</summary>
    For,

    /// <summary>Its weight is never above zero.</summary>
    Against,

    Either,
}
