using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Releases;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>The folders and files directly below a library folder, by the titles that their names say. Whoever put them there.</summary>
/// <remarks>Read again when the folder's time has changed. Only names that are new are read, so that a library of thousands costs little.</remarks>
public sealed partial class StandingTitles(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Listing> _listings = new(StringComparer.Ordinal);

    /// <summary>The absolute paths that may be this title: by its id if a name has one, otherwise by name and year.</summary>
    /// <param name="root">The library folder.</param>
    /// <param name="title">As the catalog has it.</param>
    public IReadOnlyList<string> Of(string root, Title title)
    {
        Listing listing = Current(root);
        string[] names = [.. new[] { title.Name, title.OriginalName }.OfType<string>().Select(Plain).Distinct(StringComparer.Ordinal)];
        return
        [
            .. names
                .SelectMany(listing.ByName)
                .Concat(listing.ById(title.Id.Tmdb))
                .Where(entry => entry.MayBe(title))
                .Select(entry => Path.Combine(root, entry.Name))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private Listing Current(string root)
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
                .Select(found => before?.Known(found.Name) ?? Entry.Of(found.Name, found is DirectoryInfo, latestYear)),
        ];
        var now = new Listing(changed, entries) { IsSettled = readAt.UtcDateTime - changed > DiskEntry.CoarsestTime };
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
        public static Entry Of(string name, bool isFolder, int latestYear)
        {
            // Ids and qualities in braces and brackets are no part of the title.
            string bare = Tags().Replace(isFolder ? name : Path.GetFileNameWithoutExtension(name), " ").Trim();
            Match year = YearBehind().Match(bare);
            Match id = TmdbTag().Match(name);
            int? tmdb = id.Success ? int.Parse(id.Groups["id"].Value, CultureInfo.InvariantCulture) : null;
            if (year.Success)
            {
                return new Entry(name, KeyOf(bare[..year.Index]), int.Parse(year.Groups["year"].Value, CultureInfo.InvariantCulture), tmdb);
            }

            Release release = ReleaseParser.Parse(bare.Length == 0 ? name : bare, latestYear);
            return new Entry(name, KeyOf(release.Title ?? bare), release.Year, tmdb);
        }

        /// <summary>A movie's year may be another country's.</summary>
        public bool MayBe(Title title) =>
            Tmdb is { } id
                ? id == title.Id.Tmdb
                : Year is not { } year
                    || title.Year is not { } known
                    || Math.Abs(year - known) <= (title.Id.Kind == TitleKind.Movie ? 1 : 0);

        /// <summary>"Thing, The".</summary>
        private static string KeyOf(string title)
        {
            Match article = ArticleBehind().Match(title);
            return Plain(article.Success ? $"{article.Groups["article"].Value} {title[..article.Index]}" : title);
        }

        [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]", RegexOptions.None, 1000)]
        private static partial Regex Tags();

        [GeneratedRegex(@"\((?<year>(19|20)\d\d)\)", RegexOptions.RightToLeft | RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex YearBehind();

        // Plex: {tmdb-603}; Jellyfin and Emby: [tmdbid-603], [tmdbid=603].
        [GeneratedRegex(@"[\[{]tmdb(id)?[-=](?<id>\d{1,9})[\]}]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex TmdbTag();

        [GeneratedRegex(@",\s+(?<article>The|A|An)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex ArticleBehind();
    }
}
