using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>A later season's own name, with numbers that begin again.</summary>
public sealed class SeasonNamesTests
{
    /// <summary>Four seasons of 12, of which the catalog names the third, and knows names of the second only as names of the series.</summary>
    private static readonly TitleDetails Series = new()
    {
        Title = new Title
        {
            Id = new TitleId(TitleKind.Series, 1),
            Name = "Iron Garden: Path of Rust",
            OriginalName = "Tetsu no Niwa",
            Year = 2012,
        },
        AlternativeNames =
        [
            "Iron Garden II",
            "Iron Garden R2",
            "Tetsu no Niwa: Amber Arc",
            "Iron Garden: Path of Rust -Last Bloom-",
            "Iron Garden (2012)",
            "Iron Garden: Tetsu no Niwa",
            "Iron Garden M.D.",
            "Amber Arc",
            "Path of Rust: Sunken Court",
            "Iron Garden: Der Rostpfad",
            "The Garden of Iron",
        ],
        TranslatedNames = ["Iron Garden: Der Rostpfad"],
        Seasons = [.. Enumerable.Range(1, 4).Select(n => new Season(n, 12, 2011 + n) { Name = n == 3 ? "Silver Roots" : $"Season {n}" })],
    };

    private static readonly Episode[] Episodes =
    [
        .. Enumerable
            .Range(1, 4)
            .SelectMany(season => Enumerable.Range(1, 12).Select(n => new Episode(season, n, $"Tale {season} {n}", null, null))),
    ];

    [Theory]
    [InlineData("Iron.Garden.II.S01E03.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("Iron.Garden.R2.S01E04.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("Tetsu.no.Niwa.Amber.Arc.S01E05.1080p.WEB.h264-QQ.mkv")]
    [InlineData("Iron Garden: Path of Rust -Last Bloom- S01E02.mkv")]
    [InlineData("Tetsu no Niwa (Amber Arc) S01E06 1080p.mkv")]
    [InlineData("Amber.Arc.S01E06.1080p.mkv")]
    [InlineData("Path.of.Rust.Sunken.Court.S01E06.1080p.mkv")]
    [InlineData("Sunken.Court.S01E06.1080p.mkv")]
    public void A_name_that_says_more_than_the_series_name_may_be_that_of_a_later_season(string name) =>
        Assert.Equal(Concern.EpisodeUnknown, Assert.IsType<NumberedEpisodes>(Read(name)).Doubt?.Concern);

    [Theory]
    [InlineData("Iron.Garden.Path.of.Rust.S01E03.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("Tetsu.no.Niwa.S01E03.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("Iron.Garden.Tetsu.no.Niwa.S01E03.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("Iron.Garden.Der.Rostpfad.S01E03.German.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("Iron.Garden.MD.S01E03.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("The.Garden.of.Iron.S01E03.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("Iron.Garden.II.S01E03.Tale.1.3.1080p.BluRay.x264-QQ.mkv")] // The episode's title agrees.
    [InlineData("Iron.Garden.II.S02E03.1080p.BluRay.x264-QQ.mkv")] // It says which season.
    public void Other_names_of_the_whole_series_are_filed(string name) => Assert.Null(Assert.IsType<NumberedEpisodes>(Read(name)).Doubt);

    [Theory]
    [InlineData("Silver.Roots.S01E04.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("Tetsu.no.Niwa.Silver.Roots.S01E04.1080p.BluRay.x264-QQ.mkv")]
    [InlineData("[QQ] Iron Garden: Path of Rust - Silver Roots - 04 [1080p].mkv")]
    [InlineData("Tetsu no Niwa (Silver Roots) S01E04 1080p.mkv")]
    [InlineData("Silver.Roots.S03E04.1080p.BluRay.x264-QQ.mkv")]
    public void A_file_with_exactly_a_seasons_name_is_of_that_season(string name)
    {
        NumberedEpisodes read = Assert.IsType<NumberedEpisodes>(Read(name));
        Assert.Equal(new EpisodeNumber(3, 4), Assert.Single(read.Episodes));
        Assert.Null(read.Doubt);
        Assert.Equal([3], EpisodeSeasons.Of(ReleaseParser.Parse(name, 2027), Series));
        Assert.False(EpisodeSeasons.IsPlain(ReleaseParser.Parse(name, 2027), Series));
    }

    [Fact]
    public void A_seasons_name_with_the_number_of_another_asks() =>
        Assert.NotNull(Assert.IsType<NumberedEpisodes>(Read("Silver.Roots.S02E04.1080p.BluRay.x264-QQ.mkv")).Doubt);

    [Fact]
    public void A_series_with_one_season_has_no_later_one() =>
        Assert.Null(
            SeasonNames.Doubt(ReleaseParser.Parse("Iron.Garden.II.S01E03.mkv", 2027), Series with { Seasons = [new(1, 12, 2012)] })
        );

    [Fact]
    public void A_pack_with_a_later_seasons_name_asks_as_well()
    {
        const string name = "Iron.Garden.R2.S01.1080p.BluRay.x264-QQ";
        Assessment found = Decider.Decide(
            CluesReader.Read(ReleaseParser.Parse(name, 2027), [], seconds: null),
            [new CandidateDetails(Series.Title) { Details = Series }],
            [],
            new DecisionFrame(0.85, HasKey: true, IsStale: false)
        );
        Assert.Contains(found.Reasons, reason => reason.Concern == Concern.EpisodeUnknown);
    }

    private static EpisodeReading Read(string name) =>
        EpisodeNumbers.Of(ReleaseParser.Parse(name, 2027), Series, Episodes, Numbering.Unsaid);
}
