using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>What came of a request to give filed files the names of the present template, as values.</summary>
public abstract record RenameOutcome
{
    private RenameOutcome() { }

    /// <param name="Items">Those with at least one file that gets another name.</param>
    /// <param name="Kept">Files that keep their names although the template gives others, each with its reason.</param>
    /// <param name="InPlace">Files that have their names already.</param>
    /// <param name="IsPreview">Nothing was written.</param>
    public sealed record Renamed(IReadOnlyList<RenamedItem> Items, IReadOnlyList<KeptName> Kept, int InPlace, bool IsPreview)
        : RenameOutcome;

    /// <summary>No title that plex-mcp filed has this name or id.</summary>
    public sealed record NoSuchTitle(string Text) : RenameOutcome;

    /// <summary>Several titles have this name.</summary>
    public sealed record SeveralTitles(string Text, IReadOnlyList<NamedTitle> Titles) : RenameOutcome;
}

public sealed record RenamedItem(long Id, NamedTitle Title, IReadOnlyList<MoveLine> Files);

/// <param name="Path">Absolute, in the library.</param>
/// <param name="Why">A sentence.</param>
public sealed record KeptName(long Item, string Path, string Why);

/// <param name="Title">Name, "Name (Year)" or id ("series/4607") of a title that was filed; null = all.</param>
/// <param name="IsPreview">Only say what would be renamed.</param>
public sealed record RenameRequest(string? Title, bool IsPreview, Author By);
