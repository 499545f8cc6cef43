namespace Hybrid.Daemon.Disk;

/// <summary>What placing records while it works, so that a restart can continue. Committed when a call returns.</summary>
public interface IPlacingJournal
{
    /// <summary>Called when a copy begins, before any byte is flushed, and when the hidden file is whole (for a clone too).</summary>
    void Write(PartialState making);

    /// <summary>These bytes of the copy will survive a power cut.</summary>
    void Flushed(long bytes);
}
