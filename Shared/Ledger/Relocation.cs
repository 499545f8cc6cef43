namespace Hybrid.Ledger;

/// <summary>
/// A file in the library that gets another name or place there: first the request, then the journal row, committed before the disk is touched.
/// </summary>
public sealed class Relocation
{
    public long Id { get; set; }

    /// <summary>The item's file. For a subtitle that goes with its video: the video.</summary>
    public required long FileId { get; init; }

    /// <summary>A subtitle that stands beside the file, whoever put it there.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Its absolute path in the library when it was asked for.</summary>
    public required string From { get; init; }

    /// <summary>Absolute path in the library. The daemon plans it anew.</summary>
    public required string To { get; set; }

    public required string LibraryRoot { get; init; }

    /// <summary>What the file is from then on; null if it only gets another name.</summary>
    public Assignment? Is { get; init; }

    /// <summary>See <see cref="ItemFile.LibraryKeys"/>.</summary>
    public List<string> LibraryKeys { get; set; } = [];

    /// <summary>Identifies the file together with <see cref="Inode"/> and <see cref="ModifiedAt"/>. No other file is moved.</summary>
    public required long Bytes { get; init; }

    public required long Inode { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The topmost folder of <see cref="To"/> that did not exist when it was planned.</summary>
    public string? NewFolder { get; set; }

    /// <summary>The topmost folder that was made for it when it was filed. If it is empty afterwards, it is removed.</summary>
    public string? OldFolder { get; init; }

    public required Actor By { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public RelocationState State { get; set; }

    /// <summary>Why it was not done. A sentence.</summary>
    public string? Note { get; set; }

    /// <param name="file">It stands in the library, and the journal knows which file it is.</param>
    /// <param name="to">Absolute path in the library.</param>
    /// <param name="assignment">What it is from then on; null if it only gets another name.</param>
    public static Relocation Of(ItemFile file, string to, Assignment? assignment, Actor by, DateTimeOffset now)
    {
        Placement placement = file.Placement!;
        return new Relocation
        {
            FileId = file.Id,
            From = placement.To,
            To = to,
            LibraryRoot = placement.LibraryRoot,
            Is = assignment,
            Bytes = placement.Bytes,
            Inode = placement.PlacedInode!.Value,
            ModifiedAt = placement.PlacedModifiedAt!.Value,
            OldFolder = placement.NewFolder,
            By = by,
            AskedAt = now,
        };
    }
}

public enum RelocationState
{
    /// <summary>Asked for; the disk was not touched.</summary>
    Asked,

    /// <summary>In the journal; the file has its old or its new name. A restart does it again.</summary>
    Planned,

    /// <summary>It has its new name.</summary>
    Done,

    /// <summary>It has its old name: the new one was taken, or it was no longer the same file.</summary>
    Left,
}
