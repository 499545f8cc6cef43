using System.Text;
using System.Text.Json;

namespace Hybrid.Torrents;

public sealed class AstralEscapesTests
{
    [Theory]
    [InlineData(@"Fi \u1f600 lm/\u00fcn\u00ef \u65e5\u672c \u1f600 \u1d54f.mkv", "Fi 😀 lm/ünï 日本 😀 𝕏.mkv")] // as 3.00 writes it
    [InlineData(@"\ud83d\ude00", "😀")]
    [InlineData(@"\u1f600\u1f1e9\u1f1ea", "😀🇩🇪")]
    [InlineData(@"I\u2019d S01\u20131 Ti\u1ebfc \u1f60", "I’d S01–1 Tiếc ὠ")]
    [InlineData(@"C:\\u1f600", @"C:\u1f600")]
    [InlineData(@"\\\u1f600\\", @"\😀\")]
    [InlineData(@"\u1f60", "ὠ")]
    [InlineData("plain", "plain")]
    public void A_name_is_read_as_it_is_on_disk(string written, string name)
    {
        byte[] json = Encoding.UTF8.GetBytes($"\"{written}\"");

        using var read = JsonDocument.Parse(AstralEscapes.Mend(json));

        Assert.Equal(name, read.RootElement.GetString());
    }
}
