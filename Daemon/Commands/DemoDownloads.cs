using Hybrid.Videos;

namespace Hybrid.Daemon.Commands;

/// <summary>Some twenty downloads with names as they really occur. The movies are in the public domain or openly licensed; the files hold no picture.</summary>
internal static class DemoDownloads
{
    private const int Video = 96 * 1024;
    private const int Small = 2 * 1024;

    /// <summary>Relative path and size in bytes.</summary>
    private static readonly (string Path, int Bytes)[] Files =
    [
        // Sure ones.
        ("Night.of.the.Living.Dead.1968.1080p.BluRay.x264-GRP/Night.of.the.Living.Dead.1968.1080p.BluRay.x264-GRP.mkv", Video),
        ("Night.of.the.Living.Dead.1968.1080p.BluRay.x264-GRP/Sample/sample.mkv", Small),
        ("Night.of.the.Living.Dead.1968.1080p.BluRay.x264-GRP/read me.nfo", Small),
        ("Big.Buck.Bunny.2008.2160p.WEB-DL.x265.mkv", Video),
        ("Sintel (2010) [1080p]/Sintel.2010.1080p.mp4", Video),
        ("Sintel (2010) [1080p]/Sintel.2010.1080p.en.srt", Small),
        ("Sintel (2010) [1080p]/Subs/Sintel.2010.1080p.de.forced.srt", Small),
        ("Charade 1963 720p BluRay x264/charade.720p.mkv", Video),
        ("His.Girl.Friday.1940.DVDRip.XviD.avi", Video),
        ("Tears_of_Steel_2012_2160p.mkv", Video),
        ("Metropolis.1927.Restored.1080p.BluRay.x264.mkv", Video),
        ("Nosferatu (1922) {tmdb-653}/Nosferatu.mkv", Video),
        ("www.example.org - Carnival.of.Souls.1962.720p.BluRay.x264.mkv", Video),
        ("Plan.9.from.Outer.Space.1959.480p.DVDRip.x264.mkv", Video),
        ("Sherlock.Holmes.1954.S01.DVDRip.x264-GRP/Sherlock.Holmes.1954.S01E01.DVDRip.x264-GRP.mkv", Video),
        ("Sherlock.Holmes.1954.S01.DVDRip.x264-GRP/Sherlock.Holmes.1954.S01E02.DVDRip.x264-GRP.mkv", Video),
        ("Sherlock.Holmes.1954.S01.DVDRip.x264-GRP/Sherlock.Holmes.1954.S01E03.DVDRip.x264-GRP.mkv", Video),
        ("Sherlock.Holmes.1954.S01.DVDRip.x264-GRP/Sherlock.Holmes.1954.S01E04-E05.DVDRip.x264-GRP.mkv", Video),
        // One file of a sure pack is doubtful, because there is no such episode. The others are filed, and it waits by itself.
        ("Sherlock.Holmes.1954.S01.DVDRip.x264-GRP/Sherlock.Holmes.1954.S01E60.DVDRip.x264-GRP.mkv", Video),
        // Doubtful: remakes without a year, and what the embedded catalog does not know.
        ("Nosferatu.1080p.BluRay.x264-GRP.mkv", Video),
        ("Little.Shop.of.Horrors.720p.HDTV.x264.mkv", Video),
        ("2001.A.Space.Odyssey.1968.1080p.BluRay.x264-GRP.mkv", Video),
        ("Blade.Runner.2049.2017.2160p.UHD.BluRay.x265-GRP.mkv", Video),
        ("a3f9c1d2e8b744550cc1/a3f9c1d2e8b744550cc1.mkv", Video),
        ("Elephants.Dream.2006.1080p/elephants.dream.rar", Video),
        ("Safety.Last.1923.1080p.WEB-DL/Safety.Last.1923.1080p.WEB-DL.mkv.exe", Video),
        // Nothing for a library of movies and series.
        ("Holiday 2019/IMG_0001.jpg", Small),
        ("Sherlock Holmes - The Complete Collection.epub", Small),
        // Somebody is still writing this one.
        ("The.General.1926.1080p.mkv.part", Video),
    ];

    /// <summary>What the doubtful file of the pack really is, as a person would say it.</summary>
    public const string OddFile = "1=s01e06";

    /// <summary>How many of them will be taken in.</summary>
    public static int Complete { get; } =
        Files.Select(f => f.Path.Split('/')[0]).Where(e => !IsUnfinished(e)).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The one that must not be taken in: its name says that it is still being downloaded.</summary>
    public static string Unfinished { get; } = Files.Select(f => f.Path).Single(IsUnfinished);

    /// <summary>Makes what is missing; what is there stays as it is.</summary>
    public static void Make(string folder, Action<string> progress)
    {
        int made = 0;
        foreach ((string path, int bytes) in Files)
        {
            progress($"{++made} of {Files.Length} files made");
            string full = Path.Combine(folder, path);
            if (File.Exists(full))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            // A container around noise: without one, the daemon would find that it is no video.
            File.WriteAllBytes(full, TinyVideo.Make(bytes, seed: path.Length));
        }
    }

    private static bool IsUnfinished(string path) => path.EndsWith(".part", StringComparison.Ordinal);
}
