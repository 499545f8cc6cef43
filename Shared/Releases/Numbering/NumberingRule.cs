namespace Hybrid.Releases.Numbering;

/// <summary>Tries one rule at one token. Writes nothing: what it reads is in the claim.</summary>
internal delegate bool NumberingTry(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim);

/// <summary>One way in which names are numbered.</summary>
/// <param name="Name">As <c>parse --explain</c> shows it.</param>
/// <param name="Try">The rule.</param>
/// <param name="Examples">"name → s1 e2": names that this rule takes, and what is read from each. A test reads every one.</param>
internal sealed record NumberingRule(string Name, NumberingTry Try, params string[] Examples);

/// <summary>A rule that took a part of a name, and the later rules that would have taken it too.</summary>
public sealed record RuleTaken(string Rule, int Start, int Length, IReadOnlyList<string> Overruled);
