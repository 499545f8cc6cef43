namespace Hybrid.Daemon.Disk;

/// <summary>
/// The disk could not keep what was written. Linux says so once and then calls the pages clean, so that a second flush would succeed over
/// bytes that are nowhere: what could not be flushed is never read again, but deleted.
/// </summary>
internal sealed class FlushFailedException(DiskFault fault, Exception inner) : Exception(fault.Words, inner)
{
    public DiskFault Fault { get; } = fault;
}
