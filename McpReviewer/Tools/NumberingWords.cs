namespace Hybrid.Reviewer.Tools;

/// <summary>The description of an argument that two tools share.</summary>
internal static class NumberingWords
{
    public const string Argument =
        "How episode numbers without a season count. unsaid: as a rule says; without a rule they are filed only for a series with one season. absolute: across all seasons, so 26 is S02E01 if season 1 has 25 episodes. Use absolute only if the user said so, or agrees after the concern absolute_numbers.";
}
