using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Neighbours;

namespace Hybrid.Planning;

/// <summary>Which file of an item would stand where in the library, as one title.</summary>
public abstract record Plan
{
    private Plan() { }

    /// <param name="Title">The title as the catalogue knows it now.</param>
    /// <param name="Files">The videos and subtitles; what has another role is not placed.</param>
    public sealed record Made(Title Title, IReadOnlyList<PlannedFile> Files) : Plan;

    /// <summary>The catalogue does not know the id (any more).</summary>
    public sealed record TitleGone(TitleId Id) : Plan;

    /// <summary>The catalogue could not be asked.</summary>
    public sealed record CatalogueFailed(Fault Fault) : Plan;

    /// <summary>The setting that names the library's folder is empty.</summary>
    public sealed record NoLibrary(string Sentence) : Plan;
}

/// <summary>A file and its place.</summary>
public sealed record PlannedFile
{
    public required ItemFile File { get; init; }

    /// <summary>The library's folder that the path must stay in.</summary>
    public required string LibraryRoot { get; init; }

    /// <summary>Absolute; null where no place can be given, for the <see cref="Trouble"/>.</summary>
    public string? To { get; init; }

    /// <summary>See <see cref="ItemFile.LibraryKeys"/>; empty for a subtitle.</summary>
    public IReadOnlyList<string> LibraryKeys { get; init; } = [];

    /// <summary>Why it has no place.</summary>
    public Reason? Trouble { get; init; }
}
