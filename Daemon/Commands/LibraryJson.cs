using System.Text.Json.Serialization;
using Hybrid.Catalog;
using Hybrid.Daemon.Identifying;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>JSON of the commands about the library.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(SnakeCase<TitleKind>),
        typeof(SnakeCase<TitleSource>),
        typeof(SnakeCase<FileRole>),
        typeof(SnakeCase<OrphanKind>),
        typeof(SnakeCase<DifferenceKind>),
    ]
)]
[JsonSerializable(typeof(Page<ShelvedTitle>))]
[JsonSerializable(typeof(IReadOnlyList<ShelvedTitle>))]
[JsonSerializable(typeof(Page<ShelvedTwice>))]
[JsonSerializable(typeof(Page<LibraryOrphan>))]
[JsonSerializable(typeof(Page<LibraryDifference>))]
[JsonSerializable(typeof(MissingEpisodes))]
[JsonSerializable(typeof(Adopted))]
[JsonSerializable(typeof(IReadOnlyList<LibraryLine>))]
internal sealed partial class LibraryJson : JsonSerializerContext;
