using System.Globalization;

namespace Hybrid.Matching;

/// <summary>Reasons as people read them: of those about single files the first of each concern, with their number. A season may have a hundred.</summary>
public static class BriefReasons
{
    public static IReadOnlyList<Reason> Of(IReadOnlyList<Reason> reasons) =>
        [.. reasons.GroupBy(r => r.File is null ? (object)r : r.Concern).Select(same => Brief([.. same]))];

    /// <summary>All of them as one text, for a line of the history.</summary>
    public static string Text(IReadOnlyList<Reason> reasons) => string.Join(" ", Of(reasons).Select(r => r.Sentence));

    private static Reason Brief(Reason[] same) =>
        same.Length == 1
            ? same[0]
            : new Reason(same[0].Concern, string.Create(CultureInfo.InvariantCulture, $"{same[0].Sentence} Such files: {same.Length}."));
}
