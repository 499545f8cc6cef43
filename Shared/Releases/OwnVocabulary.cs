namespace Hybrid.Releases;

/// <summary>The user's own words: lines as in <c>vocabulary.tsv</c>.</summary>
public sealed class OwnVocabulary
{
    private readonly IReadOnlyList<VocabularyRow> _rows;

    private OwnVocabulary(IReadOnlyList<VocabularyRow> rows, IReadOnlyList<VocabularyProblem> problems)
    {
        _rows = rows;
        Problems = [.. problems.Select(problem => problem.ToString())];
    }

    /// <summary>"line 3: …", with what is allowed; empty if nothing is wrong.</summary>
    public IReadOnlyList<string> Problems { get; }

    public static OwnVocabulary Read(string text)
    {
        (IReadOnlyList<VocabularyRow> rows, IReadOnlyList<VocabularyProblem> problems) = VocabularyText.Read(text);
        return new OwnVocabulary(rows, problems);
    }

    /// <summary>From now on, names are read with these words too. Called once, at the start; words with problems add nothing.</summary>
    public void Use()
    {
        if (Problems.Count == 0)
        {
            Vocabulary.Use(_rows);
        }
    }
}
