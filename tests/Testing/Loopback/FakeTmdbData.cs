namespace Hybrid.Testing.Loopback;

/// <summary>The data of a small TMDb, filled by a test.</summary>
public sealed class FakeTmdbData
{
    /// <summary>The accepted v3 key.</summary>
    public string Key { get; init; } = "0123456789abcdef0123456789abcdef";

    /// <summary>The accepted v4 read token.</summary>
    public string Token { get; init; } = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ0ZXN0In0.c2lnbmF0dXJl";

    public IList<FakeMovie> Movies { get; } = [];

    public IList<FakeSeries> Series { get; } = [];

    /// <summary>Merged entries: an old id and the id of the entry that answers instead.</summary>
    public IDictionary<int, int> Moved { get; } = new Dictionary<int, int>();

    public int NowOf(int id) => Moved.TryGetValue(id, out int now) ? now : id;

    public FakeMovie Add(FakeMovie movie)
    {
        Movies.Add(movie);
        return movie;
    }

    public FakeSeries Add(FakeSeries series)
    {
        Series.Add(series);
        return series;
    }
}

/// <param name="Id">TMDb's id.</param>
/// <param name="Title">In English.</param>
/// <param name="ReleaseDate">"1999-03-31"; "" if unknown.</param>
public sealed record FakeMovie(int Id, string Title, string ReleaseDate)
{
    public string? OriginalTitle { get; init; }

    public double Popularity { get; init; } = 10;

    public int Votes { get; init; }

    public IReadOnlyList<string> AlternativeTitles { get; init; } = [];

    /// <summary>More dates, in other countries.</summary>
    public IReadOnlyList<string> ReleaseDates { get; init; } = [];

    /// <summary>Minutes; 0 if unknown.</summary>
    public int Runtime { get; init; }

    public string? ImdbId { get; init; }

    public string Overview { get; init; } = "";

    public string? PosterPath { get; init; }

    /// <summary>The translated overviews, by language ("de").</summary>
    public IReadOnlyDictionary<string, string> Overviews { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <param name="Id">TMDb's id.</param>
/// <param name="Name">In English.</param>
/// <param name="FirstAirDate">"2008-01-20"; "" if unknown.</param>
public sealed record FakeSeries(int Id, string Name, string FirstAirDate)
{
    public string? OriginalName { get; init; }

    public double Popularity { get; init; } = 10;

    public int Votes { get; init; }

    /// <summary>"Season 2" and the like where it has none.</summary>
    public IReadOnlyDictionary<int, string> SeasonNames { get; init; } = new Dictionary<int, string>();

    public string? Country { get; init; }

    public IReadOnlyList<string> AlternativeTitles { get; init; } = [];

    public IReadOnlyList<FakeEpisode> Episodes { get; init; } = [];

    public int Runtime { get; init; }

    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }
}

public sealed record FakeEpisode(int Season, int Number, string Name, string? AirDate = null)
{
    public string? ImdbId { get; init; }

    public int? TvdbId { get; init; }
}
