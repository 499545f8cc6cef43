namespace Hybrid.Ledger;

/// <summary>A video, a subtitle or an extra that stands in the library, whoever put it there.</summary>
public sealed class IndexedFile
{
    public long Id { get; set; }

    public long FolderId { get; set; }

    public IndexedFolder? Folder { get; set; }

    /// <summary>In its folder. Untrusted.</summary>
    public required string Name { get; init; }

    /// <summary>From the library folder, separated by '/'. Needs <see cref="Folder"/>.</summary>
    public string RelativePath => Folder!.Path.Length == 0 ? Name : $"{Folder.Path}/{Name}";

    public long Bytes { get; set; }

    public DateTimeOffset ModifiedAt { get; set; }

    /// <summary>Tells two names of one file; null where the file system has no lasting ones.</summary>
    public long? Inode { get; set; }

    public FileRole Role { get; set; }

    public long? TitleId { get; set; }

    public IndexedTitle? Title { get; set; }

    public int? Season { get; set; }

    /// <summary>The first of its episodes.</summary>
    public int? Episode { get; set; }

    /// <summary>The last of its episodes.</summary>
    public int? LastEpisode { get; set; }

    public string? Edition { get; set; }

    /// <summary>See LibraryKey: a movie in 3D is no copy of the flat one.</summary>
    public bool Is3D { get; set; }

    public int? Part { get; set; }

    /// <summary>As its name, or its folder's, says.</summary>
    public string? Resolution { get; set; }

    public string? Source { get; set; }

    /// <summary>Its name says another title or season than its folder.</summary>
    public bool NameDiffers { get; set; }

    /// <summary>The <see cref="ItemFile"/> that plex-mcp filed here; null if another hand did.</summary>
    public long? LedgerFileId { get; set; }

    /// <summary>See <see cref="IndexedRoot.Sweep"/>.</summary>
    public int Sweep { get; set; }
}
