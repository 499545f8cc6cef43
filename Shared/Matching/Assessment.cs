using System.Text.Json.Serialization;
using Hybrid.Catalog;

namespace Hybrid.Matching;

/// <summary>What the matcher found about an item: the candidates, best first, and the verdict. Stored with the item.</summary>
public sealed record Assessment
{
    public required VerdictKind Verdict { get; init; }

    /// <summary>The best candidate's confidence after the caps, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Best first. An approval without a choice means the first, if it is likely.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>All concerns, in words. Empty only for Accept.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>The matcher's model, for a replay.</summary>
    public string Model { get; init; } = "";

    /// <summary>It is surely better than the library's copy, and UPGRADES=auto: it replaces that copy.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUpgrade { get; init; }

    public Candidate? Best => Candidates.Count > 0 ? Candidates[0] : null;

    /// <summary>Whether nothing speaks against the title: every reason to ask is about a single file.</summary>
    /// <param name="threshold">PLEX_CONFIDENCE_THRESHOLD.</param>
    public bool IsTitleSure(double threshold) =>
        Best is { } best
        && best.Confidence >= threshold
        && Verdict != VerdictKind.Ignore
        && Reasons.All(r => r.File is not null || r.Concern == Concern.BelowThreshold);

    /// <summary>The same candidates with this title in front, as a person chose it, and only these reasons.</summary>
    public Assessment Proposing(TitleId id, string name, int? year, IReadOnlyList<Reason> reasons)
    {
        Candidate first =
            Candidates.FirstOrDefault(c => c.Id == id)
            ?? new Candidate
            {
                Id = id,
                Name = name,
                Year = year,
                Confidence = 1,
                Evidence = [new Evidence("decided-before", 0, "the rest of the download was filed as it")],
            };
        return this with
        {
            Verdict = VerdictKind.AskReviewer,
            Confidence = first.Confidence,
            Candidates = [first, .. Candidates.Where(c => c.Id != id)],
            Reasons = reasons,
        };
    }

    /// <summary>With reasons that the matcher cannot know; the same reason counts once. Reasons only ever take certainty away.</summary>
    public Assessment WithReasons(IReadOnlyList<Reason> reasons)
    {
        if (reasons.Count == 0)
        {
            return this;
        }

        VerdictKind verdict = reasons.Any(r => r.Concern is Concern.NoVideo) ? VerdictKind.Ignore : VerdictKind.AskReviewer;
        return this with { Verdict = verdict, Reasons = [.. Reasons.Union(reasons)] };
    }
}

/// <summary>A concern with the sentence that explains it here.</summary>
public sealed record Reason(Concern Concern, string Sentence)
{
    /// <summary>The path of the only file that it is about, as in <see cref="VideoClue.Path"/>; null if it is about the whole item.</summary>
    public string? File { get; init; }
}

public enum VerdictKind
{
    /// <summary>Certain enough to be filed automatically.</summary>
    Accept,

    /// <summary>A person decides.</summary>
    AskReviewer,

    /// <summary>No movie or series.</summary>
    Ignore,
}
