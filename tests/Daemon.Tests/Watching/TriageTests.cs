using System.Text;
using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

public sealed class TriageTests
{
    private const long Film = 8_000_000_000;
    private const long Episode = 1_000_000_000;

    [Theory]
    [InlineData("Film.1999/Film.1999.mkv", FileRole.Video)]
    [InlineData("Film.1999/Film.1999.en.srt", FileRole.Subtitle)]
    [InlineData("Film.1999/Film.1999.sub", FileRole.Subtitle)]
    [InlineData("Film.1999/film.rar", FileRole.Archive)]
    [InlineData("Film.1999/film.r00", FileRole.Archive)]
    [InlineData("Film.1999/film.part01.rar", FileRole.Archive)]
    [InlineData("Film.1999/film.iso", FileRole.Disc)]
    [InlineData("Film.1999/Film.1999.nfo", FileRole.Unwanted)]
    [InlineData("Film.1999/poster.jpg", FileRole.Unwanted)]
    [InlineData("Film.1999/Film.1999.mkv.exe", FileRole.Dangerous)]
    [InlineData("Film.1999/Film.1999.mkv.lnk", FileRole.Dangerous)]
    [InlineData("Film.1999/codec.zipx", FileRole.Dangerous)]
    [InlineData("Film.1999/no extension", FileRole.Unwanted)]
    [InlineData("Film.1999/UPPER.MKV", FileRole.Video)]
    [InlineData("Film.1999/Film.1999.wtv", FileRole.Video)]
    [InlineData("Film.1999/Film.1999.dvr-ms", FileRole.Video)]
    [InlineData("Film.1999/Film.1999.tp", FileRole.Video)]
    [InlineData("Film.1999/Film.1999.m2v", FileRole.Video)]
    [InlineData("Film.1999/Film.1999.ts", FileRole.Video)]
    [InlineData("Film.1999/Film.1999.EVO", FileRole.Disc)]
    [InlineData("Film.1999/Film.1999.strm", FileRole.Unwanted)]
    public void The_extension_gives_the_role(string path, FileRole role) => Assert.Equal(role, RoleOf(path, Film));

    [Theory]
    [InlineData("Film.1999/Sample/film-sample.mkv")]
    [InlineData("Film.1999/sample.mkv")]
    [InlineData("Film.1999/film.sample.mkv")]
    [InlineData("Film.1999/Sample/vid.mkv")]
    public void A_small_video_beside_the_film_that_is_called_sample_is_one(string path) =>
        Assert.Equal(FileRole.Sample, RoleOf(path, 40_000_000));

    [Theory]
    [InlineData("Film.1999/Featurettes/Making of.mkv")]
    [InlineData("Film.1999/film-trailer.mkv")]
    [InlineData("Film.1999/RARBG.mp4", 900_000)]
    [InlineData("Film.1999/Special Features/1.mkv")]
    [InlineData("Film.1999/Other/Press conference.mkv")]
    [InlineData("Film.1999/Press conference-other.mkv")]
    public void An_extra_is_not_the_film(string path, long bytes = 90_000_000) => Assert.Equal(FileRole.Extra, RoleOf(path, bytes));

    [Theory]
    [InlineData("Film.1999.DVD5/VIDEO_TS/VTS_01_1.VOB")]
    [InlineData("Film.1999.DVD5/VIDEO_TS/VIDEO_TS.IFO")]
    [InlineData("VIDEO_TS/VTS_01_1.VOB")]
    [InlineData("Show.S01/Disc 2/video_ts/VTS_07_3.VOB")]
    [InlineData("Film.1999.DVD5/VTS_01_1.vob")]
    [InlineData("Film.1999.DVD5/VIDEO_TS.BUP")]
    [InlineData("Film.1999.COMPLETE.BLURAY/BDMV/STREAM/00800.m2ts")]
    [InlineData("Film.1999.COMPLETE.BLURAY/BDMV/STREAM/SSIF/00800.ssif")]
    [InlineData("Film.1999.COMPLETE.BLURAY/BDMV/JAR/00001.jar")]
    [InlineData("Film.1999.COMPLETE.BLURAY/STREAM/00800.m2ts")]
    [InlineData("BDMV/STREAM/00800.m2ts")]
    [InlineData("Film.1999.HDDVD/HVDVD_TS/FEATURE_1.EVO")]
    [InlineData("Film.1999.VCD/MPEGAV/AVSEQ01.DAT")]
    [InlineData("Film.1999.iso")]
    public void A_part_of_a_disc_is_no_video_however_large_it_is(string path)
    {
        TriagedFile file = Assert.Single(Triage.Sort([File(path, 4 * Film)]));
        Assert.Equal(FileRole.Disc, file.Role);
        Assert.NotNull(file.Reason);
    }

