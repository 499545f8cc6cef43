using System.Globalization;
using System.Text.Json;
using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>A release as JSON, for other programs: see docs/release-names.md. What was not read is missing.</summary>
public static class ReleaseJson
{
    /// <param name="json">Gets one object.</param>
    /// <param name="release">What was read.</param>
    /// <param name="rules">Which rules of numbering read it; null to leave them out.</param>
    public static void Write(Utf8JsonWriter json, Release release, IReadOnlyList<RuleTaken>? rules = null)
    {
        json.WriteStartObject();
        json.WriteString("input"u8, release.Input);
        json.WriteString(
            "kind"u8,
            release.Kind switch
            {
                ReleaseKind.Movie => "movie"u8,
                ReleaseKind.Episode => "episode"u8,
                _ => "other"u8,
            }
        );
        Text(json, "title"u8, release.Title);
        Texts(json, "alternative_titles"u8, release.AlternativeTitles);
        Number(json, "year"u8, release.Year);
        if (release.Seasons.Count == 1)
        {
            json.WriteNumber("season"u8, release.Seasons[0]);
        }
        else
        {
            Numbers(json, "season"u8, release.Seasons);
        }

        Numbers(json, "episodes"u8, release.Episodes, release.EpisodeFraction);
        Numbers(json, "absolute"u8, release.Absolute, release.EpisodeFraction);
        Text(json, "air_date"u8, release.AirDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Text(json, "episode_title"u8, release.EpisodeTitle);
        Text(json, "edition"u8, release.Edition);
        Text(json, "resolution"u8, release.Resolution);
        Text(json, "source_media"u8, release.SourceMedia);
        Text(json, "codec"u8, release.Codec);
        Texts(json, "audio"u8, release.Audio);
        Texts(json, "hdr"u8, release.Hdr);
        Text(json, "group"u8, release.Group);
        if (release.Proper)
        {
            json.WriteBoolean("proper"u8, true);
        }

        Texts(json, "languages"u8, release.Languages);
        Text(json, "country"u8, release.Country);
        Number(json, "part"u8, release.Part);
        Number(json, "tmdb_id"u8, release.TmdbId);
        Text(json, "imdb_id"u8, release.ImdbId);
        Number(json, "tvdb_id"u8, release.TvdbId);
        Texts(json, "telltales"u8, release.TellTales);
        if (release.Spans.Count > 0)
        {
            json.WriteStartArray("spans"u8);
            foreach (ReleaseSpan span in release.Spans)
            {
                json.WriteStartObject();
                json.WriteString("part"u8, span.Part);
                json.WriteNumber("start"u8, span.Start);
                json.WriteNumber("length"u8, span.Length);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (rules is not null)
        {
            Rules(json, rules);
        }

        json.WriteEndObject();
    }

    private static void Rules(Utf8JsonWriter json, IReadOnlyList<RuleTaken> rules)
    {
        json.WriteStartArray("rules"u8);
        foreach (RuleTaken rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, rule.Rule);
            json.WriteNumber("start"u8, rule.Start);
            json.WriteNumber("length"u8, rule.Length);
            Texts(json, "overruled"u8, rule.Overruled);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Texts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<int> values, int? tenths = null)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (int value in values)
        {
            if (tenths is { } fraction)
            {
                json.WriteNumberValue(value + (fraction / 10m));
            }
            else
            {
                json.WriteNumberValue(value);
            }
        }

        json.WriteEndArray();
    }
}
