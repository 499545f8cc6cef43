using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>"2022.8.2.Title.1995": the day on which a name was passed on, before a title that has its own year.</summary>
internal static class HeadStamp
{
    /// <returns>How many tokens it takes; 0 for none.</returns>
    public static int Length(in CutName name, int low)
    {
        bool mark = name[low].Mark is var at and >= 0 && name.Marks[at].Kind == MarkKind.Date;
        int length =
            mark ? 1
            : IsInParts(in name, low) ? 3
            : 0;
        return length > 0 && name.HasYearFrom(low + length + 1) ? length : 0;
    }

    private static bool IsInParts(in CutName name, int low) =>
        low + 3 < name.High
        && name.IsYear(low)
        && name[low + 1] is { Value: > 0 and < 13, Gap: Gap.Dot or Gap.Hyphen }
        && name[low + 2] is { Value: > 0 and < 32, Gap: Gap.Dot or Gap.Hyphen };
}
