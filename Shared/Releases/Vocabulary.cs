using System.Globalization;

namespace Hybrid.Releases;

/// <summary>
/// The only table of words: what each can be, and how surely. To teach the reader a word, a language or a source, add it to its line in one
/// of the Vocabulary files. An entry of several words matches them with any separator in between, and written as one.
/// If a word is on two lines, the first counts.
/// </summary>
internal static partial class Vocabulary
{
    private static readonly WordTable Words = Build();

    public static Word? Find(ReadOnlySpan<char> word) => Words.Find(word);

    private static WordTable Build()
    {
        var words = new Dictionary<string, Word>(4096, StringComparer.OrdinalIgnoreCase);
        foreach (
            (WordClass kind, Strength strength, string? value, string entries) in Technical
                .Concat(Languages)
                .Concat(Meanings)
                .Concat(TellTales)
        )
        {
            int number = kind is WordClass.Month or WordClass.Numeral ? int.Parse(value!, CultureInfo.InvariantCulture) : 0;
            foreach (string entry in entries.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = entry.Split(' ');
                Put(words, entry, new Word(kind, strength, value, number, parts.Length));
                if (parts.Length > 1)
                {
                    Put(words, string.Concat(parts), new Word(kind, strength, value, number, 1));
                    Start(words, parts[0], parts.Length);
                }
            }
        }

        return new WordTable(words);
    }

    private static void Put(Dictionary<string, Word> words, string key, Word word)
    {
        if (!words.TryGetValue(key, out Word? known))
        {
            words[key] = word;
        }
        else if (known.Class == WordClass.Starter)
        {
            words[key] = word with { MaxWords = Math.Max(known.MaxWords, word.MaxWords) };
        }
    }

    private static void Start(Dictionary<string, Word> words, string first, int length)
    {
        words[first] = words.TryGetValue(first, out Word? known)
            ? known with
            {
                MaxWords = Math.Max(known.MaxWords, length),
            }
            : new Word(WordClass.Starter, Strength.Weak, null, 0, length);
    }
}
