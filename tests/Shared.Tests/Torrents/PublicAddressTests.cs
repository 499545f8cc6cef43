using System.Net;

namespace Hybrid.Torrents;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("1.1.1.1", true)]
    [InlineData("93.184.215.14", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("64:ff9b::101:101", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.100.100.100", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:7f00:1::", false)]
    public void Only_what_is_given_out_on_the_internet_is_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://example.org/", true)]
    [InlineData("https://1.1.1.1/", true)]
    [InlineData("https://[2606:4700:4700::1111]/", true)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://LOCALHOST./", false)]
    [InlineData("https://nas/", false)]
    [InlineData("https://nas.fritz.lan/", false)]
    [InlineData("https://printer.local/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("https://127.1/", false)]
    public void A_host_is_judged_by_its_spelling(string url, bool maybe) => Assert.Equal(maybe, PublicAddress.MayBe(new Uri(url)));
}
