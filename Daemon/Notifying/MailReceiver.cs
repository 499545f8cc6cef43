using System.Net.Security;
using System.Net.Sockets;
using Hybrid.Neighbors;
using Hybrid.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Hybrid.Daemon.Notifying;

/// <summary>Sends an e-mail.</summary>
/// <param name="settings">With a server, a sender and at least one recipient.</param>
/// <param name="trusts">Which certificates are good; null = the system's judgement.</param>
internal sealed class MailReceiver(NotifySettings settings, RemoteCertificateValidationCallback? trusts = null) : IReceiver
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Uri _server = settings.SmtpUrl ?? throw new ArgumentException("There is no mail server.", nameof(settings));
    private readonly string _from = settings.SmtpFrom ?? throw new ArgumentException("There is no sender.", nameof(settings));

    public string Name => Receivers.Mail;

    public Task<Fault?> SendAsync(Message message, CancellationToken cancellationToken) =>
        new NeighborCall(Limit, TooSlow, FaultOf).TellAsync(
            async limited =>
            {
                await DeliverAsync(MailOf(message), limited);
                return null;
            },
            cancellationToken
        );

    private Fault TooSlow() => Of(FaultKind.Unreachable, $"The mail server {_server.Host} did not answer within {Limit.TotalSeconds:0} s.");

    private async Task DeliverAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        // No list of revoked certificates is asked for, as .NET's HTTP clients ask for none: where it cannot be had, no mail would go out.
        using var client = new SmtpClient { ServerCertificateValidationCallback = trusts, CheckCertificateRevocation = false };
        (int port, SecureSocketOptions security) = _server.Scheme switch
        {
            "smtps" => (465, SecureSocketOptions.SslOnConnect),
            "smtp" => (587, SecureSocketOptions.StartTls),
            _ => (25, SecureSocketOptions.None),
        };
        await client.ConnectAsync(
            _server.Host,
            _server.IsDefaultPort || _server.Port < 0 ? port : _server.Port,
            security,
            cancellationToken
        );
        if (settings.SmtpUser is { } user)
        {
            await client.AuthenticateAsync(user, settings.SmtpPassword?.Value ?? "", cancellationToken);
        }

        await client.SendAsync(mail, cancellationToken);
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is IOException or ProtocolException or SocketException or OperationCanceledException)
        {
            // The mail was taken; a farewell that fails must not send it again.
        }
    }

    private MimeMessage MailOf(Message message)
    {
        var mail = new MimeMessage
        {
            Subject = $"plex-mcp: {message.Title}",
            Date = message.SentAt,
            MessageId = $"{message.Id}@plex-mcp.invalid",
            Body = new TextPart("plain") { Text = message.Text + "\n" },
        };
        mail.From.Add(new MailboxAddress("plex-mcp", _from));
        mail.To.AddRange(settings.SmtpTo.Select(to => new MailboxAddress(name: null, to)));

        // RFC 3834: nobody's out-of-office note answers.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (message.Priority == Priority.High)
        {
            mail.Importance = MessageImportance.High;
        }

        return mail;
    }

    /// <summary>Of a server's own words only the number is told: they may quote what was sent.</summary>
    private Fault? FaultOf(Exception exception) =>
        exception switch
        {
            AuthenticationException => Of(
                FaultKind.Refused,
                $"The mail server {_server.Host} refuses the login. Correct NOTIFY_SMTP_USER and NOTIFY_SMTP_PASSWORD."
            ),
            SslHandshakeException => Of(
                FaultKind.Refused,
                $"A secure connection to the mail server {_server.Host} is not possible. In NOTIFY_SMTP_URL, use smtps:// for TLS (port 465) or smtp:// for STARTTLS (port 587), and check the server's certificate."
            ),
            NotSupportedException => Of(
                FaultKind.Refused,
                $"The mail server {_server.Host} offers no STARTTLS or no login. Correct NOTIFY_SMTP_URL or NOTIFY_SMTP_USER."
            ),
            SmtpCommandException { StatusCode: >= (SmtpStatusCode)500 } e => Of(
                FaultKind.Refused,
                $"The mail server {_server.Host} refuses the mail (SMTP {(int)e.StatusCode}). Check NOTIFY_SMTP_FROM and NOTIFY_SMTP_TO."
            ),
            SmtpCommandException e => Of(
                FaultKind.Failed,
                $"The mail server {_server.Host} cannot accept the mail at the moment (SMTP {(int)e.StatusCode})."
            ),
            ServiceNotAuthenticatedException => Of(
                FaultKind.Refused,
                $"The mail server {_server.Host} requires a login. Set NOTIFY_SMTP_USER and NOTIFY_SMTP_PASSWORD."
            ),
            ProtocolException => Of(
                FaultKind.Malformed,
                $"The program that answers at {_server.Host} is not a mail server. Correct NOTIFY_SMTP_URL."
            ),
            SocketException or IOException or OperationCanceledException => Of(
                FaultKind.Unreachable,
                $"The mail server {_server.Host} does not answer. Check NOTIFY_SMTP_URL."
            ),
            _ => null,
        };

    private static Fault Of(FaultKind kind, string sentence) => new(Receivers.Mail, kind, sentence);
}
