namespace Hybrid.Releases.Numbering;

/// <summary>How a name says its numbers. A later form is never taken back for an earlier one.</summary>
internal enum NumberForm : byte
{
    None,

    /// <summary>A word or a letter says what the number is: "Season 2", "E05".</summary>
    Told,

    /// <summary>Only its place says so: "Title - 05".</summary>
    Bare,

    /// <summary>The same, before the title: "05 - Title". In a season's folder that title is the episode's.</summary>
    Leading,

    /// <summary>Season and episode together: "S01E05".</summary>
    Exact,
}
