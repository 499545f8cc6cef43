using System.Text;
using System.Text.Json;
using Hybrid.Matching.Weighing;

namespace Hybrid.Matching;

public sealed class WeightsTests
{
    [Fact]
    public void The_model_in_the_program_is_whole_and_tells_where_it_comes_from()
    {
        Assert.Empty(Weights.Current.Flaws());
        Assert.NotEmpty(Weights.Current.Model);
        Assert.NotEmpty(Weights.Current.Data);
        Assert.Contains("fit-weights", Weights.Current.Command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("year-same", null, "year-same has no weight.")]
    [InlineData("year-same", -1.0, "year-same must not weigh -1.")]
    [InlineData("year-off", 0.5, "year-off must not weigh 0.5.")]
    [InlineData("title-alternative", 99.0, "title-alternative weighs more than title-same.")]
    [InlineData("horoscope", 1.0, "No evidence is called horoscope.")]
    public void A_flaw_is_named(string feature, double? weight, string flaw)
    {
        var features = new Dictionary<string, double>(Weights.Current.Features, StringComparer.Ordinal);
        features.Remove(feature);
        if (weight is { } value)
        {
            features[feature] = value;
        }

        Weights weights = Weights.Current with { Features = features };
        Assert.Contains(flaw, weights.Flaws());
        Assert.Throws<InvalidDataException>(() => Read(JsonSerializer.Serialize(weights, WeightsJson.Default.Weights)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"model":"x"}""")]
    public void A_file_that_is_no_model_is_refused(string json) => Assert.Throws<JsonException>(() => Read(json));

    private static Weights Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return Weights.Read(stream);
    }
}
