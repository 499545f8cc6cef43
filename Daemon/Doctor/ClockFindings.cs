using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>This machine's clock against what a neighbour's HTTP header says. Asked without any credentials.</summary>
internal static class ClockFindings
{
    private const string Check = "clock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Finding>> LookAsync(
        HybridSettings settings,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        // Not Transmission: 3.00 counts a call without a login as a wrong one, and locks itself after too many.
        (string Name, Uri? Url)[] neighbours =
        [
            ("TMDb", settings.TmdbApiKey is null ? null : settings.TmdbApiUrl),
            ("Plex", settings.PlexUrl),
        ];
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
        foreach ((string name, Uri? url) in neighbours)
        {
            if (url is not null && await DateAsync(http, url, cancellationToken) is { } theirs)
            {
                return [Of(name, theirs, time.GetUtcNow())];
            }
        }

        return [Finding.Ok(Check, "The clock was held against nobody's: neither TMDb nor Plex was there to be asked.")];
    }

    internal static Finding Of(string neighbour, DateTimeOffset theirs, DateTimeOffset ours)
    {
        TimeSpan ahead = ours - theirs;
        return ahead.Duration() <= Tolerance
            ? Finding.Ok(Check, $"The clock agrees with {neighbour}'s.")
            : Finding.Warning(
                Check,
                $"This machine's clock is {ahead.Duration().TotalMinutes:0} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} {neighbour}'s.",
                "Waiting times and the history become wrong, and secure connections may fail.",
                "Set the clock by the network; on Linux: timedatectl set-ntp true"
            );
    }

    private static async Task<DateTimeOffset?> DateAsync(HttpClient http, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.Headers.Date;
        }
        catch (Exception e)
            when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // That it does not answer is another check's finding.
            return null;
        }
    }
}
