namespace Hybrid.Catalog;

public sealed class TitleKeyTests
{
    [Theory]
    [InlineData("Amélie", "amelie")]
    [InlineData("Les Misérables", "Miserables")]
    [InlineData("Fast & Furious", "Fast and Furious")]
    [InlineData("Marvel's Agents of S.H.I.E.L.D.", "Marvels Agents of SHIELD")]
    [InlineData("M*A*S*H", "MASH")]
    [InlineData("Spider-Man", "Spiderman")]
    [InlineData("Hart's War", "Hart s War")]
    [InlineData("Don't Look Up", "Don.t.Look.Up")]
    [InlineData("Rocky IV", "Rocky 4")]
    [InlineData("Harry Potter and the Deathly Hallows: Part 2", "Harry.Potter.And.The.Deathly.Hallows.2")]
    [InlineData("The Matrix", "Matrix, The")]
    [InlineData("Smørrebrød", "smorrebrod")]
    [InlineData("Alien³", "Alien 3")]
    [InlineData("Ali\uFFFEen", "Alien")]
    [InlineData("Alien \uD800", "Alien")]
    public void Two_spellings_of_a_title_have_one_key(string one, string other) => Assert.Equal(TitleKey.Of(one), TitleKey.Of(other));

    [Theory]
    [InlineData("Taken 2", "Taken 3")]
    [InlineData("Alien", "Aliens")]
    [InlineData("Blade Runner", "Blade Runner 2049")]
    [InlineData("V", "5")]
    [InlineData("The A Team", "The B Team")]
    public void Two_titles_have_two_keys(string one, string other) => Assert.NotEqual(TitleKey.Of(one), TitleKey.Of(other));

    [Theory]
    [InlineData("The", "the")]
    [InlineData("???", "")]
    public void A_title_of_nothing_but_an_article_or_signs_has_a_key_all_the_same(string text, string key) =>
        Assert.Equal(key, TitleKey.Of(text));
}
