using Hybrid.Catalog;
using Hybrid.Daemon.Probing;
using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Planning;
using Hybrid.Releases;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Copies of a movie or an episode in the library that plex-mcp did not file: from before, or by another program or hand.</summary>
public sealed class OtherCopies(StandingTitles standing, IndexedCopies index, HybridSettings settings, TimeProvider time)
{
    /// <summary>The most entries of one title's folder to look at.</summary>
    private const int MostEntries = 20_000;

    private static readonly EnumerationOptions AllBelow = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 3,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private static readonly EnumerationOptions TopOnly = new()
    {
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>One reason for each planned video of which there is another copy.</summary>
    public async Task<IReadOnlyList<Reason>> ConcernsAsync(LedgerDb db, Plan.Made made, CancellationToken cancellationToken)
    {
        PlannedFile[] planned = [.. made.Files.Where(f => f is { To: not null, LibraryKeys.Count: > 0 })];
        if (planned.Length == 0 || !Directory.Exists(planned[0].LibraryRoot))
        {
            return [];
        }

        int latestYear = time.GetUtcNow().Year + 1;
        List<(string Path, string Key)> there = [];
        foreach (string root in settings.LibraryDirsOf(made.Title.Id.Kind).Append(planned[0].LibraryRoot).Distinct(StringComparer.Ordinal))
        {
            there.AddRange(await InAsync(db, root, made.Title, cancellationToken));
        }

        return
        [
            .. await SecondFolderAsync(db, made, planned, cancellationToken),
            .. planned
                .Select(file => (file, Copy: there.Find(copy => file.LibraryKeys.Contains(copy.Key) && copy.Path != file.To)))
                .Where(found => found.Copy.Path is not null)
                .Select(found => new Reason(
                    Concern.AlreadyInLibrary,
                    $"The library already has {LibraryKey.Words(made.Title, found.Copy.Key)}, which plex-mcp did not file: {Untrusted.Clean(found.Copy.Path, Untrusted.PathLength)}.{Compared(found.file, found.Copy, latestYear)}"
                )
                {
                    File = found.file.File.Path,
                }),
        ];
    }

    /// <summary>The copies in one library folder, each with the library keys that its name claims.</summary>
    public async Task<IReadOnlyList<(string Path, string Key)>> InAsync(
        LedgerDb db,
        string root,
        Title title,
        CancellationToken cancellationToken
    )
    {
        int latestYear = time.GetUtcNow().Year + 1;
        string[] others = [.. standing.Of(root, title).SelectMany(there => VideosOf(there.Path, title.Id.Kind))];
        if (others.Length > 0)
        {
            HashSet<string> ours = await OursAsync(db, title.Id, cancellationToken);
            others = [.. others.Where(path => !ours.Contains(path))];
        }

        return
        [
            .. others.SelectMany(path => KeysOf(title, root, path, latestYear).Select(key => (path, key))),
            .. await index.OfAsync(db, root, title, cancellationToken),
        ];
    }

    /// <summary>The title has a folder that it shares with others, or that is a link, and would get a second one.</summary>
    private async Task<IReadOnlyList<Reason>> SecondFolderAsync(
        LedgerDb db,
        Plan.Made made,
        PlannedFile[] planned,
        CancellationToken cancellationToken
    )
    {
        string root = planned[0].LibraryRoot;
        string ours = LibraryRoot.TitleFolder(root, planned[0].To!);
        if (Directory.Exists(Path.Combine(root, ours)))
        {
            return [];
        }

        string title = Format.Title(made.Title.Name, made.Title.Year);
        return await index.FolderAsync(db, root, made.Title.Id, cancellationToken) is { } there
            ?
            [
                new Reason(
                    Concern.FolderUnclear,
                    $"The library has the folder \"{Untrusted.Clean(Path.GetFileName(there), Untrusted.PathLength)}\", which is {title} by what stands in it. But it holds other titles too, or it is a link. It would go into a new folder, \"{ours}\". If it belongs into that one, put {{tmdb-{made.Title.Id.Tmdb}}} into the folder's name, then identify it again."
                ),
            ]
            : [];
    }

    /// <summary>What both copies are, by their names, sizes and what was found in the new one.</summary>
    private static string Compared(PlannedFile file, (string Path, string Key) copy, int latestYear)
    {
        string relative = Path.GetRelativePath(file.LibraryRoot, copy.Path).Replace(Path.DirectorySeparatorChar, '/');
        Holding held = new(ItemId: 0, copy.Key)
        {
            Quality = StandingQuality.Of(
                file.LibraryRoot,
                relative,
                new FileInfo(copy.Path) is { Exists: true } info ? info.Length : 0,
                latestYear,
                VideoLook.Into
            ),
        };
        return $" {Format.Sentence(held.ComparedWith(StandingQuality.Of(file.File, latestYear)).Compared!)}";
    }

    /// <summary>A movie's largest file: what is smaller beside it, or in a folder of its own, is an extra. Of a series, every file.</summary>
    private static IEnumerable<string> VideosOf(string path, TitleKind kind) =>
        !Directory.Exists(path) ? new[] { path }.Where(FileKinds.IsVideo)
        : kind == TitleKind.Series ? Directory.EnumerateFiles(path, "*", AllBelow).Take(MostEntries).Where(FileKinds.IsVideo)
        : new DirectoryInfo(path)
            .EnumerateFiles("*", TopOnly)
            .Where(f => FileKinds.IsVideo(f.Name))
            .OrderByDescending(f => f.Length)
            .Take(1)
            .Select(f => f.FullName);

    /// <summary>The same notion of a duplicate as among our own files. What has no number has no key.</summary>
    private static IEnumerable<string> KeysOf(Title title, string root, string path, int latestYear)
    {
        string relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return LibraryClaim.Of(
            ReleaseParser.Parse(relative, latestYear),
            title.Id,
            [.. new[] { title.Name, title.OriginalName }.OfType<string>()]
        );
    }

    private static async Task<HashSet<string>> OursAsync(LedgerDb db, TitleId title, CancellationToken cancellationToken) =>
        [
            .. await db
                .Items.AsNoTracking()
                .Where(i => i.TitleKind == title.Kind && i.TmdbId == title.Tmdb)
                .SelectMany(i => i.Files)
                .Where(f => f.Placement!.State == PlacementState.Placed || f.Placement.State == PlacementState.Planned)
                .Select(f => f.Placement!.To)
                .ToListAsync(cancellationToken),
        ];
}
