using Hybrid.Catalog;

namespace Hybrid.Daemon.Probing;

/// <summary>The title that an .nfo file next to the video claims. Like a name, it is not checked against the catalog.</summary>
/// <param name="Kind">Null if only an id is given and nothing says whether it is a movie or a series.</param>
public sealed record NfoClaim(TitleKind? Kind, int? TmdbId, string? ImdbId, int? TvdbId)
{
    /// <summary>Merges the claims of several files; null if two of them name different titles.</summary>
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
