using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

public sealed class AirDaysTests
{
    private static readonly Episode[] Episodes =
    [
        new(1, 8, "Ann Ray", new DateOnly(2025, 1, 17), null),
        new(1, 9, "Bo Lind", new DateOnly(2025, 1, 20), null),
        new(1, 10, "Cy Voss", new DateOnly(2025, 1, 21), null),
        new(1, 40, "Di Hale", new DateOnly(2025, 3, 5), null),
        new(1, 60, "Ed Moor", new DateOnly(2025, 5, 3), null),
    ];

    [Theory]
    [InlineData("Late.Show.2025.01.21.1080p.mkv", 10)]
    [InlineData("Late.Show.2025.01.21.Cy.Voss.1080p.mkv", 10)]
    [InlineData("Late.Show.2025.01.21.Somebody.Else.1080p.mkv", 10)]
    [InlineData("Late.Show.2025.01.21.Bo.Lind.1080p.mkv", 9)]
    [InlineData("Late.Show.2025.01.18.Ann.Ray.1080p.mkv", 8)]
    [InlineData("Late.Show.05.03.2025.Di.Hale.1080p.mkv", 40)]
    public void The_title_says_which_episode_it_is_if_the_day_is_off(string name, int number) =>
        Assert.Equal([new EpisodeNumber(1, number)], Assert.IsType<NumberedEpisodes>(Read(name)).Episodes);

    [Theory]
    [InlineData("Late.Show.2025.01.22.1080p.mkv")]
    [InlineData("Late.Show.2025.01.18.Somebody.1080p.mkv")]
    [InlineData("Late.Show.05.03.2025.1080p.mkv")]
    public void A_day_that_nothing_confirms_is_asked_about(string name) =>
        Assert.Equal(Concern.AirDate, Assert.IsType<NoEpisodes>(Read(name)).Reason.Concern);

    private static EpisodeReading Read(string name) =>
        EpisodeNumbers.Of(ReleaseParser.Parse(name, 2027), Lists.SeriesOf(Episodes), Episodes, Numbering.Unsaid);
}
