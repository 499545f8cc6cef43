namespace Hybrid.Matching.Weighing;

/// <summary>What the name alone says, for every candidate.</summary>
internal static class LookEvidence
{
    public static IEnumerable<Measure> Of(Match match)
    {
        if (match.Clues.HasTechnicalWords)
        {
            yield return new("technical-words", "the name has technical words of a video release");
        }
        else if (IsBare(match.Clues))
        {
            yield return new("bare-name", "the name has no year and no technical word");
        }

        if (Telltales.Find(match.Clues, match.Candidate) is { } telltale)
        {
            yield return new("telltale", $"the word \"{telltale}\" in the name suggests that it is not a movie or series");
        }
    }

    public static bool IsBare(Clues clues) =>
        clues is { Year: null, HasTechnicalWords: false, IsNumbered: false, HasEpisodes: false, HasId: false }
        && (clues.Files.Count < 2 || clues.Files.Any(file => file.Episodes.Count == 0));
}
