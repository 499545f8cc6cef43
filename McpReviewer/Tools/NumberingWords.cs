namespace Hybrid.Reviewer.Tools;

/// <summary>The description of an argument that two tools share.</summary>
internal static class NumberingWords
{
    public const string Argument =
        "Episode numbers without a season. absolute: they count through all seasons (26 is S02E01 if season 1 has 25); only if the user agrees.";
}
