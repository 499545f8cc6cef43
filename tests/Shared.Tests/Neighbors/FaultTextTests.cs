using System.Net;
using Hybrid.MediaServers;
using Hybrid.Testing;
using Hybrid.Torrents;

namespace Hybrid.Neighbors;

public sealed class FaultTextTests
{
    private static readonly int[] Statuses = [301, 401, 403, 404, 405, 409, 421, 429, 500, 503];

    private static readonly HttpRequestError[] Errors =
    [
        HttpRequestError.ConnectionError,
        HttpRequestError.NameResolutionError,
        HttpRequestError.SecureConnectionError,
    ];

    [Fact]
    public void Faults_of_Transmission_read_as_approved()
    {
        var open = new TransmissionFaults(new TransmissionOptions(new Uri("http://nas:9091/transmission/rpc"), null, null, PathMap.Empty));
        var closed = new TransmissionFaults(
            new TransmissionOptions(new Uri("http://nas:9091/transmission/rpc"), "mia", null, PathMap.Empty)
        );
        using var answer = new HttpResponseMessage();
        Approve(
            "faults/transmission",
            [
                TransmissionFaults.NotConfigured,
                open.OfStatus(HttpStatusCode.Unauthorized, answer.Headers, ""),
                closed.OfStatus(HttpStatusCode.Forbidden, answer.Headers, "Too many unsuccessful login attempts."),
                .. Statuses.Select(s => closed.OfStatus((HttpStatusCode)s, answer.Headers, "")),
                .. Errors.Select(closed.NoConnection),
                closed.NotReadable(),
                closed.TooLong(),
                closed.OwnError("no such method"),
                closed.TooSlow(),
            ]
        );
    }

    [Fact]
    public void Faults_of_Plex_read_as_approved()
    {
        var open = new MediaServerFaults(new MediaServerOptions(MediaServerKind.Plex, new Uri("http://nas:32400"), null, PathMap.Empty));
        var closed = new MediaServerFaults(
            new MediaServerOptions(MediaServerKind.Plex, new Uri("http://nas:32400"), new Secret("token"), PathMap.Empty)
        );
        using var answer = new HttpResponseMessage();
        Approve(
            "faults/plex",
            [
                open.OfStatus(HttpStatusCode.Unauthorized, answer.Headers),
                .. Statuses.Select(s => closed.OfStatus((HttpStatusCode)s, answer.Headers)),
                .. Errors.Select(closed.NoConnection),
                closed.NotReadable(),
                closed.TooSlow(),
            ]
        );
    }

    [Theory]
    [InlineData(MediaServerKind.Jellyfin)]
    [InlineData(MediaServerKind.Emby)]
    public void Faults_of_the_other_media_servers_read_as_approved(MediaServerKind kind)
    {
        var faults = new MediaServerFaults(new MediaServerOptions(kind, new Uri("http://nas:8096"), new Secret("key"), PathMap.Empty));
        using var answer = new HttpResponseMessage();
        Approve(
            $"faults/{kind.ToString().ToLowerInvariant()}",
            [
                .. Statuses.Select(s => faults.OfStatus((HttpStatusCode)s, answer.Headers)),
                .. Errors.Select(faults.NoConnection),
                faults.NotReadable(),
                faults.TooSlow(),
            ]
        );
    }

    private static void Approve(string name, IEnumerable<Fault> faults) =>
        Approved.Text(name, string.Join('\n', faults.Select(f => $"{f.Kind}: {f.Sentence}").Distinct()));
}
