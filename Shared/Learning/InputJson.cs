using System.Text.Json.Serialization;

namespace Hybrid.Learning;

/// <summary>Derived values (a contender's names and years) are not written.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IdentifyInput))]
internal sealed partial class InputJson : JsonSerializerContext;
