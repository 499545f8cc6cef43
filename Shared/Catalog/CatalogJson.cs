using System.Text.Json.Serialization;

namespace Hybrid.Catalog;

/// <summary>How the cache and the embedded file write titles.</summary>
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
