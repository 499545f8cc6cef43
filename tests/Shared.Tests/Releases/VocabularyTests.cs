using Hybrid.Testing;

namespace Hybrid.Releases;

public sealed class VocabularyTests
{
    private static readonly string Text = File.ReadAllText(Repository.At("Shared", "Releases", "vocabulary.tsv"));

    private static IReadOnlyList<VocabularyRow> Rows => VocabularyText.Read(Text).Rows;

    [Fact]
    public void Every_line_is_a_row_of_a_known_class_with_words_that_a_name_can_have() => Assert.Empty(VocabularyText.Read(Text).Problems);

    [Fact]
    public void No_word_is_in_two_classes_or_twice_in_one() =>
        Assert.Empty(Repeated(Rows.Where(row => row.Use == WordUse.None)).Concat(Rows.GroupBy(row => row.Use).SelectMany(Repeated)));

    [Fact]
    public void No_word_repeats_what_a_word_of_several_parts_already_covers()
    {
        VocabularyRow[] classes = [.. Rows.Where(row => row.Use == WordUse.None)];
        Dictionary<string, VocabularyRow> covered = [];
        foreach (VocabularyRow row in classes)
        {
            foreach (string word in row.Words.Where(word => word.Contains(' ')))
            {
                covered.TryAdd(word.Replace(" ", "", StringComparison.Ordinal), row);
            }
        }

        Assert.Empty(
            classes
                .SelectMany(row => row.Words.Select(word => (row, word)))
                .Where(one => covered.TryGetValue(one.word, out VocabularyRow? row) && IsSame(row, one.row))
                .Select(one => one.word)
        );
    }

    [Fact]
    public void Rows_and_words_are_sorted()
    {
        var keys = Rows.Select(row =>
                (
                    Class: row.Use == WordUse.None ? (ulong)row.Class : ulong.MaxValue / 2 + (ulong)row.Use,
                    Strength: -(int)row.Strength,
                    Value: row.HasNumber ? row.Value!.PadLeft(4, '0') : row.Value ?? "",
                    Language: row.Language ?? "",
                    row.Words,
                    row.Line
                )
            )
            .ToList();

        Assert.Empty(
            keys.Zip(keys.Skip(1))
                .Where(two => Compare(two.First, two.Second) > 0)
                .Select(two => $"line {two.Second.Line} belongs before line {two.First.Line}")
        );
        Assert.Empty(
            Rows.Where(row => !row.Words.SequenceEqual(row.Words.Order(StringComparer.Ordinal))).Select(row => $"line {row.Line}")
        );
    }

    [Theory]
    [InlineData(
        "Source\tHard\t-\tBluRay",
        "line 1: must have five columns with a tab between two: class, strength, language, value, words"
    )]
    [InlineData("# a comment\n\nSorce\tHard\t-\tBluRay\tdisco", "line 3: \"Sorce\" is not a class. Allowed: Resolution, Source, ")]
    [InlineData("Source\tSure\t-\tBluRay\tdisco", "line 1: \"Sure\" is not a strength. Allowed: Hard, Soft, Weak")]
    [InlineData("FilmWord\tHard\t-\t-\tpicture", "line 1: the strength of FilmWord must be -")]
    [InlineData("Source\tHard\tGerman\tBluRay\tdisco", "line 1: \"German\" is not a language. Allowed: ")]
    [InlineData("Month\tWeak\tde\tJan\tjänner", "line 1: the value of Month must be a number")]
    [InlineData("Edition\tSoft\t-\t-\tlong one", "line 1: the value of Edition must be the edition's name")]
    [InlineData("Tag\tSoft\t-\t-\tmy.site", "line 1: \"my.site\" can never match: a word has letters and digits, ")]
    [InlineData("Tag\tSoft\t-\t-\te12", "line 1: \"e12\" can never match: \"e12\" is read as the number of a season or an episode")]
    [InlineData("Tag\tSoft\t-\t-\t", "line 1: has no words")]
    public void A_mistake_is_told_with_its_line_and_what_is_allowed(string text, string told) =>
        Assert.StartsWith(told, Assert.Single(OwnVocabulary.Read(text).Problems), StringComparison.Ordinal);

    [Fact]
    public void Words_of_the_user_count_beside_and_before_the_words_of_the_program()
    {
        try
        {
            OwnVocabulary
                .Read("SeasonWord\tSoft\teu\t-\tdenboraldia\nEdition\tSoft\t-\tWorkprint\trohschnitt\nTag\tSoft\t-\t-\tpuhutv\n")
                .Use();

            Release season = ReleaseParser.Parse("Blue.Harbor.Denboraldia.3.720p.HDTV.x264-GRP", 2027);
            Release movie = ReleaseParser.Parse("Blue.Harbor.2011.Rohschnitt.Extended.1080p.BluRay.x264-GRP", 2027);

            Assert.Equal(("Blue Harbor", 3), (season.Title, Assert.Single(season.Seasons)));
            Assert.Equal("Workprint Extended", movie.Edition);
            Assert.Equal(WordClass.Tag, Vocabulary.Find("puhutv")!.Class);
        }
        finally
        {
            OwnVocabulary.Read("").Use();
        }
    }

    [Fact]
    public void Words_of_the_user_count_for_packs_parts_specials_and_3D()
    {
        try
        {
            OwnVocabulary
                .Read(
                    """
                    PackWord	-	eu	-	hirukotea
                    PartWord	Soft	eu	-	zatia
                    ExtraVideo	-	eu	-	gehigarria
                    Stereo	-	eu	HSBS	erdi sbs
                    """
                )
                .Use();

            Assert.True(Packs.IsPack("Blue.Harbor.Hirukotea.1999.1080p"));
            Assert.Equal(2, ReleaseParser.Parse("Blue.Harbor.1999.Zatia.2.avi", 2027).Part);
            Assert.Equal("Gehigarria", SpecialWords.Of(ReleaseParser.Parse("Blue Harbor - Gehigarria - 03.mkv", 2027)));
            Assert.Equal("3D HSBS", Stereo.Of(ReleaseParser.Parse("Blue.Harbor.1999.Erdi-SBS.mkv", 2027), []));
        }
        finally
        {
            OwnVocabulary.Read("").Use();
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<VocabularyRow> rows) =>
        rows.SelectMany(row => row.Words)
            .GroupBy(word => word, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Skip(1).Any())
            .Select(same => same.Key);

    private static bool IsSame(VocabularyRow one, VocabularyRow other) =>
        (one.Class, one.Strength, one.Value) == (other.Class, other.Strength, other.Value);

    private static int Compare(
        (ulong Class, int Strength, string Value, string Language, IReadOnlyList<string> Words, int Line) one,
        (ulong Class, int Strength, string Value, string Language, IReadOnlyList<string> Words, int Line) other
    )
    {
        int first = (one.Class, one.Strength).CompareTo((other.Class, other.Strength));
        first = first != 0 ? first : string.CompareOrdinal(one.Value, other.Value);
        first = first != 0 ? first : string.CompareOrdinal(one.Language, other.Language);
        return first != 0 ? first : string.CompareOrdinal(one.Words[^1], other.Words[0]);
    }
}
