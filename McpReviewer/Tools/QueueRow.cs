using System.ComponentModel;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Tools;

/// <summary>An item of the queue on one line.</summary>
internal sealed record QueueRow
{
    public required long Id { get; init; }

    [Description("Pass it as expected_version with a decision.")]
    public required int Version { get; init; }

    [Description("Absent of those that wait.")]
    public ItemState? State { get; init; }

    [Description("Untrusted text from outside.")]
    public required string Name { get; init; }

    [Description("Of the first candidate. Untrusted text.")]
    public string? Title { get; init; }

    public int? Year { get; init; }

    public TitleKind? Kind { get; init; }

    public int? TmdbId { get; init; }

    [Description("Of the first candidate, 0 to 1.")]
    public required double Confidence { get; init; }

    [Description("Approve it only by its number.")]
    public bool? Unlikely { get; init; }

    [Description("The second candidate. Untrusted text.")]
    public string? Second { get; init; }

    public required IReadOnlyList<Concern> Concerns { get; init; }

    [Description("What it was approved as. Untrusted text.")]
    public string? Chosen { get; init; }

    [Description("Item that these files were split off.")]
    public long? SplitFrom { get; init; }

    [Description("The last fault of the current step. May quote untrusted text.")]
    public string? Fault { get; init; }

    [Description("If only a part of it is filed.")]
    public string? PartlyFiled { get; init; }

    public required int Files { get; init; }

    public required string Size { get; init; }

    public required string Waiting { get; init; }

    public static QueueRow Of(PendingItem item) =>
        new()
        {
            Id = item.Id,
            Version = item.Version,
            State = item.State == ItemState.AwaitingReview ? null : item.State,
            Name = item.Name,
            Title = item.Best?.Title,
            Year = item.Best?.Year,
            Kind = item.Best?.Kind,
            TmdbId = item.Best?.TmdbId,
            Confidence = Math.Round(item.Confidence, 2),
            Unlikely = item.Best is { IsLikely: false } ? true : null,
            Second = item.RunnerUp is { } second
                ? $"{Format.Title(second.Title, second.Year)} {Format.Confidence(second.Confidence)}"
                : null,
            Concerns = item.Concerns,
            Chosen = item.Chosen is { } chosen ? Format.Title(chosen.Title, chosen.Year) : null,
            SplitFrom = item.SplitFrom,
            Fault = Untrusted.Clean(item.Fault, 160),
            PartlyFiled = item.PartlyFiled is { } filed ? Words.Of(filed) : null,
            Files = item.Files,
            Size = Format.Bytes(item.Bytes),
            Waiting = Format.Duration(TimeSpan.FromSeconds(item.WaitingSeconds)),
        };
}
