using System.Text.Json.Serialization;

namespace Hybrid.Learning;

/// <summary>Derived values (a candidate's names and years) are not written.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(IdentifyInput))]
internal sealed partial class InputJson : JsonSerializerContext;
