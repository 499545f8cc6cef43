using Hybrid.Catalog;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether TMDb can be reached and accepts the key: requests one movie, past the cache.</summary>
internal static class TmdbFindings
{
    private const string Check = "tmdb";

    /// <summary>"The Matrix"; any movie would do.</summary>
    private static readonly TitleId Asked = new(TitleKind.Movie, 603);

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        ICatalog catalog,
        CancellationToken cancellationToken
    )
    {
        if (settings.TmdbApiKey is null)
        {
            return
            [
                Finding.Warning(
                    Check,
                    "TMDB_API_KEY is not set.",
                    "Only the built-in catalog of about thirty titles is searched, so nearly everything waits for your decision.",
                    "Get a free key at https://www.themoviedb.org/settings/api and set TMDB_API_KEY."
                ),
            ];
        }

        Answer<TitleDetails?> answer = await catalog.DetailsAsync(Asked, cancellationToken);
        return [answer.Fault is { } fault ? Of(fault) : Finding.Ok(Check, "TMDb answers and accepts the key.")];
    }

    private static Finding Of(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.RateLimited => Finding.Warning(
                Check,
                fault.Sentence,
                "Another program at this address also uses TMDb, so items take longer.",
                "Lower TMDB_REQUESTS_PER_SECOND."
            ),
            FaultKind.Refused => Finding.Error(
                Check,
                fault.Sentence,
                "Nothing new is identified.",
                "Set TMDB_API_KEY to a valid key from https://www.themoviedb.org/settings/api, then restart the daemon."
            ),
            _ => Finding.Error(
                Check,
                fault.Sentence,
                "Nothing new is identified. Items wait and are tried again.",
                "Check the network and its name servers, and TMDB_API_URL if it is set."
            ),
        };
}
