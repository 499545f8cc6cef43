using System.ComponentModel;
using Hybrid.Naming;
using Hybrid.Planning;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>A copy that the library has, beside the new one.</summary>
public sealed record CopyLine
{
    [Description("The item that it came with.")]
    public required long ItemId { get; init; }

    [Description("The episode; absent of a movie.")]
    public string? Is { get; init; }

    [Description("Untrusted text. Absent if it is approved and not there yet.")]
    public string? Path { get; init; }

    public string? Quality { get; init; }

    [Description("Quality of the new copy, if it is one file.")]
    public string? New { get; init; }

    [Description("What the new one is, against this.")]
    public string? Compared { get; init; }

    internal static CopyLine Of(Holding copy) =>
        new()
        {
            ItemId = copy.ItemId,
            Is = LibraryKey.Words(copy.Key) is { Length: > 0 } part ? part : null,
            Path = Untrusted.Clean(copy.Path, Untrusted.PathLength),
            Quality = copy.Quality?.ToString(),
            New = copy.New?.ToString(),
            Compared = copy is { New: { } made, Quality: { } there } ? QualityPolicy.Compare(made, there).ToString() : null,
        };
}
