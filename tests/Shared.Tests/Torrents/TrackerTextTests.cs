namespace Hybrid.Torrents;

public sealed class TrackerTextTests
{
    [Theory]
    [InlineData("Could not connect to tracker", "Could not connect to tracker")]
    [InlineData(
        "Invalid response from https://t.example.org/announce.php?passkey=abc123 (403)",
        "Invalid response from https://t.example.org/… (403)"
    )]
    [InlineData("http://t.example.org/secret/announce failed", "http://t.example.org/… failed")]
    [InlineData("http://me:word@t.example.org failed", "http://t.example.org/… failed")]
    [InlineData("Unknown passkey 0123456789abcdef0123456789abcdef", "Unknown passkey …")]
    public void A_tracker_is_quoted_without_the_users_key(string said, string quoted) =>
        Assert.Equal(quoted, TrackerText.WithoutKeys(said));
}
