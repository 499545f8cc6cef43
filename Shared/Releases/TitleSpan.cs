namespace Hybrid.Releases;

/// <summary>Where the title and what belongs to it stand, in tokens.</summary>
internal readonly record struct TitleSpan
{
    public required int From { get; init; }
    public required int To { get; init; }

    /// <summary>-1 if there is none.</summary>
    public required int YearAt { get; init; }

    /// <summary>The bracket that names the group, or -1: at the beginning, or directly behind the title.</summary>
    public required int HeadGroup { get; init; }

    /// <summary>The country that the title ends with, or -1.</summary>
    public int CountryAt { get; init; }
    public int SecondFrom { get; init; }
    public int SecondTo { get; init; }

    /// <summary>"[Group] Title - Vol.1".</summary>
    public int? Volume { get; init; }

    public bool HasYear => YearAt >= 0;
}
