using System.Globalization;

namespace Hybrid.Releases;

/// <summary>One row of a vocabulary: words that mean the same. It has a class and a strength, or a use.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Language">ISO 639-1; null for words of no language in particular.</param>
/// <param name="Value">Null if a word's own text is the value.</param>
internal sealed record VocabularyRow(
    int Line,
    WordClass Class,
    WordUse Use,
    Strength Strength,
    string? Language,
    string? Value,
    IReadOnlyList<string> Words
)
{
    public bool HasNumber =>
        Class is WordClass.Month or WordClass.Numeral || Use is WordUse.Ordinal or WordUse.Standard or WordUse.EasternNumeral;

    private int Number => HasNumber ? int.Parse(Value!, CultureInfo.InvariantCulture) : 0;

    public Word ToWord(int parts) =>
        Use == WordUse.None
            ? new(Class, Strength, Value, Number, parts) { Language = Language }
            : new(Class, Strength, null, Number, parts)
            {
                Language = Language,
                Uses = Use,
                Meaning = Value,
            };

    public Word AddTo(Word known) =>
        known with
        {
            Uses = known.Uses | Use,
            Number = known.Number > 0 ? known.Number : Number,
            Meaning = known.Meaning ?? Value,
            Language = known.Language ?? Language,
        };
}
