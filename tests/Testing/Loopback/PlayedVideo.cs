namespace Hybrid.Testing.Loopback;

/// <summary>A video that a played media server shows.</summary>
/// <param name="File">As the server names it.</param>
/// <param name="Title">Of the movie or series that the server matched it with.</param>
/// <param name="Ids">"tmdb://603". Empty = no match.</param>
public sealed record PlayedVideo(string File, string Title, int? Year, params string[] Ids)
{
    /// <summary>Of an agent from before 2020: then there is no list of ids.</summary>
    public string? OldGuid { get; init; }

    public bool IsEpisode { get; init; }

    /// <summary>Of an episode: season, number, and the last number of several in one file, which Plex does not say.</summary>
    public (int Season, int First, int? Last)? Number { get; init; }

    /// <summary>The file of another version that is shown as the same title; null = none.</summary>
    public string? OtherVersion { get; init; }

    /// <summary>Plex's own id; null = one that says nothing.</summary>
    public string? PlexGuid { get; init; }

    /// <summary>When the server added it; null = it does not say.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Further files of a movie that Jellyfin shows as one.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The server's id of the movie or series.</summary>
    public string TitleKey => $"t-{Title}-{Year}";

    internal Dictionary<string, object> Video()
    {
        Dictionary<string, object> item = IsEpisode
            ? new(StringComparer.Ordinal)
            {
                ["ratingKey"] = $"e-{File}",
                ["type"] = "episode",
                ["title"] = "Episode",
                ["grandparentRatingKey"] = TitleKey,
                ["grandparentTitle"] = Title,
            }
            : Named("movie");
        if (Number is { } number)
        {
            item["parentIndex"] = number.Season;
            item["index"] = number.First;
        }

        if (AddedAt is { } added)
        {
            item["addedAt"] = added.ToUnixTimeSeconds();
        }

        item["Media"] = new[] { File, OtherVersion }
            .OfType<string>()
            .Select(file => new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["id"] = 1,
                ["Part"] = new[]
                {
                    new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = 1, ["file"] = file },
                },
            })
            .ToArray();
        return item;
    }

    internal Dictionary<string, object> Series() => Named("show");

    /// <summary>The video as Jellyfin and Emby show it.</summary>
    internal Dictionary<string, object> JellyfinVideo()
    {
        Dictionary<string, object> item = IsEpisode
            ? new(StringComparer.Ordinal)
            {
                ["Id"] = $"e-{File}",
                ["Type"] = "Episode",
                ["Name"] = "Episode",
                ["SeriesId"] = TitleKey,
                ["SeriesName"] = Title,
                ["ProviderIds"] = new Dictionary<string, object>(StringComparer.Ordinal),
            }
            : JellyfinNamed("Movie");
        if (Number is { } number)
        {
            item["ParentIndexNumber"] = number.Season;
            item["IndexNumber"] = number.First;
            if (number.Last is { } last)
            {
                item["IndexNumberEnd"] = last;
            }
        }

        item["Path"] = File;
        item["MediaSources"] = new[]
        {
            new Dictionary<string, object>(StringComparer.Ordinal) { ["Id"] = "1", ["Path"] = File },
        };
        if (Parts.Count > 0)
        {
            item["PartCount"] = Parts.Count + 1;
        }

        return item;
    }

    internal Dictionary<string, object> JellyfinSeries() => JellyfinNamed("Series");

    private Dictionary<string, object> JellyfinNamed(string type)
    {
        Dictionary<string, object> item = new(StringComparer.Ordinal)
        {
            ["Id"] = TitleKey,
            ["Type"] = type,
            ["Name"] = Title,
            ["ProviderIds"] = Ids.Select(id => id.Split("://"))
                .ToDictionary(id => char.ToUpperInvariant(id[0][0]) + id[0][1..], id => (object)id[1], StringComparer.Ordinal),
        };
        if (Year is { } year)
        {
            item["ProductionYear"] = year;
        }

        return item;
    }

    private Dictionary<string, object> Named(string type)
    {
        Dictionary<string, object> item = new(StringComparer.Ordinal)
        {
            ["ratingKey"] = TitleKey,
            ["type"] = type,
            ["title"] = Title,
            ["guid"] = OldGuid ?? PlexGuid ?? (Ids.Length == 0 ? "local://4711" : $"plex://{type}/5d776825880197001ec90000"),
        };
        if (Year is { } year)
        {
            item["year"] = year;
        }

        if (Ids.Length > 0)
        {
            item["Guid"] = Ids.Select(id => new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = id }).ToArray();
        }

        return item;
    }
}
