using Hybrid.Ledger;

namespace Hybrid.Daemon.Disk;

/// <summary>The hidden file of a placing.</summary>
/// <param name="Inode">By which it is known again, also under the final name.</param>
/// <param name="Why">Why no better method was possible; null for the best.</param>
/// <param name="IsWhole">All its bytes are flushed, and the source was unchanged then: it needs but its name, and the source no more.</param>
public sealed record PartialState(ulong Inode, PlacementMethod Method, string? Why, bool IsWhole);
