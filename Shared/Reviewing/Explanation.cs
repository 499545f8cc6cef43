using System.ComponentModel;
using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>Why a file is what it is, and has the name that it has: who decided it, when, and what spoke for it.</summary>
public sealed record Explanation
{
    private const int MostEvidence = 8;

    public required long ItemId { get; init; }

    public required ItemState State { get; init; }

    [Description("The release name. Untrusted text.")]
    public required string Name { get; init; }

    [Description("What it was approved as.")]
    public ChosenTitle? Chosen { get; init; }

    [Description("The file that is explained; absent if none is filed.")]
    public ExplainedFile? File { get; init; }

    [Description("The last approval; absent if it was never approved.")]
    public ApprovalLine? Decision { get; init; }

    [Description("Of the first candidate, after the caps of the concerns.")]
    public required double Confidence { get; init; }

    [Description("Where the chosen title was among the candidates, from 1; absent if it was none.")]
    public int? Candidate { get; init; }

    [Description("For and against the chosen title: weight, name, words. Quotes untrusted text.")]
    public required IReadOnlyList<string> Evidence { get; init; }

    [Description("Why it was not filed without asking. Quotes untrusted text.")]
    public required IReadOnlyList<ReasonLine> Reasons { get; init; }

    [Description("Rules that supported it. Quotes untrusted text.")]
    public required IReadOnlyList<string> Rules { get; init; }

    /// <param name="item">With its files and their placements.</param>
    /// <param name="file">The one in question; null if the item has none in the library.</param>
    /// <param name="lines">Of its history: approvals, and rules that were used; newest first.</param>
    /// <param name="moves">Of the file, in order.</param>
    internal static Explanation Of(IngestItem item, ItemFile? file, IReadOnlyList<HistoryEntry> lines, IReadOnlyList<Relocation> moves)
    {
        IReadOnlyList<Matching.Candidate> candidates = item.Assessment?.Candidates ?? [];
        int number = candidates.Index().Where(c => c.Item.Id == item.Chosen).Select(c => c.Index + 1).FirstOrDefault();
        return new Explanation
        {
            ItemId = item.Id,
            State = item.State,
            Name = Untrusted.Clean(item.Name),
            Chosen = ChosenTitle.Of(item),
            File = file is null ? null : ExplainedFile.Of(file, moves),
            Decision = lines.FirstOrDefault(h => h.To == ItemState.Approved) is { } approval ? ApprovalLine.Of(approval) : null,
            Confidence = Math.Round(item.Assessment?.Confidence ?? 0, 3),
            Candidate = number == 0 ? null : number,
            Evidence =
                number == 0 ? [] : [.. CandidateCard.Of(candidates[number - 1], number - 1).Evidence.Take(MostEvidence).Select(Line)],
            Reasons = [.. (item.Assessment?.Reasons ?? []).Take(MostEvidence).Select(ReasonLine.Of)],
            Rules =
            [
                .. lines.Where(h => h.Event == HistoryEvent.RuleUsed).Take(MostEvidence).Select(h => Untrusted.Clean(h.Sentence, 300)),
            ],
        };
    }

    private static string Line(EvidenceLine evidence) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{evidence.Weight:+0.0;-0.0;0} {evidence.Name}: {Untrusted.Clean(evidence.Sentence, 160)}"
        );
}

public sealed record ExplainedFile
{
    [Description("In the library. Untrusted text.")]
    public required string Path { get; init; }

    [Description("Where it came from. Untrusted text.")]
    public required string From { get; init; }

    [Description("What it is held to be.")]
    public string? Is { get; init; }

    [Description("Who held it to be that.")]
    public Actor? IsBy { get; init; }

    [Description("May quote untrusted text.")]
    public string? Note { get; init; }

    public PlacementMethod? Method { get; init; }

    public DateTimeOffset? PlacedAt { get; init; }

    [Description("Earlier places in the library. Untrusted text.")]
    public required IReadOnlyList<MovedFrom> Moves { get; init; }

    internal static ExplainedFile Of(ItemFile file, IReadOnlyList<Relocation> moves) =>
        new()
        {
            Path = Untrusted.Clean(file.Placement!.To, Untrusted.PathLength),
            From = Untrusted.Clean(file.Placement.From, Untrusted.PathLength),
            Is = file.Assignment?.Words,
            IsBy = file.Assignment?.By,
            Note = Untrusted.Clean(file.Assignment?.Reason ?? file.RoleReason ?? file.Placement.Note, 300),
            Method = file.Placement.Method,
            PlacedAt = file.Placement.PlacedAt,
            Moves = [.. moves.Select(m => new MovedFrom(Untrusted.Clean(m.From, Untrusted.PathLength), m.By, m.AskedAt))],
        };
}

/// <param name="At">When it was asked for.</param>
public sealed record MovedFrom(string Path, Actor By, DateTimeOffset At);

/// <summary>Who decided something, and through what.</summary>
public sealed record ApprovalLine
{
    public required DateTimeOffset At { get; init; }

    public required Actor By { get; init; }

    [Description("MCP client and version. Untrusted text.")]
    public string? Client { get; init; }

    [Description("answered: the client asked its user. repeated: the client repeated the call with a preview's token.")]
    public Confirmation? Confirmation { get; init; }

    [Description("May quote untrusted text.")]
    public required string Note { get; init; }

    internal static ApprovalLine Of(HistoryEntry line) =>
        new()
        {
            At = line.At,
            By = line.Actor,
            Client = Untrusted.Clean(line.Client),
            Confirmation = line.Confirmation is Ledger.Confirmation.None ? null : line.Confirmation,
            Note = Untrusted.Clean(line.Sentence, 400),
        };
}

/// <summary>What came of the question why.</summary>
public abstract record ExplainOutcome
{
    private ExplainOutcome() { }

    public sealed record Explained(Explanation Explanation) : ExplainOutcome;

    public sealed record NoItem(long Id) : ExplainOutcome;

    /// <summary>It stands in the library, and plex-mcp did not put it there.</summary>
    /// <param name="Path">In the library.</param>
    /// <param name="Title">What the index takes it for; null if nothing says so.</param>
    /// <param name="KnownBy">What says so.</param>
    /// <param name="Renamed">plex-mcp gave it this name later; null if it has the name that it came with.</param>
    public sealed record OfAnotherHand(string Path, NamedYear? Title, TitleSource? KnownBy, MovedFrom? Renamed) : ExplainOutcome;

    /// <summary>The ledger knows no such file.</summary>
    public sealed record NoFile(string Path) : ExplainOutcome;

    public sealed record Several(string Path, IReadOnlyList<string> Paths) : ExplainOutcome;
}

/// <summary>A title that no catalog has settled.</summary>
public sealed record NamedYear(string Name, int? Year);
