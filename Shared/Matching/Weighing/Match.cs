namespace Hybrid.Matching.Weighing;

/// <summary>A contender compared with the clues: what every piece of evidence needs, computed once.</summary>
internal sealed record Match(Clues Clues, CandidateDetails CandidateDetails, TitleMatch Title, YearFit Year)
{
    public static Match Of(Clues clues, CandidateDetails contender) =>
        new(clues, contender, TitleFits.Best(clues, contender), YearFits.Of(clues, contender));

    /// <summary>A person made a rule: here the name means this title.</summary>
    public bool IsRuled =>
        Clues.Precedents.Any(precedent => precedent.Kind == PrecedentKind.Rule && precedent.Title == CandidateDetails.Title.Id);

    /// <summary>False for a search hit with another name.</summary>
    public bool Resembles => CandidateDetails.IsNamedById || IsRuled || Title.Fit < TitleFit.Different;
}
