using System.Text.Json.Serialization;

namespace Hybrid.Catalog;

/// <summary>The JSON of titles in the cache and the embedded file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IReadOnlyList<Title>))]
[JsonSerializable(typeof(TitleDetails))]
[JsonSerializable(typeof(IReadOnlyList<Episode>))]
[JsonSerializable(typeof(EmbeddedTitles))]
internal sealed partial class CatalogJson : JsonSerializerContext;
