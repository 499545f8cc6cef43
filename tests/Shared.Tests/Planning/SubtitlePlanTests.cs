using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Videos;

namespace Hybrid.Planning;

/// <summary>Which video a subtitle goes beside. The videos are planned by hand, under their library keys.</summary>
public sealed class SubtitlePlanTests
{
    private static readonly string Root = OperatingSystem.IsWindows() ? @"C:\library" : "/library";

    [Theory]
    [InlineData("S/Show.S02E01.1080p.mkv", "S/Subs/English/S02E01.srt", "s02e01.en.srt")]
    [InlineData("S/Show.S02E01.1080p.mkv", "S/Subs/S02E01/2_English.srt", "s02e01.en.srt")]
    [InlineData("S/Show.S02E01.1080p.mkv", "S/Subs/Show.S02E01.1080p/2_English.srt", "s02e01.en.srt")]
    [InlineData("S/Show.S02E01.1080p.mkv", "S/2x01.en.srt", "s02e01.en.srt")]
    [InlineData("S/Show.S02E01.1080p.mkv", "S/Show.S02E01.en.ass", "s02e01.en.ass")]
    [InlineData("S/Show.S02E01.1080p.mkv", "S/show - 2x01 - A Title.720p.GRP.en.srt", "s02e01.en.srt")]
    [InlineData("S/Show.S02E01.1080p.mkv", "S/Subs/German/01.srt", "s02e01.de.srt")]
    [InlineData("S/Show.S02E01.1080p.mkv", "S/Subs/E01.German.srt", "s02e01.de.srt")]
    [InlineData("S/Season 02/01.mkv", "S/Subs/S02E01.German.srt", "s02e01.de.srt")]
    [InlineData("S/Season 02/01.mkv", "S/Season 02/01.de.srt", "s02e01.de.srt")]
    [InlineData("S/[Grp] Show - 25 [1080p].mkv", "S/Subs/[Grp] Show - 25.ass", "s02e01.ass")]
    [InlineData("S/[Grp] Show - 25 [1080p].mkv", "S/Subs/[Other] Show - 25 [720p].en.ass", "s02e01.en.ass")]
    public void A_subtitle_goes_to_the_episode_of_its_number(string video, string subtitle, string end)
    {
        string[] places = Places([Video(video, "s02e01"), Video("S/Show.S02E14.mkv", "s02e14")], subtitle);
        Assert.Equal([$"Show - {end}"], places);
    }

    [Theory]
    [InlineData("S/Subs/S02E03.en.srt")]
    [InlineData("S/English.srt")]
    [InlineData("S/Subs/2_English.srt")]
    [InlineData("S/Season 01/S01E01.srt")]
    public void What_fits_no_episode_waits_with_its_file(string subtitle)
    {
        PlannedFile lost = Assert.Single(
            SubtitlePlan.Of(Files(subtitle), [Video("S/Show.S02E01.mkv", "s02e01"), Video("S/Show.S02E02.mkv", "s02e02")])
        );
        Assert.Null(lost.To);
        Assert.Equal((Concern.UnnumberedFile, subtitle), (lost.Trouble!.Concern, lost.Trouble.File));
    }

    [Fact]
    public void A_subtitle_of_another_episode_is_not_put_beside_the_only_one() =>
        Assert.Empty(Places([Video("S/Show.S02E01.mkv", "s02e01")], "S/Subs/S02E02.en.srt"));

    [Fact]
    public void A_subtitle_of_a_part_goes_to_its_part() =>
        Assert.Equal(
            ["Show - pt2.en.srt"],
            Places([Video("F/Film.CD1.avi", "pt1"), Video("F/Film.CD2.avi", "pt2")], "F/Subs/English/CD2.srt")
        );

    [Fact]
    public void Both_files_of_a_vobsub_bear_the_language_that_its_index_names()
    {
        ItemFile[] files = Files("F/Film.idx", "F/Film.sub");
        files[0].Probe = new Probe { Finding = ProbeFinding.Sound, Language = "fr" };
        Assert.Equal(
            ["Show - s01e01.fr.idx", "Show - s01e01.fr.sub"],
            SubtitlePlan.Of(files, [Video("F/Film.avi", "s01e01")]).Select(f => Path.GetFileName(f.To))
        );
    }

    [Fact]
    public void The_text_tells_the_language_only_if_the_name_does_not()
    {
        ItemFile[] files = Files("F/Film.en.srt", "F/Film.srt");
        Array.ForEach(files, f => f.Probe = new Probe { Finding = ProbeFinding.Sound, Language = "de" });
        Assert.Equal(
            ["Show - s01e01.en.srt", "Show - s01e01.de.srt"],
            SubtitlePlan.Of(files, [Video("F/Film.avi", "s01e01")]).Select(f => Path.GetFileName(f.To))
        );
    }

    private static string[] Places(PlannedFile[] videos, params string[] subtitles) =>
        [.. SubtitlePlan.Of(Files(subtitles), videos).Where(f => f.To is not null).Select(f => Path.GetFileName(f.To!))];

    private static ItemFile[] Files(params string[] paths) =>
        [
            .. paths.Select(p => new ItemFile
            {
                Path = p,
                Bytes = 1,
                Role = FileRole.Subtitle,
            }),
        ];

    private static PlannedFile Video(string path, string number) =>
        new()
        {
            File = new ItemFile
            {
                Path = path,
                Bytes = 1000,
                Role = FileRole.Video,
            },
            LibraryRoot = Root,
            To = Path.Combine(Root, $"Show - {number}.mkv"),
            LibraryKeys = [$"series/7/{number}"],
        };
}
