namespace Hybrid.Matching;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("presumedinnocent", "prseumedinnocent", true)]
    [InlineData("missionkashmir", "missinkashmir", true)]
    [InlineData("supernatural", "supernatura", true)]
    [InlineData("firstclass", "firstlast", false)]
    [InlineData("space", "spaced", false)]
    [InlineData("heat", "seat", false)]
    public void A_slip_is_forgiven_in_a_long_word_only(string one, string other, bool near)
    {
        Assert.Equal(near, Spelling.AreNear(one, other));
        Assert.Equal(near, Spelling.AreNear(other, one));
    }
}
