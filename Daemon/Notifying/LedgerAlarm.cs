using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Notifying;

/// <summary>Tells that the ledger fails, which therefore cannot remember that it was told: an empty file beside it does.</summary>
internal sealed class LedgerAlarm(
    HybridSettings settings,
    IReadOnlyList<IReceiver> receivers,
    TimeProvider time,
    ILogger<LedgerAlarm> logger
)
{
    public const string FileName = "ledger-trouble-told";

    private const string Subject = "ledger";

    /// <summary>Where nobody could be told.</summary>
    private static readonly TimeSpan NextTry = TimeSpan.FromMinutes(15);

    private readonly string _file = Path.Combine(settings.DataDir, FileName);
    private bool _told = File.Exists(Path.Combine(settings.DataDir, FileName));
    private DateTimeOffset _notBefore;

    /// <summary>What SQLite says of a ledger that a person has to look after; null for what passes, such as one that is locked for a moment.</summary>
    public static string? SentenceOf(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode switch
        {
            8 => "The ledger cannot be written to (read-only). Look at PLEX_MCP_DATA_DIR and its permissions.",
            10 => "The ledger's disk fails (input or output error). Look at the disk of PLEX_MCP_DATA_DIR.",
            11 or 26 => "The ledger is damaged. Stop the daemon and go back to a copy: plex-mcp-daemon restore FILE",
            13 => "The disk of the ledger is full. Make room on the disk of PLEX_MCP_DATA_DIR.",
            14 => "The ledger cannot be opened. Look at PLEX_MCP_DATA_DIR and its permissions.",
            _ => null,
        };

    /// <summary>Once, however often it is raised, also over restarts.</summary>
    /// <param name="sentence">What is wrong.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <param name="isLastWord">The daemon ends upon it: nobody is left who could tell it after the quiet hours.</param>
    public async Task RaiseAsync(string sentence, CancellationToken cancellationToken, bool isLastWord = false)
    {
        if (
            _told
            || (!isLastWord && IsQuiet())
            || !await TellAsync(NotificationKind.TroubleBegan, "The ledger fails", sentence, cancellationToken)
        )
        {
            return;
        }

        _told = true;
        try
        {
            await File.WriteAllBytesAsync(_file, [], cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(
                "{File} cannot be written, so the ledger's trouble is told again after a restart: {Reason}",
                FileName,
                e.Message
            );
        }
    }

    /// <summary>The ledger works. Told once, if it was told that it does not.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        const string Sentence = "It can be read and written again.";
        if (_told && !IsQuiet() && await TellAsync(NotificationKind.TroubleEnded, "Over: the ledger fails", Sentence, cancellationToken))
        {
            File.Delete(_file);
            _told = false;
        }
    }

    private bool IsQuiet() => settings.Notify.QuietHours?.EndAt(time.GetUtcNow(), time.LocalTimeZone) is not null;

    /// <returns>Whether somebody was told.</returns>
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
