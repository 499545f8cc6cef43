using System.Text.Json.Serialization;

namespace Hybrid.Catalog.Tmdb;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TmdbPage<TmdbMovieHit>))]
[JsonSerializable(typeof(TmdbPage<TmdbSeriesHit>))]
[JsonSerializable(typeof(TmdbMovie))]
[JsonSerializable(typeof(TmdbSeries))]
[JsonSerializable(typeof(TmdbSeason))]
[JsonSerializable(typeof(TmdbFound))]
internal sealed partial class TmdbJson : JsonSerializerContext;
