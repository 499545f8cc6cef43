using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hybrid.Catalog;
using Hybrid.Daemon.Identifying;
using Hybrid.Matching;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>The verdict on one download. The JSON names are fixed: other tools read them.</summary>
internal sealed record IdentifyAnswer
{
    /// <summary>As it was given: text or number.</summary>
    public JsonElement? Id { get; init; }

    public required string Input { get; init; }

    /// <summary>"movie" or "series": of the best candidate.</summary>
    public string? Kind { get; init; }

    public int? TmdbId { get; init; }

    public string? Title { get; init; }

    public int? Year { get; init; }

    /// <summary>As the names claim.</summary>
    public IReadOnlyList<int>? Season { get; init; }

    public IReadOnlyList<int>? Episodes { get; init; }

    public double Confidence { get; init; }

    /// <summary>"accept", "review" or "ignore"; absent if the catalog could not be reached.</summary>
    public string? Verdict { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>For and against the best candidate.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];

    /// <summary>Every candidate with its measurements, for bench's fit-weights.</summary>
    public IReadOnlyList<WeighedCandidate> Candidates { get; init; } = [];

    /// <summary>The line that was not understood, counted from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The field of that line that is wrong: "files[0].bytes"; absent if the line is not JSON.</summary>
    public string? Field { get; init; }

    /// <summary>Why there is no verdict.</summary>
    public string? Error { get; init; }

    [JsonIgnore]
    public int ExitCode { get; init; }

    /// <summary>For a person: how far the best candidate is ahead, and the probability that none of them is right.</summary>
    [JsonIgnore]
    public string? Lead { get; init; }

    [JsonIgnore]
    public IReadOnlyList<CandidateCard> Cards { get; init; } = [];

    public static IdentifyAnswer NotUnderstood(string line, int number, Misreading wrong) =>
        new()
        {
            Id = wrong.Id,
            Input = line,
            Line = number,
            Field = wrong.Field,
            ExitCode = Daemon.ExitCode.Usage,
            Error =
                $"Line {number} must be {{id, name, files: [{{path, bytes, seconds}}], seconds}}: "
                + $"{(wrong.Field is { } field ? $"{field}: " : "")}{wrong.Problem}.",
        };

    public static IdentifyAnswer Of(IdentifyQuestion question, Identification identification) =>
        identification switch
        {
            Identified identified => Of(question, identified),
            CatalogFailed failed => new()
            {
                Id = question.Id,
                Input = question.Input,
                ExitCode = Daemon.ExitCode.Unavailable,
                Error = failed.Fault.Sentence,
            },
            _ => throw new InvalidOperationException($"No such identification: {identification}"),
        };

    private static IdentifyAnswer Of(IdentifyQuestion question, Identified identified)
    {
        Assessment assessment = identified.Assessment.WithReasons(
            question.Files.Count == 0 ? [] : FileConcerns.Of(question.Files, identified.Clues)
        );
        return new IdentifyAnswer
        {
            Id = question.Id,
            Input = question.Input,
            Kind = assessment.Best is { } best ? (best.Id.Kind == TitleKind.Movie ? "movie" : "series") : null,
            TmdbId = assessment.Best?.Id.Tmdb,
            Title = assessment.Best?.Name,
            Year = assessment.Best?.Year,
            Season = identified.Reading.Seasons is { Count: > 0 } seasons ? seasons : null,
            Episodes = identified.Reading.Episodes is { Count: > 0 } episodes ? episodes : null,
            Confidence = Math.Round(assessment.Confidence, 4),
            Verdict = assessment.Verdict switch
            {
                VerdictKind.Accept => "accept",
                VerdictKind.Ignore => "ignore",
                _ => "review",
            },
            Reasons =
            [
                .. BriefReasons
                    .Of(assessment.Reasons)
                    .Select(r => $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(r.Concern.ToString())}: {r.Sentence}"),
            ],
            Evidence = [.. (assessment.Best?.Evidence ?? []).Select(e => $"{e.Name} {e.Weight:+0.00;-0.00}: {e.Sentence}")],
            Alternatives =
            [
                .. assessment
                    .Candidates.Skip(1)
                    .Take(4)
                    .Select(c => new Alternative(c.Id.Tmdb, c.Name, c.Year, Math.Round(c.Confidence, 4))),
            ],
            Candidates = [.. assessment.Candidates.Select(WeighedCandidate.Of)],
            Lead = LeadOf(assessment.Candidates),
            Cards = [.. assessment.Candidates.Take(MostCards).Select(CandidateCard.Of)],
        };
    }

    private const int MostCards = 4;

    private static string? LeadOf(IReadOnlyList<Candidate> candidates)
    {
        if (candidates is not [var best, ..])
        {
            return null;
        }

        double none = Math.Max(0, 1 - candidates.Sum(candidate => candidate.Confidence));
        return candidates is [_, { Confidence: > 0 } second, ..]
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{best.Confidence:0.00} before limits, {Times(best.Confidence / second.Confidence)} the next candidate; {none:0.00} that none is right"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{best.Confidence:0.00} before limits; no other candidate; {none:0.00} that none is right"
            );
    }

    private static string Times(double lead) =>
        lead < 1000 ? string.Create(CultureInfo.InvariantCulture, $"{lead:0.0} times as likely as") : "more than 1000 times as likely as";
}

/// <param name="Kind">"movie" or "series".</param>
internal sealed record WeighedCandidate(
    string Kind,
    int TmdbId,
    string Title,
    int? Year,
    double Confidence,
    IReadOnlyList<WeighedEvidence> Evidence
)
{
    public static WeighedCandidate Of(Candidate candidate) =>
        new(
            candidate.Id.Kind == TitleKind.Movie ? "movie" : "series",
            candidate.Id.Tmdb,
            candidate.Name,
            candidate.Year,
            Math.Round(candidate.Confidence, 4),
            [
                .. candidate.Evidence.Select(piece => new WeighedEvidence(
                    piece.Name,
                    Math.Round(piece.Value, 4),
                    Math.Round(piece.Weight, 4),
                    piece.Sentence
                )),
            ]
        );
}

/// <param name="Value">What was measured.</param>
/// <param name="Weight">What it adds to the log-odds.</param>
internal sealed record WeighedEvidence(string Name, double Value, double Weight, string Sentence);

internal sealed record Alternative(int TmdbId, string Title, int? Year, double Confidence);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IdentifyAnswer))]
[JsonSerializable(typeof(AskedDownload))]
internal sealed partial class IdentifyJson : JsonSerializerContext;
