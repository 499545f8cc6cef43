namespace Hybrid.Testing.Loopback;

/// <summary>A video that a played Plex shows.</summary>
/// <param name="File">As Plex names it.</param>
/// <param name="Title">Of the movie or series that Plex matched it with.</param>
/// <param name="Ids">"tmdb://603". Empty = no match.</param>
public sealed record PlayedVideo(string File, string Title, int? Year, params string[] Ids)
{
    /// <summary>Of an agent from before 2020: then there is no list of ids.</summary>
    public string? OldGuid { get; init; }

    public bool IsEpisode { get; init; }

    /// <summary>The ratingKey of the movie or series.</summary>
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
        item["Media"] = new[]
        {
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["id"] = 1,
                ["Part"] = new[]
                {
                    new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = 1, ["file"] = File },
                },
            },
        };
        return item;
    }

    internal Dictionary<string, object> Series() => Named("show");

    private Dictionary<string, object> Named(string type)
    {
        Dictionary<string, object> item = new(StringComparer.Ordinal)
        {
            ["ratingKey"] = TitleKey,
            ["type"] = type,
            ["title"] = Title,
            ["guid"] = OldGuid ?? (Ids.Length == 0 ? "local://4711" : $"plex://{type}/5d776825880197001ec90000"),
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
