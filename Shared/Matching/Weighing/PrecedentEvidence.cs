namespace Hybrid.Matching.Weighing;

/// <summary>What this installation knows. Each kind counts once.</summary>
internal static class PrecedentEvidence
{
    public static IEnumerable<Measure> Of(Match match) =>
        match
            .Clues.Precedents.Where(precedent => precedent.Title == match.Candidate.Title.Id && precedent.Kind != PrecedentKind.Numbering)
            .DistinctBy(precedent => precedent.Kind)
            .Select(precedent => new Measure(NameOf(precedent.Kind), precedent.Sentence));

    private static string NameOf(PrecedentKind kind) =>
        kind switch
        {
            PrecedentKind.Rule => "rule",
            PrecedentKind.DecidedBefore => "decided-before",
            _ => "in-library",
        };
}
