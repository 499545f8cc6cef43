using Hybrid.Catalog;
using Hybrid.Daemon.Probing;
using Hybrid.Ledger;
using Hybrid.Planning;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>The title that a name, an NFO or the ledger gives to something in the library. Not checked against the catalog.</summary>
/// <param name="Name">Untrusted.</param>
internal sealed record TitleClaim(TitleKind Kind, string Name, int? Year, TitleSource KnownBy)
{
    public int? Tmdb { get; init; }

    public string? Imdb { get; init; }

    public int? Tvdb { get; init; }

    public bool HasId => Tmdb is not null || Imdb is not null || Tvdb is not null;

    /// <summary>More than a bare name, which may be a genre, a shelf or a namesake.</summary>
    public bool IsSure => HasId || Year is not null;

    public string NameKey => IndexedFolders.KeyOf(Name);

    public static TitleClaim Of(IndexedTitle row) =>
        new(row.Kind, row.Name, row.Year, row.KnownBy)
        {
            Tmdb = row.ClaimedTmdbId,
            Imdb = row.ImdbId,
            Tvdb = row.TvdbId,
        };

    public IndexedTitle ToRow() =>
        new()
        {
            Kind = Kind,
            Name = Name,
            NameKey = NameKey,
            Year = Year,
            ClaimedTmdbId = Tmdb,
            ImdbId = Imdb,
            TvdbId = Tvdb,
            KnownBy = KnownBy,
        };

    /// <summary>An NFO's ids beside what the names say. An id in a name is surer.</summary>
    public TitleClaim With(NfoClaim? nfo) =>
        nfo is null || HasId || (nfo.Kind is { } kind && kind != Kind)
            ? this
            : this with
            {
                Tmdb = nfo.TmdbId,
                Imdb = nfo.ImdbId,
                Tvdb = nfo.TvdbId,
                KnownBy = TitleSource.Nfo,
            };

    /// <summary>Whether a file's own claim cannot be the title of the folder that it is in. Another spelling or language is no contradiction.</summary>
    public bool Contradicts(TitleClaim folder)
    {
        if (Differ(Tmdb, folder.Tmdb) || Differ(Imdb, folder.Imdb) || Differ(Tvdb, folder.Tvdb))
        {
            return true;
        }

        bool isAnId = (Tmdb ?? folder.Tmdb) is not null && Tmdb == folder.Tmdb;
        // A movie's year may be another country's.
        int near = Kind == TitleKind.Movie ? 1 : 0;
        return !isAnId && Year is { } year && folder.Year is { } other && Math.Abs(year - other) > near;
    }

    private static bool Differ<T>(T? one, T? other) => one is not null && other is not null && !one.Equals(other);
}
