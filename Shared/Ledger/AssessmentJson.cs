using System.Text.Json.Serialization;
using Hybrid.Matching;
using Hybrid.Videos;

namespace Hybrid.Ledger;

/// <summary>The JSON of the columns of an assessment, a probe, an assignment and a hint. It has the names of enums instead of numbers, so that the list of concerns may grow.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Assessment))]
[JsonSerializable(typeof(Probe))]
[JsonSerializable(typeof(Assignment))]
[JsonSerializable(typeof(Hint))]
internal sealed partial class AssessmentJson : JsonSerializerContext;
