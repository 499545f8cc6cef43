using System.Diagnostics;
using Hybrid.Testing;

namespace Hybrid.Videos;

/// <summary>Containers as ffmpeg writes them.</summary>
public sealed class RealVideoTests : IDisposable
{
    private const int Seconds = 4;
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("mkv", "mpeg4", "Matroska", true, true)]
    [InlineData("webm", "vp8", "Matroska", true, true)]
    [InlineData("mp4", "mpeg4", "MP4", true, true)]
    [InlineData("mov", "mpeg4", "MP4", true, true)]
    [InlineData("3gp", "mpeg4", "MP4", true, true)]
    [InlineData("avi", "mpeg4", "AVI", true, true)]
    [InlineData("ts", "mpeg2video", "MPEG transport stream", true, false)]
    [InlineData("m2ts", "mpeg2video", "MPEG transport stream", true, false)]
    [InlineData("mpg", "mpeg2video", "MPEG program stream", true, true)]
    [InlineData("vob", "mpeg2video", "MPEG program stream", true, true)]
    [InlineData("m2v", "mpeg2video", "MPEG video", false, true)]
    [InlineData("wmv", "wmv2", "ASF", true, false)]
    [InlineData("flv", "flv1", "Flash video", true, true)]
    [InlineData("rm", "rv10", "RealMedia", true, false)]
    [InlineData("ogv", "libtheora", "Ogg", false, false)]
    [InlineData("wtv", "mpeg2video", "Windows TV recording", false, false)]
    [InlineData("mxf", "mpeg2video", "MXF", false, false)]
    public void A_video_is_known_with_its_length_and_picture(
        string extension,
        string codec,
        string container,
        bool tellsLength,
        bool tellsPicture
    )
    {
        Probe probe = VideoReaderTests.Look(Make(extension, codec));
        Assert.Equal((ProbeFinding.Sound, container), (probe.Finding, probe.Container));
        if (tellsLength)
        {
            Assert.InRange(probe.Seconds!.Value, Seconds - 0.5, Seconds + 0.5);
        }

        if (tellsPicture)
        {
            Assert.Equal((352, 288), (probe.Width, probe.Height));
        }
    }

    [Theory]
    [InlineData("mkv", "mpeg4")]
    [InlineData("webm", "vp8")]
    [InlineData("mp4", "mpeg4")]
    [InlineData("avi", "mpeg4")]
    [InlineData("wmv", "wmv2")]
    public void A_video_that_is_cut_in_the_middle_is_unfinished(string extension, string codec)
    {
        byte[] whole = Make(extension, codec);
        Assert.Equal(ProbeFinding.Truncated, VideoReaderTests.Look(whole[..(whole.Length / 2)]).Finding);
    }

    [Fact]
    public void An_mp4_without_its_index_is_unfinished()
    {
        byte[] whole = Make("mp4", "mpeg4");
        int index = whole.AsSpan().LastIndexOf("moov"u8) - 4;
        Assert.Equal(ProbeFinding.NoIndex, VideoReaderTests.Look(whole[..index]).Finding);
    }

    private byte[] Make(string extension, string codec)
    {
        string path = _disk.At($"film.{extension}");
        try
        {
            using Process ffmpeg = Process.Start(
                new ProcessStartInfo(
                    "ffmpeg",
                    [.. $"-v error -f lavfi -i testsrc=size=352x288:rate=25:duration={Seconds} -c:v {codec} -threads 1".Split(' '), path]
                )
            )!;
            ffmpeg.WaitForExit();
            Assert.Equal(0, ffmpeg.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("ffmpeg is not installed.");
        }

        return File.ReadAllBytes(path);
    }
}
