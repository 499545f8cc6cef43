namespace Hybrid.Daemon.Disk;

/// <summary>The result of removing one placed file.</summary>
public abstract record RemovalResult
{
    private RemovalResult() { }

    /// <param name="KeptAt">Where the file was kept because its source is gone; null if the source exists.</param>
    public sealed record TakenBack(string? KeptAt) : RemovalResult;

    /// <summary>The file is no longer (only) what was placed. It stays, unless the sentence says where it went.</summary>
    public sealed record LeftThere(string Sentence) : RemovalResult;

    /// <summary>The library has the file's last name: its download is gone or has changed. It was not touched.</summary>
    public sealed record LastCopy(string Sentence) : RemovalResult;

    /// <summary>The disk refused for a reason that can pass.</summary>
    public sealed record Waiting(string Sentence) : RemovalResult;
}
