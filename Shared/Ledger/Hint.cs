using System.Text.Json.Serialization;
using Hybrid.Catalog;

namespace Hybrid.Ledger;

/// <summary>What a person says that an item is, to identify it again with.</summary>
/// <param name="Title">As people write it, without its year.</param>
/// <param name="Year">Null where it was not said.</param>
/// <param name="Kind">Null where it was not said.</param>
/// <param name="TmdbId">Counts like an id in the name.</param>
public sealed record Hint(string? Title, int? Year, TitleKind? Kind, int? TmdbId)
{
    /// <summary>Whether it names a title. Without one, the catalog is only asked anew.</summary>
    [JsonIgnore]
    public bool Says => Title is not null || TmdbId is not null;
}
