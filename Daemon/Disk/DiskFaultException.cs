namespace Hybrid.Daemon.Disk;

/// <summary>A disk fault for which .NET has another exception or none. It ends the placing, which reports it as a disk fault.</summary>
internal sealed class DiskFaultException(DiskFault fault, Exception? inner = null) : Exception(fault.Words, inner)
{
    public DiskFault Fault { get; } = fault;
}
