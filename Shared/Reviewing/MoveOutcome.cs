using System.ComponentModel;
using Hybrid.Ledger;

namespace Hybrid.Reviewing;

/// <summary>What came of a request to move files that are filed, as values. Each program words it for its own reader.</summary>
/// <param name="Id">The item; 0 where none was found.</param>
public abstract record MoveOutcome(long Id)
{
    /// <summary>The request stands in the ledger. The daemon carries it out.</summary>
    public sealed record Accepted(long Id, NamedTitle? Title, IReadOnlyList<MoveLine> Files) : MoveOutcome(Id);

    /// <summary>A preview: nothing was written.</summary>
    public sealed record Shown(long Id, NamedTitle? Title, IReadOnlyList<MoveLine> Files) : MoveOutcome(Id);

    public sealed record NotFound(long Id) : MoveOutcome(Id);

    /// <summary>No file that plex-mcp filed has this path.</summary>
    public sealed record NoSuchFile(string Path) : MoveOutcome(0);

    /// <summary>The item is not in the library, or the daemon works on it.</summary>
    public sealed record NotFiled(long Id, ItemState State) : MoveOutcome(Id);

    /// <summary>This file of the item is not in the library.</summary>
    public sealed record FileNotFiled(long Id, int Number) : MoveOutcome(Id);

    /// <summary>The words cannot be, or the catalog has no such episode.</summary>
    public sealed record Misfit(long Id, ReviewOutcome Why) : MoveOutcome(Id);

    /// <summary>The library has something there.</summary>
    /// <param name="Id">The item.</param>
    /// <param name="Number">Of the file that would go there.</param>
    /// <param name="Path">What is in the way.</param>
    /// <param name="Holder">The item that it came with; null if plex-mcp did not file it.</param>
    public sealed record Occupied(long Id, int Number, string Path, long? Holder) : MoveOutcome(Id);

    /// <summary>There is no place for a file as that.</summary>
    public sealed record NoPlace(long Id, int Number, string Why) : MoveOutcome(Id);

    /// <summary>The files stand where they would go.</summary>
    public sealed record ThereAlready(long Id) : MoveOutcome(Id);

    /// <summary>The catalog or the settings do not allow a plan.</summary>
    public sealed record NoPlan(long Id, string Why) : MoveOutcome(Id);

    /// <summary>The item has changed since it was looked at, or changed at this moment.</summary>
    public sealed record Changed(long Id) : MoveOutcome(Id);
}

/// <summary>A file, and where it goes.</summary>
/// <param name="Number">See <see cref="FileNumbers"/>.</param>
/// <param name="Is">What it is from then on; null for a subtitle that goes with its video.</param>
/// <param name="From">Its absolute path in the library.</param>
/// <param name="To">Absolute path in the library.</param>
public sealed record MoveLine(
    int Number,
    [property: Description("What it is from then on; absent for a subtitle that goes with its video.")] string? Is,
    [property: Description("Untrusted text from outside.")] string From,
    string To
);

/// <summary>"File 3 of item 12 is S01E04, not what it was filed as."</summary>
public sealed record MoveRequest
{
    /// <summary>The item, with <see cref="Files"/>; null with <see cref="Path"/>.</summary>
    public long? ItemId { get; init; }

    /// <summary>Absolute path of a file in the library, with <see cref="To"/>.</summary>
    public string? Path { get; init; }

    /// <summary>What that file is: "s01e04".</summary>
    public string? To { get; init; }

    /// <summary>As with an approval: "3=s01e04".</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Only say where the files would go.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The version of the item that was looked at.</summary>
    public int? ExpectedVersion { get; init; }

    public required Author By { get; init; }
}
