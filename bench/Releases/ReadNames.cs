using BenchmarkDotNet.Attributes;
using Hybrid.Releases;

namespace Hybrid.Bench.Releases;

/// <summary>How many names a second one thread reads, and what a name allocates. CORPUS may name a file of names, one a line.</summary>
[MemoryDiagnoser]
public class ReadNames
{
    private static readonly string[] Usual =
    [
        "The.Matrix.1999.1080p.BluRay.x264-GROUP",
        "Blade.Runner.2049.2017.2160p.UHD.BluRay.REMUX.HDR.HEVC.Atmos-GRP",
        "The.Expanse.S01E02.The.Big.Empty.1080p.WEB-DL.DDP5.1.H.264-BELT[rartv].mkv",
        "Wheels.S01-S07.COMPLETE.720p.BluRay.x265-AXLE",
        "[SubGroup] Quiet Garden - 01v2 (BD 1920x1080 HEVC-10bit FLAC) [FD8B6FF2].mkv",
        "Late.Talk.2014.10.31.Guest.Name.720p.HDTV.x264-NIGHT",
        "Друзья / Friends / Сезон: 1, 2 / Серии: 1-24 из 24 [1994-1999, США, BDRip 720p] MVO",
        "【字幕组】★01月新番[安静的花园/Quiet Garden][第05话][1080P][简体][MP4]",
        "Mundo - Temporada 4 [HDTV][Cap.408][Castellano]",
        "Wheels/Season 2/03 - The Title.mkv",
        "www.site.com - The Hikers (2019) 1080p WEB-DL x264.mkv",
        "Artist-Some_Title-(CAT_001)-WEB-2017-JUSTiFY",
        "Some.Suite.v4.7.0.MultiOS.Incl.KeyMaker-DVT",
        "185d86a343e39f3341e35c4dad3ff159",
    ];

    private string[] _names = [];

    [GlobalSetup]
    public void Load() => _names = Environment.GetEnvironmentVariable("CORPUS") is { } file ? File.ReadAllLines(file) : Usual;

    /// <summary>All names once; divide by their number.</summary>
    [Benchmark]
    public int Read()
    {
        int spans = 0;
        foreach (string name in _names)
        {
            spans += ReleaseParser.Parse(name, 2027).Spans.Count;
        }

        return spans;
    }
}
