namespace Hybrid.Daemon.Disk;

/// <summary>What a placing writes down on its way, so that a restart goes on where it was. Committed when a call returns.</summary>
public interface IPlacingJournal
{
    /// <summary>Once when a copy is begun, of which no byte is flushed then; and once, for a clone too, when the hidden file is whole.</summary>
    void Write(PartialState making);

    /// <summary>So many bytes of the copy are on the disk for good.</summary>
    void Flushed(long bytes);
}
