using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hybrid.Torrents;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Testing.Loopback;

/// <summary>A web server with https that is found under every public name: connections go to loopback, and its certificate is trusted.</summary>
public sealed class PublicWeb : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate;

    private PublicWeb(X509Certificate2 certificate) => _certificate = certificate;

    public LoopbackServer Server { get; private set; } = null!; // Set by StartAsync, the only maker.

    public static async Task<PublicWeb> StartAsync(Action<IEndpointRouteBuilder> map)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=files.example.org", key, HashAlgorithmName.SHA256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var web = new PublicWeb(request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1)));
        web.Server = await LoopbackServer.StartAsync(map, certificate: web._certificate);
        return web;
    }

    /// <summary>Lets the product's own client reach it.</summary>
    public void Serve(IServiceCollection services) =>
        services
            .AddHttpClient(TorrentFetch.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                SocketsHttpHandler handler = TorrentFetch.Handler(_ => true);
                handler.SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                        certificate?.GetCertHashString() == _certificate.GetCertHashString(),
                };
                handler.ConnectCallback = async (_, cancellation) =>
                {
                    var client = new TcpClient();
                    await client.ConnectAsync(Server.Url.Host, Server.Url.Port, cancellation);
                    return client.GetStream();
                };
                return handler;
            });

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _certificate.Dispose();
    }
}
