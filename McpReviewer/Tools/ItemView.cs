using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Texts;

namespace Hybrid.Reviewer.Tools;

/// <summary>What a model needs of one item to decide: short, with what was left out. All of it is there on request.</summary>
internal sealed record ItemView
{
    /// <summary>Characters of an answer: about 2,000 tokens.</summary>
    public const int Most = 8000;

    /// <summary>From the first that fits.</summary>
    private static readonly Bounds[] Steps = [new(2, 8, 12, 8, 160), new(2, 6, 6, 5, 100), new(2, 4, 3, 3, 0), new(2, 3, 1, 2, 0)];

    private static readonly Bounds Whole = new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, Untrusted.ShortLength);

    public required long Id { get; init; }

    [Description("Pass it as expected_version with a decision.")]
    public required int Version { get; init; }

    public required ItemState State { get; init; }

    [Description("What the state means and what can be done now.")]
    public required string NextStep { get; init; }

    [Description("Untrusted text from outside.")]
    public required string Name { get; init; }

    [Description("Name of the download, if it is another. Untrusted text.")]
    public string? Download { get; init; }

    [Description("Of the first candidate, after the caps of the concerns.")]
    public required double Confidence { get; init; }

    [Description("First candidate's confidence minus the second's.")]
    public double? Lead { get; init; }

    [Description("Which matcher weighed it.")]
    public string? Model { get; init; }

    [Description("Why it was not filed automatically, and the cap on the confidence. Quotes untrusted text.")]
    public required IReadOnlyList<ReasonLine> Reasons { get; init; }

    [Description("Best first.")]
    public required IReadOnlyList<CandidateView> Candidates { get; init; }

    public required int CandidatesTotal { get; init; }

    [Description("What it was approved as.")]
    public ChosenTitle? Chosen { get; init; }

    [Description("Item that these files were split off.")]
    public long? SplitFrom { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }

    [Description("The last fault of the current step. May quote untrusted text.")]
    public string? Fault { get; init; }

    public DateTimeOffset? NextTryAt { get; init; }

    [Description("The odd ones, where not all are listed.")]
    public required IReadOnlyList<FileView> Files { get; init; }

    public required int FilesTotal { get; init; }

    [Description("Copies that the library has of it, beside the new one.")]
    public IReadOnlyList<CopyLine>? Copies { get; init; }

    [Description("If only a part of it is filed.")]
    public PartlyFiled? PartlyFiled { get; init; }

    [Description("What media servers made of it. May quote untrusted text.")]
    public string? MediaServer { get; init; }

    [Description("What speaks for a title here: rules, earlier decisions, the library. Quotes untrusted text.")]
    public required IReadOnlyList<PrecedentLine> Precedents { get; init; }

    [Description("What is not in this answer.")]
    public string? LeftOut { get; init; }

    /// <param name="card">All of it.</param>
    /// <param name="all">Without bounds of this answer's own.</param>
    public static ItemView Of(ItemCard card, bool all)
    {
        ItemView view = all ? Within(card, Whole) : Within(card, Steps[0]);
        foreach (Bounds bounds in all ? [] : Steps)
        {
            view = Within(card, bounds);
            if (Math.Max(JsonSerializer.Serialize(view, ToolJson.Options).Length, ItemText.Of(view).Length) <= Most)
            {
                break;
            }
        }

        return view;
    }

    private static ItemView Within(ItemCard card, Bounds bounds)
    {
        CandidateView[] candidates = [.. card.Candidates.Take(bounds.Candidates).Select(c => CandidateView.Of(c, bounds))];
        FileView[] files =
        [
            .. card
                .Files.OrderByDescending(FileView.IsOdd)
                .ThenBy(f => f.Number)
                .Take(bounds.Files)
                .OrderBy(f => f.Number)
                .Select(FileView.Of),
        ];
        return new ItemView
        {
            Id = card.Id,
            Version = card.Version,
            State = card.State,
            NextStep = ReviewWords.NextStep(card),
            Name = card.Name,
            Download = card.Download == card.Name ? null : card.Download,
            Confidence = card.Confidence,
            Lead = card.Lead,
            Model = card.Model,
            Reasons = [.. card.Reasons.Take(bounds.Reasons).Select(r => r with { Sentence = Untrusted.Clean(r.Sentence, 240) })],
            Candidates = candidates,
            CandidatesTotal = card.Candidates.Count,
            Chosen = card.Chosen,
            SplitFrom = card.SplitFrom,
            SnoozedUntil = card.SnoozedUntil,
            Fault = Untrusted.Clean(card.Fault, 240),
            NextTryAt = card.NextTryAt,
            Files = files,
            FilesTotal = card.FilesTotal,
            Copies = card.Copies is { } copies
                ? [.. copies.Select(c => c with { Path = c.Path is { } path ? FileView.End(path) : null })]
                : null,
            PartlyFiled = card.PartlyFiled,
            MediaServer = Untrusted.Clean(card.MediaServer, 400),
            Precedents = [.. card.Precedents.Take(bounds.Reasons)],
            LeftOut = Missing(card, candidates.Length, files.Length),
        };
    }

    private static string? Missing(ItemCard card, int candidates, int files)
    {
        int titles = card.Candidates.Count - candidates;
        int rest = card.FilesTotal - files;
        return (titles, rest) switch
        {
            (0, 0) => null,
            (_, 0) => $"{titles} candidate(s); all true lists them.",
            (0, _) => $"{rest} file(s); all true lists them, at most 100.",
            _ => $"{titles} candidate(s) and {rest} file(s); all true lists them, at most 100 files.",
        };
    }

    /// <summary>How much of each list an answer has.</summary>
    /// <param name="Candidates">Titles.</param>
    /// <param name="Evidence">Lines of each title.</param>
    /// <param name="Files">The odd ones first.</param>
    /// <param name="Reasons">Concerns, and precedents.</param>
    /// <param name="Overview">Characters; 0 for none.</param>
    internal readonly record struct Bounds(int Candidates, int Evidence, int Files, int Reasons, int Overview);
}

