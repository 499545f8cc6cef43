using Hybrid.Catalog;
using Hybrid.Neighbours;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Whether TMDb can be reached and takes the key: one film is asked for, and no kept answer is used.</summary>
internal static class TmdbFindings
{
    private const string Check = "tmdb";

    /// <summary>"The Matrix"; any film would do.</summary>
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
                    "Only the embedded catalogue of some thirty titles is asked; nearly everything waits for you.",
                    "Get a key, free of charge, at https://www.themoviedb.org/settings/api and set TMDB_API_KEY."
                ),
            ];
        }

        Answer<TitleDetails?> answer = await catalog.DetailsAsync(Asked, cancellationToken);
        return [answer.Fault is { } fault ? Of(fault) : Finding.Ok(Check, "TMDb answers and takes the key.")];
    }

    private static Finding Of(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.RateLimited => Finding.Warning(
                Check,
                fault.Sentence,
                "Something else at this address asks TMDb too; items take longer.",
                "Lower TMDB_REQUESTS_PER_SECOND."
            ),
            FaultKind.Refused => Finding.Error(
                Check,
                fault.Sentence,
                "Nothing new is identified.",
                "Set TMDB_API_KEY anew, from https://www.themoviedb.org/settings/api, then restart the daemon."
            ),
            _ => Finding.Error(
                Check,
                fault.Sentence,
                "Nothing new is identified; items wait and are tried again.",
                "Look at the network and its name servers, and at TMDB_API_URL if it is set."
            ),
        };
}
