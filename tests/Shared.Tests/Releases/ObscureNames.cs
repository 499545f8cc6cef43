namespace Hybrid.Releases;

public sealed class ObscureNames
{
    [Theory]
    [InlineData("185d86a343e39f3341e35c4dad3ff159", "other")]
    [InlineData("Vh1FvU3bJXw6zs8EEUX4bMo5vbbMdHghxHirc.mkv", "other")]
    [InlineData("ah63jka93jf0jh26ahjas961.mkv", "other")]
    [InlineData("170424_26.mkv", "other")]
    [InlineData("86420f8ee425340d8894bf3bc636b66404b95f18", "other")]
    public void What_nobody_wrote_is_no_title(string name, string told) => Assert.Equal(told, Told.By(name));
}
