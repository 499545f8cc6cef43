namespace Hybrid.Releases;

/// <summary>The user's own words: lines as in <c>vocabulary.tsv</c>.</summary>
public static class OwnVocabulary
{
    /// <summary>From now on, names are read with these words too. Called once, at the start; a text with problems adds nothing.</summary>
    public static void Use(string text)
    {
        (IReadOnlyList<VocabularyRow> rows, IReadOnlyList<VocabularyProblem> problems) = VocabularyText.Read(text);
        if (problems.Count == 0)
        {
            Vocabulary.Use(rows);
        }
    }

    /// <returns>"line 3: …", with what is allowed; empty if nothing is wrong.</returns>
    public static IReadOnlyList<string> ProblemsOf(string text) =>
        [.. VocabularyText.Read(text).Problems.Select(problem => problem.ToString())];
}
