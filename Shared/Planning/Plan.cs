using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Texts;

namespace Hybrid.Planning;

/// <summary>Where each file of an item would go in the library, as one title.</summary>
public abstract record Plan
{
    private Plan() { }

    /// <param name="Title">The title as the catalog has it now.</param>
    /// <param name="Files">The videos and subtitles. Files of other roles are not placed.</param>
    public sealed record Made(Title Title, IReadOnlyList<PlannedFile> Files) : Plan
    {
        /// <summary>Why the title's folder that stands in the library may be another title's. Null = it is surely its own, or a new one.</summary>
        public Reason? FolderDoubt { get; init; }
    }

    /// <summary>The catalog does not know the id, or no longer knows it.</summary>
    public sealed record TitleGone(TitleId Id) : Plan
    {
        public string SentenceOf(IngestItem item) =>
            $"The catalog no longer has {(item.Title is { } title ? Untrusted.Quoted(title) : "this title")} (TMDb {Id}).";
    }

    /// <summary>The catalog could not be asked.</summary>
    public sealed record CatalogFailed(Fault Fault) : Plan;

    /// <summary>No library folder is set for titles of this kind.</summary>
    public sealed record NoLibrary(TitleKind Kind) : Plan
    {
        public string Sentence =>
            Kind == TitleKind.Movie
                ? "There is no library folder for movies: set PLEX_MOVIES_DIR, or PLEX_MEDIA_ROOT."
                : "There is no library folder for series: set PLEX_TV_DIR, or PLEX_MEDIA_ROOT.";
    }
}

/// <summary>A file and its place.</summary>
public sealed record PlannedFile
{
    public required ItemFile File { get; init; }

    /// <summary>The library folder that the path must stay in.</summary>
    public required string LibraryRoot { get; init; }

    /// <summary>Absolute; null if the file cannot be placed: see <see cref="Trouble"/>.</summary>
    public string? To { get; init; }

    /// <summary>Of a video; null of all others.</summary>
    public LibraryName? Name { get; init; }

    /// <summary>See <see cref="ItemFile.LibraryKeys"/>; empty for a subtitle.</summary>
    public IReadOnlyList<string> LibraryKeys { get; init; } = [];

    /// <summary>What it is held to be; null if it has no place and nobody said.</summary>
    public Assignment? Is { get; init; }

    /// <summary>Why the file cannot be placed.</summary>
    public Reason? Trouble { get; init; }

    /// <summary>The file of the same item that gets the name which this one would get too; null if there is none.</summary>
    public ItemFile? Rival { get; init; }

    /// <summary>The absolute path, checked to be inside the library.</summary>
    internal static PlannedFile Placed(ItemFile file, string root, string? relative, IReadOnlyList<string> keys) =>
        relative is not null && Hybrid.Naming.LibraryRoot.Combine(root, relative) is { } to
            ? new PlannedFile
            {
                File = file,
                LibraryRoot = root,
                To = to,
                LibraryKeys = keys,
            }
            : Troubled(file, root, new Reason(Concern.UnsafeName, "The library's file system allows no name for it."));

    /// <summary>A video under its name.</summary>
    internal static PlannedFile Placed(ItemFile file, string root, LibraryName name, IReadOnlyList<string> keys) =>
        Placed(file, root, name.Path, keys) with
        {
            Name = name,
        };

    /// <summary>A video with another label, in the same folder.</summary>
    internal PlannedFile Labelled(string label)
    {
        LibraryName name = Name! with { Version = Name.Version is { } version ? $"{version} {label}" : label };
        return this with
        {
            Name = name,
            To = name.Path is { } path ? Path.Combine(Path.GetDirectoryName(To!)!, Path.GetFileName(path)) : To,
        };
    }

    internal static PlannedFile Troubled(ItemFile file, string root, Reason trouble) =>
        new()
        {
            File = file,
            LibraryRoot = root,
            Trouble = trouble with { File = file.Path },
        };
}
