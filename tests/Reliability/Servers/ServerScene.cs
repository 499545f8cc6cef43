using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Testing;

namespace Hybrid.Reliability;

/// <summary>What the server will make of an item.</summary>
internal enum ServerFate
{
    /// <summary>It shows it as what it is, sooner or later.</summary>
    Right,

    /// <summary>It shows it as another title.</summary>
    Wrong,

    /// <summary>The first scan of its folder gets lost.</summary>
    Lost,

    /// <summary>It never shows it: it may not read the file.</summary>
    Never,
}

/// <summary>Titles that stand in a library, of which the media server is to be told: two in three are movies, the others are episodes of seasons of six.</summary>
internal sealed class ServerScene(Place place, int count)
{
    private const int EpisodesOfSeason = 6;

    private readonly List<Title> _titles = [];

    /// <summary>What is to become of the items of a folder. A server matches and scans folders, not files.</summary>
    public Dictionary<string, ServerFate> Fates { get; } = new(StringComparer.Ordinal);

    /// <summary>The right id of each title's folder.</summary>
    public Dictionary<string, Title> TitleOf { get; } = new(StringComparer.Ordinal);

    public ListedCatalog Catalog() => new(_titles);

    /// <summary>Files on the disk, and items as they are after placing.</summary>
    public IReadOnlyList<IngestItem> Make(DateTimeOffset now)
    {
        List<IngestItem> items = [];
        for (int n = 0; items.Count < count * 2 / 3; n++)
        {
            Title title = Of(TitleKind.Movie, 1000 + n);
            string folder = Path.Combine(place.Settings.MoviesDirs[0], Name(title));
            Fates[folder] = FateOf(n);
            items.Add(Placed(title, Path.Combine(folder, $"{Name(title)}.mkv"), place.Settings.MoviesDirs[0], now));
        }

        for (int n = 0; items.Count < count; n++)
        {
            Title title = Of(TitleKind.Series, 100_000 + n);
            string folder = Path.Combine(place.Settings.TvDirs[0], Name(title), "Season 01");
            Fates[folder] = FateOf(n);
            for (int episode = 1; episode <= EpisodesOfSeason && items.Count < count; episode++)
            {
                string file = string.Create(CultureInfo.InvariantCulture, $"{Name(title)} - s01e{episode:00}.mkv");
                items.Add(Placed(title, Path.Combine(folder, file), place.Settings.TvDirs[0], now));
            }
        }

        return items;
    }

    /// <summary>5 % wrong matches, 5 % lost scans, 1 % that is never shown.</summary>
    private static ServerFate FateOf(int n) =>
        (n % 100) switch
        {
            3 or 23 or 43 or 63 or 83 => ServerFate.Wrong,
            8 or 28 or 48 or 68 or 88 => ServerFate.Lost,
            15 => ServerFate.Never,
            _ => ServerFate.Right,
        };

    private Title Of(TitleKind kind, int id)
    {
        var title = new Title
        {
            Id = new TitleId(kind, id),
            Name = string.Create(CultureInfo.InvariantCulture, $"{(kind == TitleKind.Movie ? "Film" : "Series")} {id}"),
            Year = 1999,
            Popularity = 1,
        };
        _titles.Add(title);
        TitleOf[Name(title)] = title;
        return title;
    }

    private static string Name(Title title) => string.Create(CultureInfo.InvariantCulture, $"{title.Name} (1999) {{tmdb-{title.Id.Tmdb}}}");

    private static IngestItem Placed(Title title, string path, string root, DateTimeOffset now)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "a video");
        string name = Path.GetFileNameWithoutExtension(path);
        var item = IngestItem.Create(name, now, "Taken in.");
        item.Download = new Download
        {
            Source = DownloadSource.Folder,
            Key = $"path:{path}",
            Name = name,
            Root = "/downloads",
            SeenAt = now,
        };
        item.Files.Add(
            new ItemFile
            {
                Path = $"{name}.mkv",
                Bytes = 7,
                Role = FileRole.Video,
                Placement = new Placement
                {
                    From = $"/downloads/{name}.mkv",
                    To = path,
                    LibraryRoot = root,
                    State = PlacementState.Placed,
                    Bytes = 7,
                    SourceModifiedAt = now,
                    PlannedAt = now,
                },
            }
        );
        item.Choose(title.Id, title.Name, title.Year, Actor.Daemon);
        item.Move(ItemState.Approved, Actor.Daemon, "Sure.", now);
        item.Move(ItemState.Placing, Actor.Daemon, "Planned.", now);
        item.Move(ItemState.Announcing, Actor.Daemon, "Placed.", now);
        return item;
    }
}
