using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Hybrid.Testing.Loopback;

/// <summary>A mail server on 127.0.0.1 that accepts every mail: plain, with STARTTLS, or with TLS from the start. It has its own certificate.</summary>
public sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly ConcurrentQueue<string> _logins = new();
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private readonly bool _tlsFromStart;
    private readonly Task _serving;

    public FakeMailServer(bool tlsFromStart = false)
    {
        _tlsFromStart = tlsFromStart;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it offers to encrypt a plain connection.</summary>
    public bool OffersStartTls { get; init; } = true;

    /// <summary>The only password that it accepts; null = it requires no login.</summary>
    public string? Password { get; init; }

    /// <summary>Its answer to a mail's data.</summary>
    public string DataAnswer { get; set; } = "250 taken";

    /// <summary>The accepted mails, head and body.</summary>
    public IReadOnlyList<string> Mails => [.. _mails];

    /// <summary>The users that logged in over an encrypted connection; "plain" is before the name if it was not encrypted.</summary>
    public IReadOnlyList<string> Logins => [.. _logins];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception e)
            when (_end.IsCancellationRequested && e is (OperationCanceledException or SocketException or InvalidOperationException))
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            Stream stream = client.GetStream();
            stream = _tlsFromStart ? await EncryptAsync(stream) : stream;
            await SayAsync(stream, "220 loopback");
            bool encrypted = _tlsFromStart;
            while (await HearAsync(stream) is { } line)
            {
                string word = line.Split(' ')[0].ToUpperInvariant();
                switch (word)
                {
                    case "EHLO":
                        string startTls = OffersStartTls && !encrypted ? "250-STARTTLS\r\n" : "";
                        string login = Password is null ? "" : "250-AUTH PLAIN\r\n";
                        await SayAsync(stream, $"250-loopback\r\n{startTls}{login}250 8BITMIME");
                        break;
                    case "STARTTLS":
                        await SayAsync(stream, "220 go on");
                        stream = await EncryptAsync(stream);
                        encrypted = true;
                        break;
                    case "AUTH":
                        await SayAsync(stream, await LoginAsync(stream, line, encrypted) ? "235 welcome" : "535 the login is refused");
                        break;
                    case "DATA":
                        await SayAsync(stream, "354 go on");
                        string mail = await MailAsync(stream);
                        if (DataAnswer.StartsWith('2'))
                        {
                            _mails.Enqueue(mail);
                        }

                        await SayAsync(stream, DataAnswer);
                        break;
                    case "QUIT":
                        await SayAsync(stream, "221 bye");
                        return;
                    default:
                        await SayAsync(stream, "250 ok");
                        break;
                }
            }
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client disconnected, or does not trust the certificate.
        }
    }

    private async Task<bool> LoginAsync(Stream stream, string line, bool encrypted)
    {
        string[] words = line.Split(' ');
        if (words.Length < 3)
        {
            await SayAsync(stream, "334 ");
        }

        string given = words.Length > 2 ? words[2] : await HearAsync(stream) ?? "";
        string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(given)).Split('\0');
        _logins.Enqueue(encrypted ? parts[1] : $"plain {parts[1]}");
        return parts[2] == Password;
    }

    private async Task<string> MailAsync(Stream stream)
    {
        var mail = new StringBuilder();
        while (await HearAsync(stream) is { } line && line != ".")
        {
            mail.Append(line).Append('\n');
        }

        return mail.ToString();
    }

    private async Task<SslStream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
        return encrypted;
    }

    private async Task SayAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes($"{line}\r\n"), _end.Token);

    /// <summary>Reads byte by byte, so that nothing after STARTTLS is read too early.</summary>
    private async Task<string?> HearAsync(Stream stream)
    {
        var line = new List<byte>();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, _end.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
