using CsCheck;

namespace Hybrid.Releases;

/// <summary>What holds for every text, tried by CsCheck on names that were cut, joined and garbled; a failure is shrunk and told with its seed.</summary>
public sealed class AnyText
{
    private static readonly string[] Seeds =
    [
        "The.Expanse.S01E02E03.The.Big.Empty.1080p.WEB-DL.DDP5.1.H.264-BELT[rartv].mkv",
        "[SubGroup] Quiet Garden - 01v2-12 (BD 1920x1080 HEVC-10bit FLAC) [FD8B6FF2].mkv",
        "Друзья / Friends / Сезон: 1, 2 / Серии: 1-24 из 24 [1994-1999, США, BDRip 720p] MVO",
        "【字幕组】★01月新番[安静的花园/Quiet Garden][第05话][1080P][简体][MP4]",
        "Movies/The Matrix (1999) {tmdb-603}/cd1/The.Matrix.1999.DVDRip.XviD.cd1.avi",
        "Late.Talk.2014.10.31.Guest.Name.720p.HDTV.x264-NIGHT",
        "Mundo.-.Temporada.15.720p.HDTV.x264[Cap.1503_1506]SPANISH.AUDIO-NEW",
        "Artist-Some_Title-(CAT_001)-WEB-2017-JUSTiFY",
        "www.site.com - Show (2021) Season 01 EP(01-08) [720p HQ HDRip - [Tam + Tel] - 2.7GB]",
        "Show Season 1, 2 & 3 to 99 S01-S99 E1-9999 1x02x03 2of5 #12 第十二季 全24集",
    ];

    private static readonly string[] Pieces =
    [
        "S01E02",
        "E",
        "x",
        "1080p",
        "-",
        ".",
        " - ",
        "[",
        "]",
        "(",
        ")",
        "【",
        "】",
        "/",
        "\\",
        "第",
        "季",
        "2019",
        "1999",
        "01",
        "999999999999",
        "\0",
        "\ud83d",
        "é",
        "ß",
        "İ",
        "١٢",
        "１５８",
        "of",
        "Season",
        "Part",
        "AKA",
        "www.",
        ".com",
        "{tmdb-",
        "tt1234567",
        "v2",
        "~",
        "+",
        "&",
        "\t",
        "’",
        "E01-E",
        "S",
        "a k a",
    ];

    /// <summary>A name of the list, with up to eight cuts, insertions, doublings and joints.</summary>
    private static readonly Gen<string> Garbled = Gen.Select(
        Gen.OneOf(Seeds),
        Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[0, 11], Gen.OneOf(Pieces)).Array[1, 8],
        (name, changes) => changes.Aggregate(name, (n, c) => Change(n, c.Item1, (int)(c.Item2 * n.Length), c.Item3, c.Item4))
    );

    [Fact]
    public void A_garbled_name_never_throws_reads_the_same_twice_and_stays_inside_the_text() => Garbled.Sample(Holds, iter: 12_000);

    [Fact]
    public void Neither_does_any_other_text() => Gen.String[0, 300].Sample(Holds, iter: 4_000);

    private static void Holds(string name)
    {
        Release first = ReleaseParser.Parse(name, 2027);
        Release second = ReleaseParser.Parse(name, 2027);

        Assert.Equal(name, first.Input);
        Assert.Equal(Facts(first), Facts(second));
        int end = 0;
        foreach (ReleaseSpan span in first.Spans)
        {
            Assert.True(span.Start >= end && span.Length > 0 && span.Start + span.Length <= name.Length, $"{span} in {name}");
            end = span.Start + span.Length;
        }

        Assert.True(first.Seasons.Count <= 1000 && first.Episodes.Count <= 6 * 1000, name);
        Assert.Equal(first.Episodes.Order(), first.Episodes);
        Assert.Equal(first.Seasons.Order(), first.Seasons);
        Assert.False(first.Title is { } title && (title.Length == 0 || title.Trim().Length != title.Length), name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("//\\\\//")]
    [InlineData(".")]
    [InlineData("...")]
    [InlineData("-")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("[]")]
    [InlineData("((((((((((")]
    [InlineData("S")]
    [InlineData("S01E")]
    [InlineData("第")]
    [InlineData("1x")]
    [InlineData("\0\0\0")]
    public void A_text_of_nothing_claims_nothing(string text)
    {
        Release release = ReleaseParser.Parse(text, 2027);

        Assert.Equal(ReleaseKind.Other, release.Kind);
        Assert.Null(release.Year);
    }

    [Theory]
    [InlineData("5期")]
    [InlineData("5話")]
    [InlineData("E10S")]
    [InlineData("0E10S")]
    public void A_number_at_the_very_beginning_has_nothing_in_front(string text) =>
        Assert.Equal(text, ReleaseParser.Parse(text, 2027).Input);

    [Theory]
    [InlineData("S01E01")]
    [InlineData("[")]
    [InlineData("1 2 3 4 ")]
    [InlineData("a.")]
    [InlineData("E01-")]
    [InlineData("/a ")]
    [InlineData("www.x.")]
    public void A_hostile_name_of_64_KiB_is_read_like_any_other(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, (64 * 1024 / piece.Length) + 1));

        Release release = ReleaseParser.Parse(text, 2027);

        Assert.True(release.Spans.Count <= 2000);
        Assert.True((release.Title?.Length ?? 0) <= 400);
    }

    private static string Facts(Release release) =>
        $"{release.Kind}|{release.Title}|{release.Year}|{string.Join(',', release.Seasons)}|{string.Join(',', release.Episodes)}|{string.Join(',', release.Absolute)}|{release.AirDate}|{release.Group}|{string.Join(',', release.Spans)}";

    private static string Change(string name, int kind, int at, int length, string piece)
    {
        length = Math.Min(length, name.Length - at);
        return kind switch
        {
            0 => name.Remove(at, length),
            1 => name.Insert(at, piece),
            2 => name.Insert(at, name.Substring(at, length)),
            _ => name[..at] + Seeds[piece.Length % Seeds.Length][length..],
        };
    }
}
