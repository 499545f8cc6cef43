namespace Hybrid.Releases;

/// <summary>What each word can be, and how surely: <c>vocabulary.tsv</c>, and the words of the user's own file before it.</summary>
internal static class Vocabulary
{
    private static readonly VocabularyRow[] Embedded = ReadEmbedded();

    /// <summary>Replaced as a whole, so a name that is being read sees one table or the other.</summary>
    private static WordTable _words = new(Build([]));

    public static Word? Find(ReadOnlySpan<char> word) => _words.Find(word);

    public static bool Is(ReadOnlySpan<char> word, WordUse use) => Find(word)?.Is(use) == true;

    /// <param name="own">The user's words. What they say of a word counts instead of what the vocabulary says.</param>
    public static void Use(IReadOnlyList<VocabularyRow> own) => _words = new(Build(own));

    private static Dictionary<string, Word> Build(IReadOnlyList<VocabularyRow> own)
    {
        var words = new Dictionary<string, Word>(4096, StringComparer.OrdinalIgnoreCase);
        VocabularyRow[] rows = [.. own, .. Embedded];
        VocabularyRow[] classes = [.. rows.Where(row => row.Use == WordUse.None)];
        foreach (VocabularyRow row in classes)
        {
            foreach (string entry in row.Words)
            {
                words.TryAdd(entry, row.ToWord(Parts(entry)));
            }
        }

        (VocabularyRow Row, string Entry)[] several =
        [
            .. classes.SelectMany(row => row.Words.Where(entry => entry.Contains(' ')).Select(entry => (row, entry))),
        ];
        foreach ((VocabularyRow row, string entry) in several)
        {
            words.TryAdd(entry.Replace(" ", "", StringComparison.Ordinal), row.ToWord(1));
        }

        foreach ((_, string entry) in several)
        {
            Start(words, entry[..entry.IndexOf(' ', StringComparison.Ordinal)], Parts(entry));
        }

        foreach (VocabularyRow row in rows.Where(row => row.Use != WordUse.None))
        {
            foreach (string entry in row.Words.SelectMany(Spellings))
            {
                words[entry] = words.TryGetValue(entry, out Word? known) ? row.AddTo(known) : row.ToWord(1);
            }
        }

        return words;
    }

    /// <summary>"box set" and "boxset".</summary>
    private static IEnumerable<string> Spellings(string entry) =>
        entry.Contains(' ') ? [entry, entry.Replace(" ", "", StringComparison.Ordinal)] : [entry];

    private static int Parts(string entry) => entry.Count(c => c == ' ') + 1;

    private static void Start(Dictionary<string, Word> words, string first, int length) =>
        words[first] = words.TryGetValue(first, out Word? known)
            ? known with
            {
                MaxWords = Math.Max(known.MaxWords, length),
            }
            : new Word(WordClass.None, Strength.Weak, null, 0, length);

    private static VocabularyRow[] ReadEmbedded()
    {
        using Stream stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("Hybrid.Releases.vocabulary.tsv")!;
        using var reader = new StreamReader(stream);
        (IReadOnlyList<VocabularyRow> rows, IReadOnlyList<VocabularyProblem> problems) = VocabularyText.Read(
            reader.ReadToEnd(),
            isChecked: false
        );
        return problems.Count == 0 ? [.. rows] : throw new InvalidDataException($"vocabulary.tsv: {problems[0]}");
    }
}
