using System.Text.Json.Serialization;
using Hybrid.Matching;
using Hybrid.Videos;

namespace Hybrid.Ledger;

/// <summary>The JSON of the columns of an assessment and of a probe. It has the names of enums instead of numbers, so that the list of concerns may grow.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Assessment))]
[JsonSerializable(typeof(Probe))]
internal sealed partial class AssessmentJson : JsonSerializerContext;
