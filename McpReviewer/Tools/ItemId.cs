namespace Hybrid.Reviewer.Tools;

internal static class ItemId
{
    /// <summary>The largest whole number that every JSON reader keeps exactly.</summary>
    public const long Largest = 9_007_199_254_740_991;
}
