using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Testing;

namespace Hybrid.Reviewer.Tools;

/// <summary>A library as the daemon has read it into its index.</summary>
internal static class IndexedLibrary
{
    public const string Root = "/library/Movies";

    /// <param name="folder">Below the library folder.</param>
    /// <param name="name">Of the title.</param>
    /// <param name="files">Each with season and episode, or without.</param>
    public static async Task StandAsync(
        this TemporaryLedger ledger,
        TitleKind kind,
        string folder,
        string name,
        int? tmdb,
        params (string File, int? Season, int? Episode)[] files
    )
    {
        await using LedgerDb db = await ledger.Factory.CreateDbContextAsync();
        var title = new IndexedTitle
        {
            Kind = kind,
            Name = name,
            NameKey = TitleKey.Of(name).ToLowerInvariant(),
            Year = 2004,
            ClaimedTmdbId = tmdb,
            TmdbId = tmdb,
            KnownBy = tmdb is null ? TitleSource.Name : TitleSource.Tag,
        };
        db.LibraryTitles.Add(title);
        await db.SaveChangesAsync();
        title.Group = title.Id;
        var at = new IndexedFolder
        {
            Root = Root,
            Path = folder,
            Title = title,
            Entries = files.Length,
        };
        db.LibraryFolders.Add(at);
        foreach ((string file, int? season, int? episode) in files)
        {
            db.LibraryFiles.Add(
                new IndexedFile
                {
                    Name = file,
                    Folder = at,
                    Title = title,
                    Role = file.EndsWith(".srt", StringComparison.Ordinal) ? FileRole.Subtitle : FileRole.Video,
                    Bytes = 1 << 20,
                    Season = season,
                    Episode = episode,
                }
            );
        }

        await db.SaveChangesAsync();
    }
}
