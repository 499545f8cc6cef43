namespace Hybrid.Matching.Weighing;

/// <summary>A candidate compared with the clues: what every piece of evidence needs, computed once.</summary>
internal sealed record Match(Clues Clues, CandidateDetails Candidate, TitleMatch Title, YearFit Year)
{
    public static Match Of(Clues clues, CandidateDetails candidate) =>
        new(clues, candidate, TitleFits.Best(clues, candidate), YearFits.Of(clues, candidate));

    /// <summary>A person made a rule: here the name means this title.</summary>
    public bool IsRuled => Clues.Precedents.Any(precedent => precedent.Kind == PrecedentKind.Rule && precedent.Title == Candidate.Title.Id);

    /// <summary>False for a search hit with another name.</summary>
    public bool Resembles => Candidate.IsNamedById || IsRuled || Title.Fit < TitleFit.Different;
}