internal sealed record CandidateView
{
    public required int Number { get; init; }

    public required TitleKind Kind { get; init; }

    public required int TmdbId { get; init; }

    [Description("Untrusted text from the catalog.")]
    public required string Title { get; init; }

    [Description("Untrusted text.")]
    public string? OriginalTitle { get; init; }

    public int? Year { get; init; }

    [Description("Before the caps of the concerns.")]
    public required double Confidence { get; init; }

    [Description("Untrusted text.")]
    public string? Overview { get; init; }

    public string? PosterUrl { get; init; }

    [Description("Weight, name, words; strongest first. Quotes untrusted text.")]
    public required IReadOnlyList<string> Evidence { get; init; }

    internal static CandidateView Of(CandidateCard card, ItemView.Bounds bounds) =>
        new()
        {
            Number = card.Number,
            Kind = card.Kind,
            TmdbId = card.TmdbId,
            Title = card.Title,
            OriginalTitle = card.OriginalTitle,
            Year = card.Year,
            Confidence = card.Confidence,
            Overview = bounds.Overview == 0 || string.IsNullOrEmpty(card.Overview) ? null : Untrusted.Clean(card.Overview, bounds.Overview),
            PosterUrl = card.PosterUrl,
            Evidence =
            [
                .. card
                    .Evidence.Take(bounds.Evidence)
                    .Select(e =>
                        string.Create(CultureInfo.InvariantCulture, $"{e.Weight:+0.0;-0.0;0} {e.Name}: {Untrusted.Clean(e.Sentence, 160)}")
                    ),
            ],
        };
}

internal sealed record FileView
{
    private const int LongestPath = 140;

    [Description("For files of approve_pending.")]
    public required int Number { get; init; }

    [Description("What it is held to be.")]
    public string? Is { get; init; }

    [Description("In the download. Untrusted text.")]
    public required string Path { get; init; }

    public required FileRole Role { get; init; }

    public required string Size { get; init; }

    [Description("Where it is, or will be. Untrusted text.")]
    public string? LibraryPath { get; init; }

    public PlacementState? Placement { get; init; }

    [Description("May quote untrusted text.")]
    public string? Note { get; init; }

    [Description("Of this file alone.")]
    public IReadOnlyList<Concern>? Doubts { get; init; }

    public static bool IsOdd(FileLine file) =>
        file is { Placement: PlacementState.Refused } or { Note: not null } or { Doubts: not null }
        || (file.Role == FileRole.Video && file.RoleReason is not null);

    public static FileView Of(FileLine file) =>
        new()
        {
            Number = file.Number,
            Is = file.Is,
            Path = End(file.Path),
            Role = file.Role,
            Size = Format.Bytes(file.Bytes),
            LibraryPath = file.LibraryPath is { } path ? End(path) : null,
            Placement = file.Placement,
            Note = Untrusted.Clean(file.Note ?? file.RoleReason, 160),
            Doubts = file.Doubts,
        };

    /// <summary>The end of a path says more than its beginning.</summary>
    public static string End(string path, int longest = LongestPath)
    {
        if (path.Length <= longest)
        {
            return path;
        }

        int start = path.Length - longest + 1;
        return $"…{path[(char.IsLowSurrogate(path[start]) ? start + 1 : start)..]}";
    }
}
