using System.Text.Json;
using System.Text.Json.Serialization;
using Hybrid.Catalog;
using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.LibraryIndex;
using Hybrid.Matching;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>JSON that only the command line prints; the rest is in <see cref="ReviewingJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCase<TitleKind>), typeof(SnakeCase<VerdictKind>)]
)]
[JsonSerializable(typeof(DecisionAnswer))]
[JsonSerializable(typeof(SettingAnswer))]
[JsonSerializable(typeof(ProcessAnswer))]
[JsonSerializable(typeof(DemoAnswer))]
[JsonSerializable(typeof(RecycleAnswer))]
[JsonSerializable(typeof(ReplayLine))]
[JsonSerializable(typeof(ReplayTotal))]
[JsonSerializable(typeof(BackupAnswer))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(HookAnswer))]
[JsonSerializable(typeof(NotifyAnswer))]
[JsonSerializable(typeof(RenameAnswer))]
[JsonSerializable(typeof(FixedMatch))]
[JsonSerializable(typeof(VerifiedLine))]
[JsonSerializable(typeof(VerifiedTotal))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    /// <summary>"now_accepts" for NowAccepts.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <param name="Item">The id that was given.</param>
/// <param name="Decided">False where nothing was changed.</param>
/// <param name="Outcome">"approved", "rejected", or why not: "already_decided", "not_found", …</param>
internal sealed record DecisionAnswer(long Item, bool Decided, string Outcome, string Sentence)
{
    /// <summary>The item's state after a wait; absent without one.</summary>
    public string? State { get; init; }

    /// <summary>Where its files are in the library after a wait, or after a rejection of a partly filed item.</summary>
    public IReadOnlyList<string>? InLibrary { get; init; }

    /// <summary>Where files of the item go with a move.</summary>
    public IReadOnlyList<MoveLine>? Moves { get; init; }

    /// <summary>A rule that could be made of this decision; see rules add.</summary>
    public RuleOffer? Offer { get; init; }

    public static DecisionAnswer Of(long item, ReviewOutcome outcome) =>
        new(
            item,
            outcome is ReviewOutcome.Approved or ReviewOutcome.Rejected,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name),
            ReviewWords.Of(outcome)
        )
        {
            Offer = (outcome as ReviewOutcome.Approved)?.Offer,
            InLibrary = outcome is ReviewOutcome.Rejected { Item: { PartlyFiled: not null } partly } ? partly.InLibrary : null,
        };

    /// <summary>After a wait.</summary>
    public static DecisionAnswer Of(ReviewOutcome.Approved approved, ItemCard item, string sentence) =>
        Of(item.Id, approved) with
        {
            Sentence = sentence,
            State = CommandJson.Word(item.State),
            InLibrary = item.InLibrary,
        };
}

/// <param name="Renamed">False for a preview, or where nothing was to be done.</param>
internal sealed record RenameAnswer(bool Renamed, IReadOnlyList<RenamedItem> Items, IReadOnlyList<KeptName> Kept, int InPlace)
{
    /// <summary>What another hand filed; null without --adopted.</summary>
    public AdoptedOutcome.Renamed? Adopted { get; init; }
}

internal sealed record SettingAnswer(string Key, string? Value, string Source);

internal sealed record ProcessAnswer(long Item, string Name, string State, string Sentence, IReadOnlyList<string> Placed);

internal sealed record DemoAnswer(long Item, string Name, string State, string Why, IReadOnlyList<string> Placed);
