namespace Hybrid.Reviewer.Tools;

/// <summary>What two tools say of one argument.</summary>
internal static class NumberingWords
{
    public const string Argument =
        "What episode numbers without a season count from. unsaid: as a rule says, else such numbers are placed only where the series has one season. absolute: from the first episode through all seasons, so that 26 is S02E01 where the first season has 25; only where the user said so or absolute_numbers is the item's reason and the user agrees.";
}
