using System.Collections.Concurrent;
using Hybrid.Daemon.Working;
using Hybrid.MediaServers;
using Hybrid.Neighbors;

namespace Hybrid.Daemon.Announcing;

/// <summary>Asks media servers to scan folders: once for all files that were there before, and not while a server does not answer.</summary>
/// <remarks>In memory: after a restart a folder is at worst scanned once more.</remarks>
public sealed class FolderScans(NeighborHealth board, TimeProvider time)
{
    /// <summary>A server that does not answer is asked again after this at the latest, so that it holds up nothing else.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(1);

    /// <summary>Nothing that is waiting was placed before.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(MediaServerKind Server, string Folder), DateTimeOffset> _asked = [];
    private readonly ConcurrentDictionary<MediaServerKind, Rest> _resting = [];

    /// <param name="server">Who is asked.</param>
    /// <param name="folders">The folders, as paths on this machine.</param>
    /// <param name="type">The kind of library.</param>
    /// <param name="since">When their files were placed. A scan that was asked for later has them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Why it could not be asked; null if it was.</returns>
    public async Task<Fault?> AskAsync(
        IMediaServer server,
        IReadOnlyList<string> folders,
        ServerLibraryType type,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_resting.TryGetValue(server.Kind, out Rest? rest) && now < rest.Until)
        {
            return rest.Fault;
        }

        foreach (string folder in folders)
        {
            if (_asked.TryGetValue((server.Kind, folder), out DateTimeOffset last) && last > since)
            {
                continue;
            }

            DateTimeOffset asked = time.GetUtcNow();
            Answer<Refresh> answer = await server.RefreshAsync(folder, type, cancellationToken);
            if ((answer.Fault ?? NotHeld(server.Kind, answer.Value)) is { } fault)
            {
                await board.FaultyAsync(server.Kind.ToString(), fault);
                if (answer.Fault is not null)
                {
                    LetRest(server.Kind, fault, rest?.Tries ?? 0);
                }

                return fault;
            }

            _asked[(server.Kind, folder)] = asked;
        }

        _resting.TryRemove(server.Kind, out _);
        Forget(now - Remembered);
        await board.GoodAsync(server.Kind.ToString());
        return null;
    }

    private void LetRest(MediaServerKind server, Fault fault, int tries)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset own = Backoff.After(tries, now);
        DateTimeOffset longest = now + LongestRest;
        _resting[server] = new Rest(fault, now + fault.RetryAfter ?? (own < longest ? own : longest), tries + 1);
    }

    private void Forget(DateTimeOffset before)
    {
        foreach ((MediaServerKind, string) key in _asked.Where(a => a.Value < before).Select(a => a.Key))
        {
            _asked.TryRemove(key, out _);
        }
    }

    private static Fault? NotHeld(MediaServerKind server, Refresh? refresh)
    {
        var words = MediaServerWords.Of(server);
        return refresh is Refresh.NoLibrary none
            ? new Fault(
                words.Name,
                FaultKind.Failed,
                $"No {words.Name} library contains {none.PathThere}. Add the folder to a library in {words.Name}, or set {words.PathMapSetting} if {words.Name} has it under another path."
            )
            : null;
    }

    private sealed record Rest(Fault Fault, DateTimeOffset Until, int Tries);
}
