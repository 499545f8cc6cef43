using System.Data.Common;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Texts;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Hybrid.Daemon.Watching;

/// <summary>What a source has that is not taken in, from one check to the next. A reason is logged once, however often it is found.</summary>
internal sealed class SetAsideEntries(DownloadSource source, TimeProvider time, ILogger logger)
{
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>When an entry that waits is no longer one that is just being written.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> _waiting = new(StringComparer.Ordinal);
    private HashSet<string> _undecided = new(StringComparer.Ordinal);

    /// <summary>The check begins.</summary>
    public void Begin()
    {
        _seen.Clear();
        _undecided = new HashSet<string>(StringComparer.Ordinal);
    }

    /// <summary>An entry that waits, as most do for a while. Only if it waits for long, a person is told, and since when.</summary>
    public void AddWaiting(string key, string name, string why)
    {
        DateTimeOffset now = time.GetUtcNow();
        _waiting.TryAdd(key, now);
        AddUndecided(key);
        if (now - _waiting[key] >= LongWait)
        {
            Keep(key, name, $"It has been waiting since {Format.Utc(_waiting[key])}. {why}", restsUntil: null, error: null);
        }
    }

    /// <summary>The entry needs another look. What the ledger says of it from before a restart still stands.</summary>
    public void AddUndecided(string key) => _undecided.Add(key);

    /// <summary>
    /// Whether an unexpected error with this entry is too recent for another try. Then the entry stays set aside: what fails in our code
    /// fails again, and may cost much each time.
    /// </summary>
    public bool Rests(string key)
    {
        if (!_kept.TryGetValue(key, out Kept? kept) || kept.RestsUntil is not { } until || until <= time.GetUtcNow())
        {
            return false;
        }

        _seen.Add(key);
        return true;
    }

    /// <param name="key">Of the download, or of a file in it.</param>
    /// <param name="name">For people. Untrusted.</param>
    /// <param name="reason">A sentence.</param>
    public void Add(string key, string name, string reason) => Keep(key, name, reason, restsUntil: null, error: null);

    /// <summary>Sets aside an entry that could not be looked at or taken in, whatever happened.</summary>
    public void Add(string key, string name, Exception error)
    {
        if (Expected(error) is { } reason)
        {
            Add(key, name, reason);
            return;
        }

        int tries = _kept.TryGetValue(key, out Kept? before) && before.RestsUntil is not null ? before.Entry.Tries : 0;
        DateTimeOffset next = Backoff.After(tries, time.GetUtcNow());
        Keep(
            key,
            name,
            $"An unexpected error occurred ({ErrorText.Brief(error)}). For details, run: plex-mcp-daemon logs --level error",
            next,
            error
        );
    }

    /// <summary>Sets aside a torrent that a person should look at; one that is still downloading is not.</summary>
    public void AddIfTold(Torrent torrent, Completion completion)
    {
        if (
            completion switch
            {
                Completion.Broken broken => broken.Sentence,
                Completion.NotYet { Why: IncompleteReason.FileMissing or IncompleteReason.WrongLength } missing => missing.Sentence,
                _ => null,
            } is
            { } sentence
        )
        {
            Add(Report.TorrentKey(torrent.Hash), torrent.Name, sentence);
        }
    }

    /// <summary>The check is over. What it did not set aside again is forgotten.</summary>
    public SetAsideNow End()
    {
        foreach (string gone in _kept.Keys.Where(k => !_seen.Contains(k)).ToArray())
        {
            _kept.Remove(gone);
        }

        foreach (string decided in _waiting.Keys.Where(k => !_undecided.Contains(k)).ToArray())
        {
            _waiting.Remove(decided);
        }

        return new SetAsideNow(
            [.. _kept.Values.Select(k => k.Entry).OrderBy(e => e.Since).ThenBy(e => e.Key, StringComparer.Ordinal)],
            _undecided
        );
    }

    /// <summary>What passes, or what a person can repair: the next check tries again.</summary>
    private static string? Expected(Exception error) =>
        error switch
        {
            OddEntryException => error.Message,
            IOException or UnauthorizedAccessException => $"It cannot be read: {error.Message}",
            // EF wraps only some of SQLite's exceptions.
            DbUpdateException or DbException => $"The ledger cannot record it: {ErrorText.Brief(error)}",
            _ => null,
        };

    private void Keep(string key, string name, string reason, DateTimeOffset? restsUntil, Exception? error)
    {
        DateTimeOffset now = time.GetUtcNow();
        _seen.Add(key);
        if (_kept.TryGetValue(key, out Kept? kept) && string.Equals(kept.Entry.Reason, reason, StringComparison.Ordinal))
        {
            kept.Entry.TriedAt = now;
            kept.Entry.Tries++;
            _kept[key] = kept with { RestsUntil = restsUntil };
            return;
        }

        using IDisposable? about = logger.AboutDownload(key);
        logger.Log(error is null ? LogLevel.Warning : LogLevel.Error, error, "{Entry} is not taken in: {Reason}", name, reason);
        _kept[key] = new Kept(
            new SetAside
            {
                Key = key,
                Source = source,
                Name = name,
                Reason = reason,
                Since = kept?.Entry.Since ?? _waiting.GetValueOrDefault(key, now),
                TriedAt = now,
                Tries = (kept?.Entry.Tries ?? 0) + 1,
            },
            restsUntil
        );
    }

    private sealed record Kept(SetAside Entry, DateTimeOffset? RestsUntil);
}
