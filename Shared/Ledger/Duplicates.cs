namespace Hybrid.Ledger;

/// <summary>
/// What the reviewer wants if the library already has the same movie or episode. <see cref="ItemFile.LibraryKeys"/> defines "the same".
/// </summary>
public enum Duplicates
{
    /// <summary>The reviewer did not say, so the item returns to review.</summary>
    Ask,

    /// <summary>The new file goes next to the old one. A name that is taken stays taken.</summary>
    KeepBoth,

    /// <summary>A file that the library has already is left out; the other files go in.</summary>
    OnlyMissing,

    /// <summary>The new file replaces the old one, which goes to the recycle folder.</summary>
    Replace,
}
