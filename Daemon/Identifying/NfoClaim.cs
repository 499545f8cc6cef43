using Hybrid.Catalog;

namespace Hybrid.Daemon.Identifying;

/// <summary>What an .nfo file beside the video says that it is. A claim like those in names: nothing here was checked against the catalogue.</summary>
/// <param name="Kind">Null where only an id of a film or a series is given, and nothing says of which.</param>
public sealed record NfoClaim(TitleKind? Kind, int? TmdbId, string? ImdbId, int? TvdbId)
{
    /// <summary>What several files say together; null where two of them name different titles.</summary>
    public static NfoClaim? Together(IReadOnlyCollection<NfoClaim> claims) =>
        claims.Count > 0
        && claims.All(one =>
            claims.All(other =>
                Agree(one.Kind, other.Kind)
                && Agree(one.TmdbId, other.TmdbId)
                && Agree(one.ImdbId, other.ImdbId)
                && Agree(one.TvdbId, other.TvdbId)
            )
        )
            ? claims.Aggregate(
                (one, other) =>
                    new NfoClaim(one.Kind ?? other.Kind, one.TmdbId ?? other.TmdbId, one.ImdbId ?? other.ImdbId, one.TvdbId ?? other.TvdbId)
            )
            : null;

    private static bool Agree<T>(T? one, T? other) => one is null || other is null || one.Equals(other);
}
