using Hybrid.Testing;

namespace Hybrid.Naming;

/// <summary>The lists of languages: every code and every name is read, and none means two languages.</summary>
public sealed class LanguagesTests
{
    [Fact]
    public void Every_code_and_name_of_the_lists_is_read()
    {
        string[] wrong =
        [
            .. from line in new[] { "languages.txt", "languages-more.txt" }.SelectMany(Lines)
            where line[0][0] != '-'
            from word in line[1].Split(' ').Append(line[0]).Concat(line[2].Split(';'))
            where word.Trim().Length > 0
            let read = SubtitlePath.Tags($"Subs/{word.Trim()}.srt", "Film.2010.mkv", "Film").Language
            where read is null || read.Split('-')[0] != CodeOf(line[0])
            select $"{word.Trim()}: {read} and not {line[0]}",
        ];
        Assert.Equal([], wrong);
    }

    [Fact]
    public void All_languages_of_iso_639_1_are_in_it_with_a_code_of_three_letters()
    {
        string[][] two = [.. Lines("languages.txt").Where(l => l[0].Length == 2 && l[0][0] != '-')];
        Assert.Equal(184, two.Length);
        Assert.All(two, l => Assert.Matches("^[a-z]{3}( [a-z]{3})?$", l[1]));
    }

    [Theory]
    [InlineData("languages.txt")]
    [InlineData("languages-more.txt")]
    public void The_list_is_well_formed(string file) =>
        Assert.All(
            Lines(file),
            l =>
            {
                Assert.Equal(l[0][0] == '-' ? 2 : 3, l.Length);
                Assert.Matches("^(-?[A-Za-z0-9]{2,4}|[a-z]{2,3}(-[A-Za-z0-9]{2,4})?)$", l[0]);
                Assert.All(
                    l[^1].Split(';'),
                    name => Assert.True(Languages.Fold(name).Split(' ').Length <= Languages.LongestPhrase || l[0][0] == '-', name)
                );
            }
        );

    [Fact]
    public void No_name_means_two_languages()
    {
        string[] twice =
        [
            .. new[] { "languages.txt", "languages-more.txt" }
                .SelectMany(Lines)
                .Where(l => l[0][0] != '-')
                .SelectMany(l =>
                    l[1].Split(' ').Concat(l[2].Split(';')).Append(l[0]).Select(word => (Word: Languages.Fold(word), Code: CodeOf(l[0])))
                )
                .Where(pair => pair.Word.Length > 0)
                .Distinct()
                .GroupBy(pair => pair.Word, pair => pair.Code)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group)}"),
        ];
        Assert.Equal([], twice);
    }

    private static string CodeOf(string code) => code.Split('-')[0] is var language && language == "fil" ? "tl" : language;

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Repository.At("Shared", "Naming", file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|'));
}
