using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Compares this machine's clock with the Date header of TMDb or a media server. Sends no credentials.</summary>
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
        // Not Transmission: 3.00 counts a call without a login as a failed login, and locks itself after too many.
        (string Name, Uri? Url)[] neighbors =
        [
            ("TMDb", settings.TmdbApiKey is null ? null : settings.TmdbApiUrl),
            .. ServersInSettings.Of(settings).Select(server => (server.Kind.ToString(), (Uri?)server.Url)),
        ];
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
        foreach ((string name, Uri? url) in neighbors)
        {
            if (url is not null && await DateAsync(http, url, cancellationToken) is { } theirs)
            {
                return [Of(name, theirs, time.GetUtcNow())];
            }
        }

        return [Finding.Ok(Check, "The clock was not compared: neither TMDb nor a media server answered.")];
    }

    internal static Finding Of(string neighbor, DateTimeOffset theirs, DateTimeOffset ours)
    {
        TimeSpan ahead = ours - theirs;
        return ahead.Duration() <= Tolerance
            ? Finding.Ok(Check, $"The clock agrees with {neighbor}'s.")
            : Finding.Warning(
                Check,
                $"This machine's clock is {ahead.Duration().TotalMinutes:0} minutes {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} {neighbor}'s.",
                "Times in the history and waiting times are wrong, and secure connections may fail.",
                "Synchronize the clock over the network; on Linux: timedatectl set-ntp true"
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
            // Another check reports that it does not answer.
            return null;
        }
    }
}
