namespace Hybrid.Releases;

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

    /// <summary>A whole of so many episodes: 全24集.</summary>
    Whole,
}

/// <summary>A numbering or a date, read by its shape while the name is cut into tokens.</summary>
internal struct Mark
{
    public MarkKind Kind;
    public Numbers Seasons;
    public Numbers Episodes;
    public DateOnly Date;
    public int End;

    /// <summary>1x02: a title may look so ("4x4"), S01E02 never.</summary>
    public bool ByCross;
    public int Disc;
    public int Fraction;
}
