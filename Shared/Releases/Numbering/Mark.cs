namespace Hybrid.Releases.Numbering;

internal enum MarkKind : byte
{
    /// <summary>S01E02, 1x02.</summary>
    SeasonEpisode,
    Season,

    /// <summary>E02, Ep. 2, 第02話.</summary>
    Episode,

    /// <summary>2 of 6.</summary>
    OneOfSeveral,
    Date,

    /// <summary>A complete series of this many episodes: 全24集.</summary>
    Whole,
}

/// <summary>A numbering or a date, recognized by its shape while the name is cut into tokens.</summary>
internal struct Mark
{
    public MarkKind Kind;
    public Numbers Seasons;
    public Numbers Episodes;
    public DateOnly Date;
    public int End;

    /// <summary>1x02. A title may look like this ("4x4"), but never like S01E02.</summary>
    public bool ByCross;
    public int Fraction;
}
