using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Hybrid.Releases;

public sealed class ReleaseJsonText
{
    private static JsonElement Written(string name)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            ReleaseJson.Write(json, ReleaseParser.Parse(name, 2027));
        }

        return JsonDocument.Parse(Encoding.UTF8.GetString(buffer.WrittenSpan)).RootElement;
    }

    [Fact]
    public void One_season_is_a_number_and_several_are_a_list()
    {
        Assert.Equal(3, Written("Show.S03.1080p.BluRay").GetProperty("season").GetInt32());
        Assert.Equal(2, Written("Show.S01-S02.1080p.BluRay").GetProperty("season").GetArrayLength());
    }

    [Fact]
    public void What_was_not_read_is_absent()
    {
        JsonElement json = Written("Film.2019.mkv");

        Assert.Equal("movie", json.GetProperty("kind").GetString());
        Assert.Equal(2019, json.GetProperty("year").GetInt32());
        Assert.False(json.TryGetProperty("season", out _));
        Assert.False(json.TryGetProperty("proper", out _));
        Assert.False(json.TryGetProperty("group", out _));
    }

    [Fact]
    public void The_fields_have_their_names()
    {
        JsonElement json = Written("Late.Talk.2014.10.31.PROPER.720p.HDTV.x264-NIGHT");

        Assert.Equal("episode", json.GetProperty("kind").GetString());
        Assert.Equal("2014-10-31", json.GetProperty("air_date").GetString());
        Assert.Equal("720p", json.GetProperty("resolution").GetString());
        Assert.Equal("HDTV", json.GetProperty("source_media").GetString());
        Assert.Equal("H.264", json.GetProperty("codec").GetString());
        Assert.Equal("NIGHT", json.GetProperty("group").GetString());
        Assert.True(json.GetProperty("proper").GetBoolean());
    }

    [Fact]
    public void A_fraction_is_written_with_its_number() =>
        Assert.Equal(12.5m, Written("[SubGroup] Quiet Garden - 12.5 [1080p].mkv").GetProperty("absolute")[0].GetDecimal());
}
