using Hybrid.Daemon.Placing;
using Hybrid.Ledger;
using Hybrid.Testing;
using Microsoft.Data.Sqlite;

namespace Hybrid.Reliability;

/// <summary>A scene set up on a disk: downloads, a library that others have filled too, and a ledger in which the download is approved.</summary>
internal sealed class Stage
{
    /// <summary>What stands in the library before: nobody may touch it.</summary>
    private static readonly (string Path, int Bytes)[] Bystanders =
    [
        ("Movies/Alien (1979)/Alien (1979).mkv", 6000),
        ("Movies/The Matrix (1999) {tmdb-603}/poster.jpg", 500),
        ("TV Shows/Lost (2004) {tmdb-4607}/Season 01/theme.mp3", 700),
    ];

    /// <summary>What another hand filed, of a title that the folder's id says.</summary>
    private static readonly (string Path, int Bytes)[] Adopted =
    [
        ("TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost.S01E05.mkv", 50_000),
        ("TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost.S01E05.en.srt", 800),
        ("TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost.S01E05-thumb.jpg", 900),
        ("TV Shows/Lost (2004) {tmdb-4607}/Season 01/Lost.S01E06.mkv", 60_000),
    ];

    /// <summary>What a replacement of the movie displaces.</summary>
    private const string Old = "Movies/The Matrix (1999) {tmdb-603}/The Matrix (1999) {tmdb-603}.mkv";

    private static readonly Lazy<Task<byte[]>> EmptyLedger = new(MakeLedgerAsync);

    public Stage(Scene scene, string root, string? library = null)
    {
        Scene = scene;
        Place = new Place(root, library ?? Path.Combine(root, "library"), scene.Preference);
    }

    public Scene Scene { get; }

    public Place Place { get; }

    /// <summary>The downloads, as they were before anything was done.</summary>
    public IReadOnlyDictionary<string, FileFacts> Sources { get; private set; } = new Dictionary<string, FileFacts>();

    public IReadOnlyDictionary<string, FileFacts> Standing { get; private set; } = new Dictionary<string, FileFacts>();

    /// <summary>Everything anew, whatever an earlier run left.</summary>
    public async Task SetUpAsync()
    {
        Clear(Place.Root);
        Clear(Place.Library);
        Directory.CreateDirectory(Place.Data);
        Directory.CreateDirectory(Place.Settings.MoviesDirs[0]);
        Directory.CreateDirectory(Place.Settings.TvDirs[0]);
        foreach ((string path, int bytes) in Scene.Files)
        {
            Write(Path.Combine(Place.Downloads, path), bytes);
        }

        foreach ((string path, int bytes) in Scene.Adopts ? [.. Bystanders, .. Adopted] : Bystanders)
        {
            Write(Path.Combine(Place.Library, path), bytes);
        }

        if (Scene.Replaces)
        {
            Write(Path.Combine(Place.Library, Old), 8000);
        }

        string ledger = Path.Combine(Place.Data, "ledger.db");
        await File.WriteAllBytesAsync(ledger, await EmptyLedger.Value);
        File.SetUnixFileMode(ledger, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using (Engine engine = new(Place.Settings, new SettableClock(Place.Begin), catalog: Scene.Renames ? Titles.Untitled() : null))
        {
            await engine.ApproveAsync(Place.Downloads, Scene.Entry, Scene.Title, Scene.Replaces ? Duplicates.Replace : Duplicates.Ask);
            if (Scene.Undoes)
            {
                await engine.WorkAsync();
                await engine.UndoAsync();
            }

            if (Scene.Relocates)
            {
                await engine.WorkAsync();
            }

            if (Scene.Adopts)
            {
                await engine.RenameAdoptedAsync();
            }
        }

        if (Scene.Relocates)
        {
            await using Engine engine = OpenEngine(Place.Begin.AddMinutes(1));
            if (Scene.Renames)
            {
                await engine.Part<NewEpisodeTitles>().RunAsync(CancellationToken.None);
            }
            else
            {
                await engine.MoveAsync(Scene.Moves);
            }
        }

        Sources = FileFacts.Below(Place.Downloads);
        Standing = Library();
    }

    /// <summary>From here on the downloads are as they are now: a test changed them itself.</summary>
    public void LookAgain() => Sources = FileFacts.Below(Place.Downloads);

    public Engine OpenEngine(DateTimeOffset now) => new(Place.Settings, new SettableClock(now));

    /// <summary>The redo: a day later, by what a started daemon does.</summary>
    public async Task RedoAsync()
    {
        await using Engine engine = OpenEngine(Place.Begin.AddDays(1));
        await engine.SettleAsync();
    }

    /// <summary>What stands in the library at the end of a run that nobody disturbs.</summary>
    public async Task<IReadOnlyDictionary<string, FileFacts>> RehearseAsync()
    {
        await SetUpAsync();
        await RedoAsync();
        return Library();
    }

    /// <summary>What stands in the library now. In the recycle folder the day and the number are left out of the path.</summary>
    public IReadOnlyDictionary<string, FileFacts> Library()
    {
        var library = new Dictionary<string, FileFacts>(StringComparer.Ordinal);
        foreach ((string path, FileFacts file) in FileFacts.Below(Place.Library).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            string key = IsRecycled(path) ? Recycled(path) : path;
            while (!library.TryAdd(key, file))
            {
                // What was replaced and what is taken back may lie there beside each other.
                key += "'";
            }
        }

        return library;
    }

    public static bool IsRecycled(string path) =>
        path.Split('/').Any(part => part.StartsWith(".plex-mcp-recycle", StringComparison.Ordinal));

    /// <summary>The bytes of one of the downloads, whole.</summary>
    public bool IsOfTheDownload(FileFacts file) => Sources.Values.Any(s => s.Content == file.Content);

    private static string Recycled(string path) => $"{path.Split('/')[0]}/.plex-mcp-recycle/{Path.GetFileName(path)}";

    /// <summary>Leaves the folder itself, which may be a mount.</summary>
    private static void Clear(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (string path in Directory.EnumerateFileSystemEntries(folder))
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    private static void Write(string path, int bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, TestFile.Content(path, bytes, Path.GetFileName(path).Length + bytes));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1_234_567 + bytes));
    }

    private static async Task<byte[]> MakeLedgerAsync()
    {
        string root = Directory.CreateTempSubdirectory("plex-mcp-ledger-").FullName;
        var place = new Place(root, root, default);
        await using (Engine engine = new(place.Settings, new SettableClock(Place.Begin)))
        {
            await engine.MigrateAsync();
            await using SqliteConnection connection = new($"Data Source={Path.Combine(place.Data, "ledger.db")}");
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
            SqliteConnection.ClearPool(connection);
        }

        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(place.Data, "ledger.db"));
        Directory.Delete(root, recursive: true);
        return bytes;
    }
}
