namespace Hybrid.Releases;

public sealed class ReleaseSpans
{
    private static string Part(string name, string part)
    {
        ReleaseSpan span = ReleaseParser.Parse(name, 2027).Spans.First(span => string.Equals(span.Part, part, StringComparison.Ordinal));
        return name.Substring(span.Start, span.Length);
    }

    [Theory]
    [InlineData("The.Expanse.S01E02.The.Big.Empty.1080p.WEB-DL.H264-BELT.mkv", "title", "The.Expanse")]
    [InlineData("The.Expanse.S01E02.The.Big.Empty.1080p.WEB-DL.H264-BELT.mkv", "episode", "S01E02")]
    [InlineData("The.Expanse.S01E02.The.Big.Empty.1080p.WEB-DL.H264-BELT.mkv", "source", "WEB-DL")]
    [InlineData("The.Expanse.S01E02.The.Big.Empty.1080p.WEB-DL.H264-BELT.mkv", "group", "BELT")]
    [InlineData("The.Expanse.S01E02.The.Big.Empty.1080p.WEB-DL.H264-BELT.mkv", "extension", "mkv")]
    [InlineData("Movies/The Matrix (1999)/matrix.dvdrip.avi", "year", "1999")]
    [InlineData("[SubGroup] Quiet Garden - 04 [720p]", "group", "SubGroup")]
    public void A_span_covers_what_was_read(string name, string part, string covered) => Assert.Equal(covered, Part(name, part));
}
