namespace Hybrid.Daemon.Disk;

/// <summary>
/// The disk could not keep what was written. Linux reports that once and then marks the pages as clean, so a second flush would succeed
/// although the bytes are lost. A file that could not be flushed is never read again, only deleted.
/// </summary>
internal sealed class FlushFailedException(DiskFault fault, Exception inner) : Exception(fault.Words, inner)
{
    public DiskFault Fault { get; } = fault;
}
