using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>The folders and files directly below a library folder, by the titles that their names say. Whoever put them there.</summary>
/// <remarks>Read again when the folder's time has changed. Only names that are new are read, so that a library of thousands costs little.</remarks>
public sealed partial class StandingTitles(TimeProvider time)
{
    /// <summary>FAT keeps times in steps of two seconds.</summary>
    private static readonly TimeSpan CoarsestTime = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Listing> _listings = new(StringComparer.Ordinal);

    /// <summary>What may be this title: by its id if a name has one, otherwise by name and year. None if the library is away or cannot be read.</summary>
    /// <param name="root">The library folder.</param>
    /// <param name="title">As the catalog has it.</param>
    public IReadOnlyList<StandingTitle> Of(string root, Title title)
    {
        if (Current(root) is not { } listing)
        {
            return [];
        }

        string[] names = [.. new[] { title.Name, title.OriginalName }.OfType<string>().Select(Plain).Distinct(StringComparer.Ordinal)];
        return
        [
            .. names
                .SelectMany(listing.ByName)
                .Concat(listing.ById(title.Id.Tmdb))
                .Where(entry => entry.MayBe(title))
                .DistinctBy(entry => entry.Name, StringComparer.Ordinal)
                .Select(entry => new StandingTitle(Path.Combine(root, entry.Name), entry.Fits(title)) { TakesFiles = entry.TakesFiles }),
        ];
    }

    private Listing? Current(string root)
    {
        try
        {
            return Directory.Exists(root) ? Read(root) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Placing meets the same trouble, and tells it.
            return null;
        }
    }

    private Listing Read(string root)
    {
        DateTime changed = Directory.GetLastWriteTimeUtc(root);
        _listings.TryGetValue(root, out Listing? before);
        if (before is { IsSettled: true } && before.Changed == changed)
        {
            return before;
        }

        DateTimeOffset readAt = time.GetUtcNow();
        int latestYear = readAt.Year + 1;
        Entry[] entries =
        [
            .. new DirectoryInfo(root)
                .EnumerateFileSystemInfos()
                .Where(found => !found.Name.StartsWith('.'))
                .Select(found => before?.Known(found.Name) ?? Entry.Of(found, latestYear)),
        ];
        var now = new Listing(changed, entries) { IsSettled = readAt.UtcDateTime - changed > CoarsestTime };
        _listings[root] = now;
        return now;
    }

    private static string Plain(string name) => string.Concat(TitleWords.Of(name));

    private sealed class Listing(DateTime changed, Entry[] entries)
    {
        private readonly Dictionary<string, Entry> _entries = entries.ToDictionary(e => e.Name, StringComparer.Ordinal);
        private readonly ILookup<string, Entry> _byName = entries.ToLookup(e => e.Key, StringComparer.Ordinal);
        private readonly ILookup<int, Entry> _byId = entries.Where(e => e.Tmdb is not null).ToLookup(e => e.Tmdb!.Value);

        public DateTime Changed => changed;

        /// <summary>False if the folder changed so shortly before it was read that a later change could bear the same time.</summary>
        public required bool IsSettled { get; init; }

        public Entry? Known(string name) => _entries.GetValueOrDefault(name);

        public IEnumerable<Entry> ByName(string key) => _byName[key];

        public IEnumerable<Entry> ById(int tmdb) => _byId[tmdb];
    }

    private sealed partial record Entry(string Name, string Key, int? Year, int? Tmdb)
    {
        /// <summary>A folder of the whole title: not of one edition or season. No link: what is behind it may be anywhere.</summary>
        public bool TakesFiles { get; private init; }

        public static Entry Of(FileSystemInfo found, int latestYear)
        {
            Entry entry = Named(found.Name, found is DirectoryInfo, latestYear);
            return entry with { TakesFiles = entry.TakesFiles && found is DirectoryInfo { LinkTarget: null } };
        }

        private static Entry Named(string name, bool isFolder, int latestYear)
        {
            // Ids and qualities in braces and brackets are no part of the title.
            string bare = Tags().Replace(isFolder ? name : Path.GetFileNameWithoutExtension(name), " ").Trim();
            Match year = YearBehind().Match(bare);
            Match id = TmdbTag().Match(name);
            int? tmdb = id.Success ? int.Parse(id.Groups["id"].Value, CultureInfo.InvariantCulture) : null;
            bool isOneEdition = name.Contains("{edition-", StringComparison.OrdinalIgnoreCase);
            if (year.Success)
            {
                return new Entry(name, KeyOf(bare[..year.Index]), int.Parse(year.Groups["year"].Value, CultureInfo.InvariantCulture), tmdb)
                {
                    TakesFiles = !isOneEdition && IsUnnumbered(ReleaseParser.Parse(bare[(year.Index + year.Length)..], latestYear)),
                };
            }

            Release release = ReleaseParser.Parse(bare.Length == 0 ? name : bare, latestYear);
            return new Entry(name, KeyOf(release.Title ?? bare), release.Year, tmdb)
            {
                TakesFiles = !isOneEdition && IsUnnumbered(release),
            };
        }

        /// <summary>A movie's year may be another country's.</summary>
        public bool MayBe(Title title) =>
            Tmdb is { } id
                ? id == title.Id.Tmdb
                : Year is not { } year
                    || title.Year is not { } known
                    || Math.Abs(year - known) <= (title.Id.Kind == TitleKind.Movie ? 1 : 0);

        /// <summary>How sure it is that an entry which may be the title is it.</summary>
        public StandingFit Fits(Title title) =>
            Tmdb is not null ? StandingFit.Id
            : Year is null || title.Year is null ? StandingFit.Name
            : Year == title.Year ? StandingFit.NameAndYear
            : StandingFit.NameAndNearYear;

        private static bool IsUnnumbered(Release release) => release is { Seasons.Count: 0, Episodes.Count: 0 };

        /// <summary>"Thing, The".</summary>
        private static string KeyOf(string title)
        {
            Match article = ArticleBehind().Match(title);
            return Plain(article.Success ? $"{article.Groups["article"].Value} {title[..article.Index]}" : title);
        }

        [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]", RegexOptions.None, 30_000)]
        private static partial Regex Tags();

        [GeneratedRegex(@"\((?<year>(19|20)\d\d)\)", RegexOptions.RightToLeft | RegexOptions.ExplicitCapture, 30_000)]
        private static partial Regex YearBehind();

        // Plex: {tmdb-603}; Jellyfin and Emby: [tmdbid-603], [tmdbid=603].
        [GeneratedRegex(@"[\[{]tmdb(id)?[-=](?<id>\d{1,9})[\]}]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 30_000)]
        private static partial Regex TmdbTag();

        [GeneratedRegex(@",\s+(?<article>The|A|An)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 30_000)]
        private static partial Regex ArticleBehind();
    }
}

/// <param name="Path">Absolute.</param>
/// <param name="Fit">How its name fits.</param>
public sealed record StandingTitle(string Path, StandingFit Fit)
{
    /// <summary>A folder of the whole title, and no link to one.</summary>
    public required bool TakesFiles { get; init; }
}

/// <summary>How the name of a folder or file in the library fits a title, surest first.</summary>
public enum StandingFit
{
    Id,
    NameAndYear,

    /// <summary>The name has no year, so that it may be another title of that name.</summary>
    Name,

    /// <summary>The year of a movie is off by one.</summary>
    NameAndNearYear,
}
