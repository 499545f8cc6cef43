namespace Hybrid.Testing.Loopback;

/// <summary>A small TMDb that a test fills.</summary>
public sealed class FakeTmdbData
{
    /// <summary>The v3 key that is accepted.</summary>
    public string Key { get; init; } = "0123456789abcdef0123456789abcdef";

    /// <summary>The v4 read token that is accepted.</summary>
    public string Token { get; init; } = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJ0ZXN0In0.c2lnbmF0dXJl";

    public IList<FakeMovie> Movies { get; } = [];

    public IList<FakeSeries> Series { get; } = [];

    /// <summary>Ids of entries that became part of another, and its id: the old id answers with the other entry.</summary>
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

/// <param name="Id">TMDb's.</param>
/// <param name="Title">In English.</param>
/// <param name="ReleaseDate">"1999-03-31"; "" where unknown.</param>
public sealed record FakeMovie(int Id, string Title, string ReleaseDate)
{
    public string? OriginalTitle { get; init; }

    public double Popularity { get; init; } = 10;

    public IReadOnlyList<string> AlternativeTitles { get; init; } = [];

    /// <summary>Further dates, in other countries.</summary>
    public IReadOnlyList<string> ReleaseDates { get; init; } = [];

    /// <summary>Minutes; 0 where unknown.</summary>
    public int Runtime { get; init; }

    public string? ImdbId { get; init; }

    public string Overview { get; init; } = "";

    public string? PosterPath { get; init; }

    /// <summary>By language ("de"): what the translations say.</summary>
    public IReadOnlyDictionary<string, string> Overviews { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <param name="Id">TMDb's.</param>
/// <param name="Name">In English.</param>
/// <param name="FirstAirDate">"2008-01-20"; "" where unknown.</param>
public sealed record FakeSeries(int Id, string Name, string FirstAirDate)
{
    public string? OriginalName { get; init; }

    public double Popularity { get; init; } = 10;

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
