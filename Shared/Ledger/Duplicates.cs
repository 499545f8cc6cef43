namespace Hybrid.Ledger;

/// <summary>What the decider wants where the library has the same film or episode already. See <see cref="ItemFile.LibraryKeys"/> for "the same".</summary>
public enum Duplicates
{
    /// <summary>Nothing was said: it comes back to a person.</summary>
    Ask,

    /// <summary>The new file goes beside the old one. A name that is taken stays taken.</summary>
    KeepBoth,

    /// <summary>The new file takes the old one's place; the old one goes to the recycle folder.</summary>
    Replace,
}
