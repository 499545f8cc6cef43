using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

public sealed class SpecialsTests
{
    private static readonly Episode[] Episodes =
    [
        new(0, 1, "Unaired Pilot", null, null),
        new(0, 2, "Many Happy Returns", null, null),
        new(0, 3, "The Abominable Bride", null, null),
        new(0, 4, "OVA Two", null, null),
        .. Enumerable.Range(1, 24).Select(number => new Episode(1, number, null, null, null)),
    ];

    [Theory]
    [InlineData("Sherlock.S00E03.The.Abominable.Bride.1080p.mkv", 3)]
    [InlineData("[Grp] Sherlock - OVA 02 [1080p].mkv", 4)]
    [InlineData("Sherlock/Specials/07 - Many Happy Returns.mkv", 2)]
    public void A_special_is_certain_by_its_title(string name, int number)
    {
        NumberedEpisodes found = Assert.IsType<NumberedEpisodes>(Read(name));
        Assert.Equal([new EpisodeNumber(0, number)], found.Episodes);
        Assert.Null(found.Doubt);
    }

    [Fact]
    public void A_special_s_number_alone_is_asked_about_and_an_approval_is_enough()
    {
        NumberedEpisodes found = Assert.IsType<NumberedEpisodes>(Read("Sherlock.S00E01.1080p.mkv"));
        Assert.Equal([new EpisodeNumber(0, 1)], found.Episodes);
        Assert.Equal(Concern.Special, found.Doubt!.Concern);
        Assert.Contains("Unaired Pilot", found.Doubt.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_special_s_number_with_the_title_of_another_special_is_asked_about() =>
        Assert.Equal(Concern.EpisodeTitleDiffers, Refused("Sherlock.S00E01.The.Abominable.Bride.1080p.mkv"));

    [Theory]
    [InlineData("Sherlock.S00E09.1080p.mkv")]
    [InlineData("Sherlock.S01E00.1080p.mkv")]
    [InlineData("Sherlock.S01E00.and.S01E01.SDTV.mp4")]
    [InlineData("[Grp] Sherlock - SP2 [1080p].mkv")]
    [InlineData("[Grp] Sherlock [SP11][1080p].mkv")]
    [InlineData("[Grp] Sherlock OVA - 03 [1080p].mkv")]
    [InlineData("[Grp] Sherlock - ONA 05 [1080p].mkv")]
    [InlineData("[Grp] Sherlock - NCED 08 [1080p].mkv")]
    [InlineData("[Grp] Sherlock - PV 09 [1080p].mkv")]
    [InlineData("[Grp] Sherlock (Recap) - 13 [1080p].mkv")]
    [InlineData("Sherlock.S01.Special.Feature.E04.1080p.mkv")]
    [InlineData("Sherlock A/Specials/Sherlock - 01.mkv")]
    [InlineData("Sherlock A/Season 00/Sherlock - 05.mkv")]
    [InlineData("[Grp] Sherlock 14-24 [1080p]/NC/[Grp] Sherlock - 12 [1080p].mkv")]
    public void What_says_that_it_is_a_special_never_becomes_a_regular_episode(string name) => Assert.Equal(Concern.Special, Refused(name));

    [Theory]
    [InlineData("Sherlock.S01E05.The.Special.Relationship.1080p.mkv", "Sherlock")]
    [InlineData("Extras.S01E05.1080p.mkv", "Extras")]
    [InlineData("Special.Ops.S01E05.1080p.mkv", "Special Ops")]
    [InlineData("Sherlock S01+Specials/Sherlock - S01E05.mkv", "Sherlock")]
    public void Such_a_word_in_a_title_says_nothing(string name, string series) =>
        Assert.Equal(
            [new EpisodeNumber(1, 5)],
            Assert
                .IsType<NumberedEpisodes>(
                    EpisodeNumbers.Of(ReleaseParser.Parse(name, 2027), Lists.SeriesOf(Episodes, series), Episodes, Numbering.Unsaid)
                )
                .Episodes
        );

    private static EpisodeReading Read(string name) =>
        EpisodeNumbers.Of(ReleaseParser.Parse(name, 2027), Lists.SeriesOf(Episodes, "Sherlock"), Episodes, Numbering.Unsaid);

    private static Concern Refused(string name) => Assert.IsType<NoEpisodes>(Read(name)).Reason.Concern;
}
