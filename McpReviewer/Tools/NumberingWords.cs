namespace Hybrid.Reviewer.Tools;

/// <summary>The description of an argument that two tools share.</summary>
internal static class NumberingWords
{
    public const string Argument =
        "How to count episode numbers that have no season. unsaid: as a rule says; without a rule, such numbers are filed only for a series with one season. absolute: across all seasons, so 26 is S02E01 if season 1 has 25 episodes. Use absolute only if the user said so, or agrees after the concern absolute_numbers.";
}
