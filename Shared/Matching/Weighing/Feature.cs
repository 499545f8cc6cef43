namespace Hybrid.Matching.Weighing;

/// <summary>One piece of evidence in the model: its meaning, its direction, and its weight before any data.</summary>
/// <param name="Name">Stable: stored decisions and weights.json use it.</param>
/// <param name="Group">At most one feature of a group applies. They are listed strongest first: a later one never weighs more than an earlier one.</param>
/// <param name="Direction">The sign that the fit may give it.</param>
/// <param name="Prior">The weight that the fit starts from, and keeps where there is no data.</param>
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
