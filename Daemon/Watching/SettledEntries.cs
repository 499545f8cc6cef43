using Hybrid.Daemon.Disk;

namespace Hybrid.Daemon.Watching;

/// <summary>
/// Remembers what was taken in and has not changed since, so that a check of a folder with a hundred thousand files reads a few times of
/// folders and no file. A folder's time changes with each name that comes, goes or is replaced; what is written into a file that was taken
/// in is seen by the next full check.
/// </summary>
internal sealed class SettledEntries(TimeSpan fullInterval, TimeProvider time)
{
    /// <summary>A folder that changed just before it was read may change again within one tick of its disk's clock (2 s on FAT).</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, FolderTime[]> _settled = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _names = [];
    private FolderTime? _root;
    private long _fullAt;
    private bool _hasBeenFull;

    /// <summary>Begins a check: forgets everything if a full one is due, and reads the folder if it has changed.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public IReadOnlyList<string> Begin(string folder)
    {
        if (!_hasBeenFull || time.GetElapsedTime(_fullAt) >= fullInterval)
        {
            _settled.Clear();
            _root = null;
            _fullAt = time.GetTimestamp();
            _hasBeenFull = true;
        }

        // With the dot, a folder that is itself a link is looked through.
        DateTimeOffset now = TimeOf(Path.Join(folder, ".")) ?? DateTimeOffset.MinValue;
        if (_root is not { } root || root.Path != folder || root.Time != now)
        {
            foreach (string file in _settled.Where(s => s.Value.Length == 0).Select(s => s.Key).ToArray())
            {
                _settled.Remove(file);
            }

            _names = IngestFolder.Entries(folder);
            _root = IsPast(now) ? new FolderTime(folder, now) : null;
        }

        return _names;
    }

    /// <summary>Whether the entry was taken in, and no folder of it has changed.</summary>
    public bool IsUnchanged(string entry) =>
        _settled.TryGetValue(entry, out FolderTime[]? folders) && Array.TrueForAll(folders, f => TimeOf(f.Path) == f.Time);

    /// <param name="entry">It is in the ledger as it is.</param>
    /// <param name="folders">Its folders, with the times that they had when it was read.</param>
    public void Remember(string entry, IReadOnlyList<FolderTime> folders)
    {
        if (folders.Count == 0 ? _root is not null : folders.All(f => IsPast(f.Time)))
        {
            _settled[entry] = [.. folders];
        }
    }

    public void Forget(string entry) => _settled.Remove(entry);

    private bool IsPast(DateTimeOffset changed) => changed <= time.GetUtcNow() - Tick;

    private static DateTimeOffset? TimeOf(string folder)
    {
        try
        {
            return SystemDisk.Instance.Look(folder)?.ModifiedAt;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
