using Hybrid.Neighbors;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>What came of a request to rename what another hand filed.</summary>
public abstract record AdoptedOutcome
{
    private AdoptedOutcome() { }

    /// <param name="Files">Those that get another name.</param>
    /// <param name="Kept">Those that keep theirs although the template gives another, or nobody knows which.</param>
    /// <param name="InPlace">Files that have their names already.</param>
    /// <param name="IsPreview">Nothing was written.</param>
    public sealed record Renamed(IReadOnlyList<AdoptedLine> Files, IReadOnlyList<AdoptedKept> Kept, int InPlace, bool IsPreview)
        : AdoptedOutcome;

    /// <summary>The library has no title of this name that another hand filed.</summary>
    public sealed record NoSuchTitle(string Text) : AdoptedOutcome;

    /// <summary>No id says which title of the catalog it is.</summary>
    public sealed record NotSettled(string Text) : AdoptedOutcome;

    public sealed record SeveralTitles(string Text, IReadOnlyList<NamedTitle> Titles) : AdoptedOutcome;

    /// <summary>The catalog, or Transmission, did not answer. Nothing was written.</summary>
    public sealed record Failed(Fault Fault) : AdoptedOutcome;
}

/// <param name="From">Absolute. Untrusted.</param>
/// <param name="To">Absolute. Of an undo, the name that another hand gave: untrusted.</param>
public sealed record AdoptedLine(string From, string To);

/// <param name="Path">Absolute. Untrusted.</param>
/// <param name="Why">A sentence.</param>
public sealed record AdoptedKept(string Path, string Why);
