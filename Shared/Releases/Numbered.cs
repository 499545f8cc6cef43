namespace Hybrid.Releases;

/// <summary>What was read of a name's numbers.</summary>
internal readonly struct Numbered
{
    public Numbers Seasons { get; init; }
    public Numbers Episodes { get; init; }
    public Numbers Absolute { get; init; }
    public DateOnly? AirDate { get; init; }

    /// <summary>Where the numbering begins and ends, in tokens; -1 if there is none.</summary>
    public int Anchor { get; init; }
    public int AnchorEnd { get; init; }

    /// <summary>Season and episode together: nothing else looks like this.</summary>
    public bool Exact { get; init; }

    /// <summary>The number is before the title.</summary>
    public bool NumberFirst { get; init; }

    /// <summary>全24集: a complete series.</summary>
    public bool Whole { get; init; }

    /// <summary>Only its place says that it is an episode's number.</summary>
    public bool Bare { get; init; }
    public int? Part { get; init; }

    /// <summary>The 5 of "12.5".</summary>
    public int? Fraction { get; init; }

    public bool Any => Episodes.Any || Seasons.Any || AirDate is not null || Whole;
}
