using Hybrid.Ledger;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Writes the index in small transactions with pauses between them: SQLite has one writer, and placing is worth more.</summary>
internal sealed class IndexWriter(LibraryRows rows, IndexedRoot root, TimeProvider time)
{
    /// <summary>Rows in one transaction: some milliseconds of it. The disk is read before, never within it.</summary>
    private const int MostRows = 300;

    /// <summary>Ids of titles to remember. A folder's files have one title, so that few are enough.</summary>
    private const int MostTitles = 200;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<TitleClaim, long> _titles = [];
    private readonly List<Action> _pending = [];

    /// <summary>Whether titles were added, so that they must be grouped again.</summary>
    public bool HasNewTitles { get; private set; }

    /// <summary>Whether something is gone, so that a title may have lost its last file.</summary>
    public bool HasRemoved { get; private set; }

    public void Folder(IndexedFolder folder, TitleClaim? title) =>
        _pending.Add(() =>
        {
            folder.TitleId = IdOf(title);
            folder.Id = rows.Write(folder);
        });

    public void File(IndexedFolder folder, IndexedFile file, TitleClaim? title) =>
        _pending.Add(() =>
        {
            file.FolderId = folder.Id;
            file.TitleId = IdOf(title);
            rows.Write(file);
        });

    public void ForgetUnseen(IndexedFolder folder) => _pending.Add(() => HasRemoved |= rows.ForgetUnseen(folder.Id, root.Sweep) > 0);

    public void Forget(long folder) =>
        _pending.Add(() =>
        {
            rows.ForgetFolder(folder);
            HasRemoved = true;
        });

    /// <summary>Titles may have lost their last file, though no file is gone.</summary>
    public void Retitled() => HasRemoved = true;

    /// <summary>Writes what has come together, if it is much.</summary>
    public Task PauseAsync() => _pending.Count >= MostRows ? WriteAsync() : Task.CompletedTask;

    public async Task WriteAsync()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        long began = time.GetTimestamp();
        rows.Together(() =>
        {
            _pending.ForEach(write => write());
            rows.Tell(root.Path, root.Seen, time.GetUtcNow());
        });
        _pending.Clear();
        // For as long as this wrote, others may.
        TimeSpan pause = time.GetElapsedTime(began);
        pause = pause < ShortestPause ? ShortestPause : pause;
        await Task.Delay(pause > LongestPause ? LongestPause : pause, CancellationToken.None);
    }

    private long? IdOf(TitleClaim? claim)
    {
        if (claim is null)
        {
            return null;
        }

        if (_titles.TryGetValue(claim, out long known))
        {
            return known;
        }

        if (_titles.Count >= MostTitles)
        {
            _titles.Clear();
        }

        (long id, bool isNew) = rows.Title(claim.ToRow());
        HasNewTitles |= isNew;
        _titles[claim] = id;
        return id;
    }
}
