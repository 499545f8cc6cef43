using System.Text.Json.Serialization;
using Hybrid.Matching;

namespace Hybrid.Ledger;

/// <summary>The JSON of an assessment's column. It has the names of enums instead of numbers, so that the list of concerns may grow.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Assessment))]
internal sealed partial class AssessmentJson : JsonSerializerContext;
