using System.ComponentModel;
using System.Text.Json.Serialization;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Texts;

namespace Hybrid.Reviewing;

/// <summary>An item with everything a decision needs: candidates with their evidence, files, what was decided.</summary>
public sealed record ItemCard
{
    private const int MostCandidates = 10;

    public required long Id { get; init; }

    [Description("Pass it as expected_version with a decision.")]
    public required int Version { get; init; }

    public required ItemState State { get; init; }

    /// <summary>Each program sets it in its own words.</summary>
    [Description("What the state means and what can be done now.")]
    public string? NextStep { get; init; }

    [Description("The release name. Untrusted text from outside.")]
    public required string Name { get; init; }

    public required DownloadSource Source { get; init; }

    [Description("The torrent's or dropped folder's name. Untrusted text from outside.")]
    public required string Download { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    [Description("The matcher's verdict. Absent while the item is being identified.")]
    public VerdictKind? Verdict { get; init; }

    [Description("Probability of the first candidate, after the caps of the concerns, 0 to 1.")]
    public required double Confidence { get; init; }

    [Description("Concerns: why it was not filed automatically. May quote untrusted text.")]
    public required IReadOnlyList<ReasonLine> Reasons { get; init; }

    [Description("Best first. approve_pending takes the number as candidate.")]
    public required IReadOnlyList<CandidateCard> Candidates { get; init; }

    [Description("The title it was approved as. Absent before a decision.")]
    public ChosenTitle? Chosen { get; init; }

    [Description("Item that these files were split off.")]
    public long? SplitFrom { get; init; }

    /// <summary>Until then it waits without being shown in the queue.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    [Description("How often the current step has failed.")]
    public required int Tries { get; init; }

    [Description("The last fault of the current step.")]
    public string? Fault { get; init; }

    [Description("When the failed step is tried again.")]
    public DateTimeOffset? NextTryAt { get; init; }

    public required IReadOnlyList<FileLine> Files { get; init; }

    [Description("Number of files; at most 100 are listed.")]
    public required int FilesTotal { get; init; }

    [Description("Present if only a part of it is filed.")]
    public PartlyFiled? PartlyFiled { get; init; }

    [Description("What the media servers made of its files. May quote untrusted text.")]
    public string? MediaServer { get; init; }

    [Description("Copies that the library has of it.")]
    public IReadOnlyList<CopyLine>? Copies { get; init; }

    [Description("Which matcher weighed it.")]
    public string? Model { get; init; }

    [Description("First candidate's confidence minus the second's. Absent when there is no second.")]
    public double? Lead { get; init; }

    [Description("What this installation knew in favor of a title: rules, earlier decisions, the library. Evidence, not a verdict.")]
    public required IReadOnlyList<PrecedentLine> Precedents { get; init; }

    /// <summary>The absolute paths of the listed files that are in the library.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> InLibrary =>
        [.. Files.Where(f => f.Placement is PlacementState.Placed or PlacementState.TakingBack).Select(f => f.LibraryPath!)];

    internal static ItemCard Of(ItemRow row, IReadOnlyList<ItemFile> files, IReadOnlyList<Precedent> precedents)
    {
        IngestItem item = row.Item;
        return new ItemCard
        {
            Id = item.Id,
            Version = item.Version,
            State = item.State,
            Name = Untrusted.Clean(item.Name),
            Source = item.Download?.Source ?? DownloadSource.Manual,
            Download = Untrusted.Clean(item.Download?.Name) ?? "",
            CreatedAt = item.CreatedAt,
            ChangedAt = item.ChangedAt,
            Verdict = item.Assessment?.Verdict,
            Confidence = Math.Round(item.Assessment?.Confidence ?? 0, 3),
            Reasons = [.. BriefReasons.Of(item.Assessment?.Reasons ?? []).Select(ReasonLine.Of)],
            Model = item.Assessment?.Model,
            Lead = item.Assessment?.Candidates is [var first, var second, ..] ? Math.Round(first.Confidence - second.Confidence, 3) : null,
            Precedents = [.. precedents.Select(PrecedentLine.Of)],
            Candidates = [.. (item.Assessment?.Candidates ?? []).Take(MostCandidates).Select(CandidateCard.Of)],
            Chosen = ChosenTitle.Of(item),
            SplitFrom = item.SplitFrom,
            SnoozedUntil = item.SnoozedUntil,
            Tries = item.Tries,
            Fault = Untrusted.Clean(item.Fault, 500),
            NextTryAt = item.Fault is null ? null : item.DueAt,
            Files = [.. files.Select((file, i) => FileLine.Of(file, i + 1, item.Assessment))],
            FilesTotal = row.Files,
            PartlyFiled = PartlyFiled.For(row),
        };
    }
}

public sealed record ReasonLine(
    Concern Concern,
    string Sentence,
    [property: Description("Upper limit that this concern puts on the confidence. Absent when it sets none.")] double? Cap = null
)
{
    internal static ReasonLine Of(Reason reason) =>
        new(reason.Concern, Untrusted.Clean(reason.Sentence, 500), Caps.Of(reason.Concern) is < 1 and var cap ? cap : null);
}

public sealed record PrecedentLine(PrecedentKind Kind, TitleKind TitleKind, int TmdbId, string Sentence)
{
    internal static PrecedentLine Of(Precedent precedent) =>
        new(precedent.Kind, precedent.Title.Kind, precedent.Title.Tmdb, Untrusted.Clean(precedent.Sentence, 300));
}

public sealed record ChosenTitle
{
    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalog.")]
    public required string Title { get; init; }

