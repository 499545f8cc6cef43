namespace Hybrid.Ledger;

/// <summary>Something that a source has and that is not taken in, with the reason. The row goes when it is taken in, or is gone.</summary>
/// <remarks>The daemon writes the rows after each check of a source, at most <see cref="MostOfASource"/> of one source.</remarks>
public sealed class SetAside
{
    public const int MostOfASource = 1000;

    /// <summary>As <see cref="Download.Key"/>: "torrent:HASH" or "path:ABSOLUTE PATH", of the download or of one file in it.</summary>
    public required string Key { get; init; }

    public required DownloadSource Source { get; init; }

    /// <summary>The torrent's name, or the path below the ingest folder. Untrusted.</summary>
    public required string Name { get; init; }

    /// <summary>A sentence. May quote untrusted names.</summary>
    public required string Reason { get; set; }

    /// <summary>Since when it is not taken in, whatever the reason.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last check.</summary>
    public required DateTimeOffset TriedAt { get; set; }

    /// <summary>How often a check found a reason.</summary>
    public int Tries { get; set; }
}
