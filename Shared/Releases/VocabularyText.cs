using System.Globalization;
using Hybrid.Releases.Numbering;
using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>Reads a vocabulary: a line for each row, five columns with a tab between two, "-" for nothing. A line that begins with # is a comment.</summary>
internal static class VocabularyText
{
    private const string Nothing = "-";

    private static readonly string Classes = string.Join(", ", Names<WordClass>().Concat(Names<WordUse>()));

    /// <param name="text">The rows.</param>
    /// <param name="isChecked">Whether a name can have each of the words. A test asks it of the program's own words, so a start need not.</param>
    public static (IReadOnlyList<VocabularyRow> Rows, IReadOnlyList<VocabularyProblem> Problems) Read(string text, bool isChecked = true)
    {
        var rows = new List<VocabularyRow>();
        var problems = new List<VocabularyProblem>();
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace() || line[0] == '#')
            {
                continue;
            }

            (VocabularyRow? row, string? problem) = ReadRow(number, line.ToString().Split('\t', StringSplitOptions.TrimEntries));
            problem ??= isChecked ? row!.Words.Select(WhyNeverFound).FirstOrDefault(why => why is not null) : null;
            if (problem is null)
            {
                rows.Add(row!);
            }
            else
            {
                problems.Add(new VocabularyProblem(number, problem));
            }
        }

        return (rows, problems);
    }

    private static (VocabularyRow? Row, string? Problem) ReadRow(int line, string[] columns)
    {
        if (columns is not [var kind, var strength, var language, var value, var list])
        {
            return (null, "must have five columns with a tab between two: class, strength, language, value, words");
        }

        bool isClass = IsName(kind, out WordClass wordClass);
        bool isUse = IsName(kind, out WordUse use) && !isClass;
        if (!isClass && !isUse)
        {
            return (null, $"\"{kind}\" is not a class. Allowed: {Classes}");
        }

        Strength sure = default;
        if (isUse ? strength != Nothing : !IsName(strength, out sure))
        {
            return (null, isUse ? $"the strength of {kind} must be -" : $"\"{strength}\" is not a strength. Allowed: Hard, Soft, Weak");
        }

        if (language is not (Nothing or [>= 'a' and <= 'z', >= 'a' and <= 'z']))
        {
            return (null, $"\"{language}\" is not a language. Allowed: a code of two small letters (ISO 639-1), or -");
        }

        var row = new VocabularyRow(
            line,
            wordClass,
            isUse ? use : WordUse.None,
            sure,
            OrNull(language),
            OrNull(value),
            list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        return row.HasNumber && !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? (null, $"the value of {kind} must be a number")
            : row is { Class: WordClass.Edition, Value: null } ? (null, "the value of Edition must be the edition's name")
            : row.Words.Count == 0 ? (null, "has no words")
            : (row, null);
    }

    /// <summary>Why no name can have the word: the reader would cut it, or read it as a number.</summary>
    internal static string? WhyNeverFound(string word)
    {
        foreach (string part in word.Split(' '))
        {
            if (part.Length is 0 or > 40 || !IsOneWord(part))
            {
                return $"\"{word}\" can never match: a word has letters and digits, and one space between two parts";
            }

            if (MarkScanner.TryRead(part, 0, out Mark mark) && mark.End == part.Length)
            {
                return $"\"{word}\" can never match: \"{part}\" is read as the number of a season or an episode";
            }
        }

        return word.Length < 64 ? null : $"\"{word}\" can never match: it is longer than 63 letters";
    }

    private static bool IsOneWord(string part)
    {
        for (int i = 0; i < part.Length; i++)
        {
            bool apostrophe = IsApostrophe(part[i]) && i > 0 && char.IsLetter(part[i - 1]) && char.IsLetter(At(part, i + 1));
            if (!IsWordPart(part[i]) && !apostrophe)
            {
                return false;
            }
        }

        return true;
    }

    private static string? OrNull(string column) => column == Nothing ? null : column;

    private static bool IsName<T>(string text, out T value)
        where T : struct, Enum
    {
        value = default;
        return Names<T>().Contains(text) && Enum.TryParse(text, out value);
    }

    private static IEnumerable<string> Names<T>()
        where T : struct, Enum => Enum.GetNames<T>().Where(name => name != nameof(WordClass.None));
}
