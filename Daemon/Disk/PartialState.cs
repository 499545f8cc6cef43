using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>The hidden file of a placing.</summary>
/// <param name="Inode">Identifies the file, also under its final name.</param>
/// <param name="Why">Why no better method was possible; null for the best.</param>
/// <param name="IsWhole">All bytes are flushed and the source was unchanged. The file only needs its name; the source is not needed any
/// more.</param>
public sealed record PartialState(ulong Inode, PlacementMethod Method, string? Why, bool IsWhole);
