using System.Text.Json.Serialization;
using Hybrid.Matching;

namespace Hybrid.Ledger;

/// <summary>How an assessment is written into its column: names of enums, not numbers, so that the list of concerns may grow.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Assessment))]
internal sealed partial class AssessmentJson : JsonSerializerContext;
