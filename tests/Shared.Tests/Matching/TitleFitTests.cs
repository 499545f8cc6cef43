namespace Hybrid.Matching;

public sealed class TitleFitTests
{
    [Theory]
    [InlineData("The Matrix", "Matrix", TitleFit.Alike)]
    [InlineData("Rocky 4", "Rocky IV", TitleFit.Same)]
    [InlineData("Requiem for a Draem", "Requiem for a Dream", TitleFit.Misspelt)]
    [InlineData("Super Natural", "Supernatural", TitleFit.Divided)]
    [InlineData("Taken 2", "Taken 3", TitleFit.OtherNumber)]
    [InlineData("Taken", "Taken 2", TitleFit.OtherNumber)]
    [InlineData("Harry Potter and the Deathly Hallows Part 2", "Harry Potter and the Deathly Hallows: Part 1", TitleFit.OtherNumber)]
    [InlineData("Blade Runner", "Blade Runner 2049", TitleFit.OtherNumber)]
    [InlineData("Rogue One", "Rogue One: A Star Wars Story", TitleFit.Shortened)]
    [InlineData("Spiderman", "Spider-Man", TitleFit.Same)]
    [InlineData("Flight", "Flight of the Butterflies", TitleFit.Different)]
    [InlineData("Heat", "Seat", TitleFit.Different)]
    [InlineData("Alien", "Aliens", TitleFit.Different)]
    [InlineData("", "Alien", TitleFit.Different)]
    public void A_claimed_title_fits_a_known_one(string claimed, string known, TitleFit fit) =>
        Assert.Equal(fit, TitleFits.Of(claimed, known));
}
