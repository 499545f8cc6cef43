using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Releases;

namespace Hybrid.Daemon.Identifying;

public sealed class FileConcernsTests
{
    [Theory]
    [InlineData("Video:a.mkv", "")]
    [InlineData("Video:a.mkv Dangerous:a.exe Archive:a.rar", "DangerousFile")]
    [InlineData("Archive:a.rar Sample:s.mkv", "Archive")]
    [InlineData("Sample:s.mkv Unwanted:a.nfo", "OnlySample")]
    [InlineData("Extra:trailer.mkv Unwanted:a.nfo", "OnlySample")]
    [InlineData("Disc:VIDEO_TS/VTS_01_1.VOB Unwanted:a.nfo", "Disc")]
    [InlineData("Disc:VIDEO_TS/VTS_01_1.VOB Video:a.mkv", "Disc")]
    [InlineData("Dangerous:setup.exe", "DangerousFile NoVideo")]
    [InlineData("Dangerous:Film.mkv", "DangerousFile")]
    [InlineData("Dangerous:Film.mkv.exe", "DangerousFile")]
    [InlineData("Unwanted:Film.strm", "NotAVideo")]
    [InlineData("Unwanted:Film.mkv", "NotAVideo")]
    [InlineData("Unwanted:a.flac Archive:scans.rar", "NoVideo")]
    [InlineData("Video:concert.mkv Unwanted:a.flac", "")]
    [InlineData("Unwanted:a.nfo", "NoVideo")]
    [InlineData("", "NoVideo")]
    public void Files_alone_can_speak_against_filing(string files, string concerns) => Assert.Equal(concerns, Concerns(files, "Film 1999"));

    [Fact]
    public void A_program_in_a_download_that_is_named_like_a_video_is_not_passed_over() =>
        Assert.Equal("DangerousFile", Concerns("Dangerous:codec.exe", "Film.1999.1080p"));

    private static string Concerns(string files, string name) =>
        string.Join(
            ' ',
            FileConcerns
                .Of(
                    [
                        .. files
                            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .Select(f => f.Split(':'))
                            .Select(f => new FileLook(f[1], 1000, Enum.Parse<FileRole>(f[0]))),
                    ],
                    CluesReader.Read(ReleaseParser.Parse(name, 2027), [], seconds: null)
                )
                .Select(r => r.Concern)
        );
}
