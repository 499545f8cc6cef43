using Hybrid.Catalog;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Settings;

namespace Hybrid.Daemon.Announcing;

/// <summary>Asks Plex to scan the folders that have changed.</summary>
public sealed class MediaServerNews(HybridSettings settings, PlexClient plex, NeighborHealth board, TimeProvider time)
{
    /// <returns>What was done, in a sentence for the history.</returns>
    public async Task<Answer<string>> TellAsync(IngestItem item, IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        if (settings.PlexUrl is null)
        {
            return new("No Plex server was notified, because PLEX_URL is empty.");
        }

        foreach (string folder in folders)
        {
            Answer<Refresh> answer = await plex.RefreshAsync(folder, TypeOf(item), cancellationToken);
            Fault? fault = answer.Fault ?? NotHeld(answer.Value);
            if (fault is not null)
            {
                await board.FaultyAsync(NeighborHealth.Plex, fault);
                return new(fault);
            }
        }

        await board.GoodAsync(NeighborHealth.Plex);
        return new($"Plex was asked to scan {string.Join(", ", folders)}.");
    }

    /// <summary>For files removed from the library. Tried only once: a server that is down notices it at its next scan.</summary>
    public async Task TellOfRemovalAsync(IngestItem item, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        string[] folders = [.. paths.Select(Standing).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (folders.Length == 0)
        {
            return;
        }

        Answer<string> told = await TellAsync(item, folders, cancellationToken);
        item.Note(
            HistoryEvent.Announced,
            Actor.Daemon,
            told.Value ?? $"Plex was not notified and finds the files at its next scan. {told.Fault!.Sentence}",
            time.GetUtcNow()
        );
    }

    /// <summary>The kind of Plex library that the item's files are in.</summary>
    internal static PlexSectionType TypeOf(IngestItem item) =>
        item.TitleKind == TitleKind.Series ? PlexSectionType.Show : PlexSectionType.Movie;

    /// <summary>The nearest folder that still exists: the file's own may have been removed with its last file.</summary>
    private static string? Standing(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    private static Fault? NotHeld(Refresh? refresh) =>
        refresh is Refresh.NoSection none
            ? new Fault(
                "Plex",
                FaultKind.Failed,
                $"No Plex library contains {none.PathThere}. Add the folder to a library in Plex, or set PLEX_PATH_MAP if Plex has it under another path."
            )
            : null;
}
