namespace Hybrid.Daemon.Disk;

/// <summary>What came of taking one file back.</summary>
public abstract record RemovalResult
{
    private RemovalResult() { }

    /// <param name="KeptAt">Where it was kept, because its source is gone; null where the source stands.</param>
    public sealed record TakenBack(string? KeptAt) : RemovalResult;

    /// <summary>It is not (only) what was placed any more. It stays, unless the sentence says where it went.</summary>
    public sealed record LeftThere(string Sentence) : RemovalResult;

    /// <summary>The library's name is the last one of the file: its download is gone, or is another file now. It was not touched.</summary>
    public sealed record LastCopy(string Sentence) : RemovalResult;

    /// <summary>The disk refused for a reason that can pass.</summary>
    public sealed record Waiting(string Sentence) : RemovalResult;
}