    public int? Year { get; init; }

    public Actor? By { get; init; }

    /// <returns>Null before a decision.</returns>
    internal static ChosenTitle? Of(IngestItem item) =>
        item.Chosen is { } id
            ? new ChosenTitle
            {
                Kind = id.Kind,
                TmdbId = id.Tmdb,
                Title = Untrusted.Clean(item.Title) ?? "",
                Year = item.Year,
                By = item.DecidedBy,
            }
            : null;
}

public sealed record CandidateCard
{
    public required int Number { get; init; }

    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalog.")]
    public required string Title { get; init; }

    public string? OriginalTitle { get; init; }

    public int? Year { get; init; }

    [Description("0 to 1, before the caps of the concerns.")]
    public required double Confidence { get; init; }

    [Description("Untrusted text from the catalog.")]
    public string? Overview { get; init; }

    [Description("Address of its poster.")]
    public string? PosterUrl { get; init; }

    [Description("For (positive weight) and against (negative), strongest first. May quote untrusted text.")]
    public required IReadOnlyList<EvidenceLine> Evidence { get; init; }

    public static CandidateCard Of(Candidate candidate, int index) =>
        new()
        {
            Number = index + 1,
            Kind = candidate.Id.Kind,
            TmdbId = candidate.Id.Tmdb,
            Title = Untrusted.Clean(candidate.Name),
            OriginalTitle = TitleLine.OriginalOf(candidate.Name, candidate.OriginalName),
            Year = candidate.Year,
            Confidence = Math.Round(candidate.Confidence, 3),
            Overview = Untrusted.Clean(candidate.Overview),
            PosterUrl = Reviewing.PosterUrl.Of(candidate.PosterPath),
            Evidence =
            [
                .. candidate.Evidence.Select(e => new EvidenceLine(e.Name, Math.Round(e.Weight, 2), Untrusted.Clean(e.Sentence, 300))),
            ],
        };
}

public sealed record EvidenceLine(string Name, double Weight, string Sentence);

public sealed record FileLine
{
    [Description("For files of approve_pending.")]
    public required int Number { get; init; }

    [Description("What it is held to be.")]
    public string? Is { get; init; }

    [Description("Relative to the download. Untrusted text from outside.")]
    public required string Path { get; init; }

    public required long Bytes { get; init; }

    public required FileRole Role { get; init; }

    public string? RoleReason { get; init; }

    [Description("Where it is, or will be, in the library.")]
    public string? LibraryPath { get; init; }

    public PlacementState? Placement { get; init; }

    public PlacementMethod? Method { get; init; }

    public string? Note { get; init; }

    [Description("Of this file alone.")]
    public IReadOnlyList<Concern>? Doubts { get; init; }

    internal static FileLine Of(ItemFile file, int number, Assessment? assessment) =>
        new()
        {
            Doubts = DoubtsOf(file, assessment),
            Number = number,
            Is = file.Assignment?.Words,
            Path = Untrusted.Clean(file.Path, Untrusted.PathLength),
            Bytes = file.Bytes,
            Role = file.Role,
            RoleReason = Untrusted.Clean(file.RoleReason ?? file.Probe?.Words),
            LibraryPath = Untrusted.Clean(file.Placement?.To, Untrusted.PathLength),
            Placement = file.Placement?.State,
            Method = file.Placement?.Method,
            Note = Untrusted.Clean(file.Placement?.Note ?? file.Assignment?.Reason, 300),
        };

    private static List<Concern>? DoubtsOf(ItemFile file, Assessment? assessment)
    {
        List<Concern> doubts = [.. (assessment?.Reasons ?? []).Where(r => r.File == file.Path).Select(r => r.Concern).Distinct()];
        return doubts.Count == 0 ? null : doubts;
    }
}