    [Theory]
    [InlineData("Film.1999/Film.1999.vob")]
    [InlineData("Film.1999/00800.m2ts")]
    [InlineData("Film.1999/Film.1999.BDMV.mkv")]
    [InlineData("The.Other.2001.mkv")]
    public void A_video_that_stands_by_itself_is_no_disc(string path) =>
        Assert.Equal(FileRole.Video, Assert.Single(Triage.Sort([File(path, Film)])).Role);

    [Fact]
    public void A_program_on_a_disc_stays_a_program() => Assert.Equal(FileRole.Dangerous, RoleOf("Film/VIDEO_TS/setup.exe", Film));

    [Fact]
    public void A_film_that_is_called_Sample_is_a_film()
    {
        IReadOnlyList<TriagedFile> files = Triage.Sort([File("The.Sample.2012.1080p.mkv", Film)]);
        Assert.Equal(FileRole.Video, Assert.Single(files).Role);
    }

    [Fact]
    public void A_download_that_is_called_Shorts_holds_a_film_and_no_extra()
    {
        IReadOnlyList<TriagedFile> files = Triage.Sort([File("Shorts/Shorts.2009.mkv", Film)]);
        Assert.Equal(FileRole.Video, Assert.Single(files).Role);
    }

    [Fact]
    public void A_short_episode_of_a_pack_is_no_sample()
    {
        IReadOnlyList<TriagedFile> files = Triage.Sort([File("Show/Show.S01E01.mkv", Episode), File("Show/Show.S01E02.mkv", Episode / 5)]);
        Assert.All(files, f => Assert.Equal(FileRole.Video, f.Role));
    }

    [Fact]
    public void A_deselected_file_is_unwanted_whatever_it_is()
    {
        ReportedFile file = File("Film.1999/Film.1999.mkv", Film) with { Wanted = false };
        Assert.Equal(FileRole.Unwanted, Assert.Single(Triage.Sort([file])).Role);
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003\0\0\0")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0")]
    [InlineData("#!/bin/s")]
    [InlineData("PK\u0003\u0004abcd")]
    public void A_program_that_is_named_like_a_video_is_dangerous(string head)
    {
        ReportedFile file = File("Film.1999.mkv", Film) with { Head = Encoding.Latin1.GetBytes(head) };
        TriagedFile triaged = Assert.Single(Triage.Sort([file]));
        Assert.Equal(FileRole.Dangerous, triaged.Role);
        Assert.NotNull(triaged.Reason);
    }

    [Fact]
    public void Nothing_vanishes()
    {
        string[] paths = ["a.mkv", "b.srt", "c.rar", "d.nfo", "e.exe", "f", "sample.mkv", "x/y/z.txt"];
        IReadOnlyList<TriagedFile> files = Triage.Sort([.. paths.Select(p => File(p, 1000))]);
        Assert.Equal(paths, files.Select(f => f.File.Path));
    }

    private static FileRole RoleOf(string path, long bytes) =>
        Triage.Sort([File("Film.1999/Film.1999.1080p.mkv", Film), File(path, bytes)])[1].Role;

    private static ReportedFile File(string path, long bytes) => new(path, bytes, DateTimeOffset.UnixEpoch);
}
