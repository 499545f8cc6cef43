namespace Hybrid.Daemon.Disk;

/// <summary>A fault of the disk where .NET has another exception, or none. It ends the placing, which tells it as the disk's own.</summary>
internal sealed class DiskFaultException(DiskFault fault, Exception? inner = null) : Exception(fault.Words, inner)
{
    public DiskFault Fault { get; } = fault;
}
