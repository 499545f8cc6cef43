using Hybrid.Ledger;
using Hybrid.Releases;
using Hybrid.Videos;

namespace Hybrid.Planning;

public sealed class QualityPolicyTests
{
    [Theory]
    [InlineData("F.1999.1080p.BluRay.x264", "F.1999.720p.BluRay.x264", QualityVerdict.Better)]
    [InlineData("F.1999.1080p.BluRay.x264", "F.1999.1080p.WEB-DL.x264", QualityVerdict.Better)]
    [InlineData("F.1999.1080p.BluRay.REMUX.AVC", "F.1999.1080p.BluRay.x264", QualityVerdict.Better)]
    [InlineData("F.1999.2160p.BluRay.HDR.x265", "F.1999.2160p.BluRay.x265", QualityVerdict.Better)]
    [InlineData("F.1999.1080p.BluRay.TrueHD.x264", "F.1999.1080p.BluRay.AAC.x264", QualityVerdict.Better)]
    [InlineData("F.1999.REPACK.1080p.BluRay.x264-AB", "F.1999.1080p.BluRay.x264-AB", QualityVerdict.Better)]
    [InlineData("F.1999.REPACK.1080p.BluRay.x264-AB", "F.1999.1080p.BluRay.x264-CD", QualityVerdict.Equal)]
    [InlineData("F.1999.1080p.HDCAM", "F.1999.1080p.WEB-DL", QualityVerdict.Worse)]
    [InlineData("F.1999.2160p.WEB-DL.x265", "F.1999.1080p.BluRay.x264", QualityVerdict.Unsure)]
    [InlineData("F.1999.1080p.BluRay.x265", "F.1999.1080p.BluRay.x264", QualityVerdict.Equal)]
    [InlineData("F.1999.BluRay.x265", "F.1999.1080p.BluRay.x264", QualityVerdict.Unsure)]
    public void A_copy_is_compared_by_what_its_name_says(string copy, string other, QualityVerdict verdict) =>
        Assert.Equal(verdict, QualityPolicy.Compare(Of(copy), Of(other)).Verdict);

    [Fact]
    public void Better_with_far_fewer_bytes_or_of_another_length_is_not_sure()
    {
        Quality good = Of("F.1999.1080p.BluRay.x264");
        Quality poor = Of("F.1999.720p.BluRay.x264");
        Assert.Equal(QualityVerdict.Unsure, QualityPolicy.Compare(good with { Bytes = 400 }, poor with { Bytes = 1000 }).Verdict);
        Assert.Equal(QualityVerdict.Unsure, QualityPolicy.Compare(good with { Seconds = 5000 }, poor with { Seconds = 6000 }).Verdict);
        Assert.Equal(QualityVerdict.Better, QualityPolicy.Compare(good with { Seconds = 5800 }, poor with { Seconds = 6000 }).Verdict);
    }

    [Fact]
    public void What_the_name_does_not_say_the_picture_does()
    {
        var file = new ItemFile
        {
            Path = "F.1999.mkv",
            Bytes = 3_000_000_000,
            Role = FileRole.Video,
            Probe = new Probe
            {
                Finding = ProbeFinding.Sound,
                Width = 1920,
                Height = 800,
                Seconds = 6000,
            },
        };
        Assert.Equal("1080p, 2.8 GiB, 100 min", Quality.Of(file, ReleaseParser.Parse(file.Path, 2027), 2027).ToString());
    }

    private static Quality Of(string name) =>
        Quality.Of(
            new ItemFile
            {
                Path = name + ".mkv",
                Bytes = 1000,
                Role = FileRole.Video,
            },
            ReleaseParser.Parse(name + ".mkv", 2027),
            2027
        );
}
