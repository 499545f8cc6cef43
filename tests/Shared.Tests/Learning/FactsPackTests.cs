using Hybrid.Catalog;
using Hybrid.Matching;

namespace Hybrid.Learning;

public sealed class FactsPackTests
{
    [Fact]
    public void What_is_packed_comes_out_but_for_what_the_assessment_has_anyway()
    {
        IdentifyInput input = Of(3) with
        {
            Precedents = [new Precedent(PrecedentKind.InLibrary, new TitleId(TitleKind.Series, 1), "it is there")],
        };

        IdentifyInput back = InputPack.Unpack(InputPack.Pack(input))!;

        Assert.Equal(input.Name, back.Name);
        Assert.Equal(input.Files, back.Files);
        Assert.Equal(input.Precedents, back.Precedents);
        Assert.Equal(
            input.Field.Select(c => (c.Title.Id, c.Title.Name, c.IsNamedById)),
            back.Field.Select(c => (c.Title.Id, c.Title.Name, c.IsNamedById))
        );
        Assert.Equal(input.Field[0].Details!.AlternativeNames, back.Field[0].Details!.AlternativeNames);
        Assert.Equal(input.Field[0].Episodes[0].AirDate, back.Field[0].Episodes[0].AirDate);
        Assert.All(back.Field, c => Assert.Null(c.Title.Overview));
        Assert.Equal(0, back.LeftOut);
    }

    [Fact]
    public void What_the_catalog_floods_us_with_is_cut_from_its_unlikely_end_and_stays_small()
    {
        IdentifyInput input = Of(5000);

        byte[] packed = InputPack.Pack(input);
        IdentifyInput back = InputPack.Unpack(packed)!;

        Assert.InRange(packed.Length, 1, InputPack.MostBytes);
        Assert.Equal(input.Field[0].Title.Id, back.Field[0].Title.Id);
        Assert.Equal(5000, back.Field.Count + back.LeftOut);
    }

    [Fact]
    public void A_pack_of_many_long_names_stays_small_and_keeps_the_likeliest_title()
    {
        var random = new Random(1);
        IdentifyInput input = Of(3) with
        {
            Files = [.. Enumerable.Range(0, 1000).Select(n => new InputFile($"{random.GetHexString(200)}.{n}.mkv", 1, Seconds: null))],
        };

        byte[] packed = InputPack.Pack(input);
        IdentifyInput back = InputPack.Unpack(packed)!;

        Assert.InRange(packed.Length, 1, InputPack.MostBytes);
        Assert.Equal(input.Field[0].Title.Id, Assert.Single(back.Field).Title.Id);
        Assert.NotEmpty(back.Files);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no brotli at all")]
    public void A_damaged_row_is_no_facts(string text) => Assert.Null(InputPack.Unpack(System.Text.Encoding.UTF8.GetBytes(text)));

    private static IdentifyInput Of(int contenders)
    {
        var random = new Random(7);
        return new IdentifyInput
        {
            Name = "Teachers.S01.720p.WEB-DL",
            Files = [new InputFile("Teachers.S01E01.mkv", 1000, 2400)],
            Field =
            [
                .. Enumerable
                    .Range(1, contenders)
                    .Select(n =>
                    {
                        var title = new Title
                        {
                            Id = new TitleId(TitleKind.Series, n),
                            Name = $"Teachers {n}",
                            Overview = new string('x', 500),
                        };
                        return new CandidateDetails(title)
                        {
                            IsNamedById = n == 2,
                            Details = new TitleDetails
                            {
                                Title = title,
                                AlternativeNames =
                                [
                                    .. Enumerable.Range(0, 60).Select(_ => Convert.ToHexString(BitConverter.GetBytes(random.NextInt64()))),
                                ],
                            },
                            Episodes = [new Episode(1, 1, "Pilot", new DateOnly(2001, 3, 21), 48)],
                        };
                    }),
            ],
        };
    }
}
