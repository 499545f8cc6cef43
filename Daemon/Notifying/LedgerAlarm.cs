using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Notifying;

/// <summary>Notifies that the ledger fails. The ledger then cannot remember that, so an empty file next to it does.</summary>
internal sealed class LedgerAlarm(
    HybridSettings settings,
    IReadOnlyList<IReceiver> receivers,
    TimeProvider time,
    ILogger<LedgerAlarm> logger
)
{
    public const string FileName = "ledger-problem-told";

    private const string Subject = "ledger";
    private const string OfLedger = "The ledger does not work";

    /// <summary>When to try again if no receiver accepted the notification.</summary>
    private static readonly TimeSpan NextTry = TimeSpan.FromMinutes(15);

    private readonly string _file = Path.Combine(settings.DataDir, FileName);
    private bool _told = File.Exists(Path.Combine(settings.DataDir, FileName));
    private DateTimeOffset _notBefore;
    private string _title = OfLedger;

    /// <summary>A SQLite error that a person must repair, in words; null for errors that pass, such as a short lock.</summary>
    public static string? SentenceOf(Exception exception) => LedgerFault.Of(exception)?.Sentence;

    /// <summary>Notifies once, however often it is called, even across restarts.</summary>
    /// <param name="sentence">What is wrong.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <param name="isLastWord">The daemon ends because of it, so the notification cannot wait for the end of the quiet hours.</param>
    /// <param name="title">In one line.</param>
    public async Task RaiseAsync(string sentence, CancellationToken cancellationToken, bool isLastWord = false, string title = OfLedger)
    {
        if (_told || (!isLastWord && IsQuiet()) || !await TellAsync(NotificationKind.TroubleBegan, title, sentence, cancellationToken))
        {
            return;
        }

        _told = true;
        _title = title;
        try
        {
            await PrivateFile.Open(_file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite).DisposeAsync();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(
                "{File} cannot be written, so you are notified about the ledger again after a restart: {Reason}",
                FileName,
                e.Message
            );
        }
    }

    /// <summary>The ledger works. Notifies once, if there was a notification that it does not.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (
            _told
            && !IsQuiet()
            && await TellAsync(
                NotificationKind.TroubleEnded,
                $"Resolved: {char.ToLowerInvariant(_title[0])}{_title[1..]}",
                _title == OfLedger ? "The ledger can be read and written again." : "It works again.",
                cancellationToken
            )
        )
        {
            File.Delete(_file);
            _told = false;
        }
    }

    private bool IsQuiet() => settings.Notify.QuietHours?.EndAt(time.GetUtcNow(), time.LocalTimeZone) is not null;

    /// <returns>Whether a receiver accepted it.</returns>
    private async Task<bool> TellAsync(NotificationKind kind, string title, string text, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (now < _notBefore)
        {
            return false;
        }

        var notification = new Notification
        {
            Key = FormattableString.Invariant($"{Subject}:{now.ToUnixTimeMilliseconds()}"),
            Subject = Subject,
            Kind = kind,
            At = now,
            Title = title,
            Text = text,
        };
        bool told = false;
        foreach (IReceiver receiver in receivers)
        {
            told |= await receiver.SendAsync(new Message([notification], now), cancellationToken) is null;
        }

        _notBefore = told ? default : now + NextTry;
        return told;
    }
}
