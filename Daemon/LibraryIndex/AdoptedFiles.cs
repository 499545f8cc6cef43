using Hybrid.Catalog;
using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Library;
using Hybrid.Neighbors;
using Hybrid.Planning;
using Hybrid.Reviewing;
using Hybrid.Settings;
using Hybrid.Torrents;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>
/// Videos that another hand filed, of titles that the index knows by an id or an adoption, get the names of the present template. Writes requests; the
/// daemon renames.
/// </summary>
public sealed class AdoptedFiles(
    IDbContextFactory<LedgerDb> ledger,
    ICatalog catalog,
    FileMover mover,
    TransmissionClient transmission,
    HybridSettings settings,
    TimeProvider time,
    WakeUp wakeUp
)
{
    /// <param name="text">Name, "Name (Year)" or id ("series/4607") of a title; null = all.</param>
    /// <param name="isPreview">Only say what would be renamed.</param>
    /// <param name="cancellationToken">Ends the calls to the catalog.</param>
    public async Task<AdoptedOutcome> RenameAsync(string? text, bool isPreview, Actor by, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        (IReadOnlyList<KnownTitle> titles, AdoptedOutcome? problem) = await TitlesAsync(db, text, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var found = new Found();
        if (await SeedingAsync(found, cancellationToken) is { } silent)
        {
            return new AdoptedOutcome.Failed(silent);
        }

        foreach (KnownTitle title in titles)
        {
            if (await LookAsync(db, title, found, by, cancellationToken) is { } fault)
            {
                return new AdoptedOutcome.Failed(fault);
            }
        }

        return await AskAsync(db, found, isPreview, cancellationToken);
    }

    /// <summary>Gives files the names back that they had before they were renamed last.</summary>
    public async Task<AdoptedOutcome> UndoAsync(string? text, bool isPreview, Actor by, CancellationToken cancellationToken)
    {
        await using LedgerDb db = await ledger.CreateDbContextAsync(cancellationToken);
        (IReadOnlyList<KnownTitle> titles, AdoptedOutcome? problem) = await TitlesAsync(db, text, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        HashSet<TitleId> ids = [.. titles.Select(t => t.Id)];
        if (!isPreview)
        {
            await WithdrawAsync(db, ids, cancellationToken);
        }

        List<AdoptedRename> ended = await db
            .AdoptedRenames.AsNoTracking()
            .Where(r => r.State == RelocationState.Done)
            .OrderByDescending(r => r.Id)
            .ToListAsync(cancellationToken);
        var found = new Found();
        if (await SeedingAsync(found, cancellationToken) is { } silent)
        {
            return new AdoptedOutcome.Failed(silent);
        }

        foreach (AdoptedRename last in ended.DistinctBy(r => r.To).Where(r => !r.IsUndo && ids.Contains(new TitleId(r.Kind, r.TmdbId))))
        {
            // One that was renamed again, or by another hand, has this name no longer; and it may be another file's by now.
            if (Directory.Exists(Path.GetDirectoryName(last.To)) && mover.Look(last.To) is { } there)
            {
                if (!MoveOrder.Of(last).IsOf(there) || await IsOursAsync(db, last.To, cancellationToken))
                {
                    found.Kept.Add(new AdoptedKept(last.To, "It is no longer the file that was renamed."));
                    continue;
                }

                Add(found, new TitleId(last.Kind, last.TmdbId), last.LibraryRoot, last.To, last.From, by, isUndo: true);
            }
        }

        return await AskAsync(db, found, isPreview, cancellationToken);
    }

    private static Task<bool> IsOursAsync(LedgerDb db, string path, CancellationToken cancellationToken) =>
        db.Placements.AnyAsync(p => p.To == path && p.State == PlacementState.Placed, cancellationToken);

    /// <summary>What was asked for and not yet done is not done any more.</summary>
    private async Task WithdrawAsync(LedgerDb db, HashSet<TitleId> ids, CancellationToken cancellationToken)
    {
        List<AdoptedRename> asked = await db.AdoptedRenames.Where(r => r.State == RelocationState.Asked).ToListAsync(cancellationToken);
        // One that has its new name already, in the middle of the work, is ended by the daemon, and can be undone then.
        foreach (AdoptedRename row in asked.Where(r => ids.Contains(new TitleId(r.Kind, r.TmdbId)) && File.Exists(r.From)))
        {
            (row.State, row.EndedAt, row.Note) = (RelocationState.Left, time.GetUtcNow(), "It was taken back before it was done.");
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What Transmission seeds from the library: under another name it would be missing there.</summary>
    private async Task<Fault?> SeedingAsync(Found found, CancellationToken cancellationToken)
    {
        if (settings.TransmissionUrl is null)
        {
            return null;
        }

        Answer<IReadOnlyList<Torrent>> torrents = await transmission.ListAsync(cancellationToken);
        if (!torrents.IsOk)
        {
            return torrents.Fault;
        }

        string[] libraries = [.. settings.LibraryDirs.Select(RealPath.Of).OfType<string>()];
        foreach (string path in torrents.Value!.SelectMany(t => t.Files.Select(t.FullPathOf)))
        {
            if (RealPath.Of(path) is { } real && Array.Exists(libraries, library => RealPath.IsWithin(real, library)))
            {
                found.Seeding.Add(real);
            }
        }

        return null;
    }

    private async Task<AdoptedOutcome> AskAsync(LedgerDb db, Found found, bool isPreview, CancellationToken cancellationToken)
    {
        if (!isPreview && found.Files.Count > 0)
        {
            // A name that was asked for before, and is not given yet, gives way to the one of today.
            HashSet<string> again = [.. found.Files.Select(r => r.From)];
            db.AdoptedRenames.RemoveRange(
                (await db.AdoptedRenames.Where(r => r.State == RelocationState.Asked).ToListAsync(cancellationToken)).Where(r =>
                    again.Contains(r.From)
                )
            );
            db.AdoptedRenames.AddRange(found.Files);
            await db.SaveChangesAsync(cancellationToken);
            await wakeUp.SendAsync();
        }

        return new AdoptedOutcome.Renamed(
            [.. found.Files.Select(r => new AdoptedLine(r.From, r.To))],
            found.Kept,
            found.InPlace,
            isPreview
        );
    }

    /// <summary>The titles that are asked for, of those of which the catalog's id is known.</summary>
    private static async Task<(IReadOnlyList<KnownTitle>, AdoptedOutcome?)> TitlesAsync(
        LedgerDb db,
        string? text,
        CancellationToken cancellationToken
    )
    {
        List<IndexedTitle> claims = await db
            .LibraryTitles.AsNoTracking()
            .Where(t => db.LibraryFiles.Any(f => f.Title!.Group == t.Group && f.Role == FileRole.Video && f.LedgerFileId == null))
            .ToListAsync(cancellationToken);
        IGrouping<long, IndexedTitle>[] groups =
        [
            .. claims.GroupBy(t => t.Group).Where(g => text is null || g.Any(t => IsNamed(t, text.Trim()))),
        ];
        KnownTitle[] known =
        [
            .. groups
                .Where(g => g.Any(t => t.TmdbId is not null))
                .Select(g => g.First(t => t.TmdbId is not null))
                .Select(t => new KnownTitle(new TitleId(t.Kind, t.TmdbId!.Value), t.Group, t.Name, t.Year))
                .OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return text is null ? (known, null)
            : groups.Length == 0 ? ([], new AdoptedOutcome.NoSuchTitle(text))
            : known.Length == 0 ? ([], new AdoptedOutcome.NotSettled(text))
            : known.DistinctBy(t => t.Id).Count() > 1
                ? ([], new AdoptedOutcome.SeveralTitles(text, [.. known.Select(t => new NamedTitle(t.Id, t.Name, t.Year))]))
            : (known, null);
    }

    private static bool IsNamed(IndexedTitle title, string text) =>
        (title.TmdbId is { } id && new TitleId(title.Kind, id).ToString() == text)
        || (title.NameKey == IndexedFolders.KeyOf(LibraryShelf.WithoutYear(text, out int? year)) && (year is null || title.Year == year));

    private async Task<Fault?> LookAsync(LedgerDb db, KnownTitle title, Found found, Actor by, CancellationToken cancellationToken)
    {
        List<IndexedFile> files = await db
            .LibraryFiles.AsNoTracking()
            .Include(f => f.Folder)
            .Include(f => f.Title)
            .Where(f => f.Title!.Group == title.Group && f.Role == FileRole.Video && f.LedgerFileId == null)
            .OrderBy(f => f.Season)
            .ThenBy(f => f.Episode)
            .ThenBy(f => f.Name)
            .ToListAsync(cancellationToken);
        Answer<TitleDetails?> details = await catalog.DetailsAsync(title.Id, cancellationToken);
        if (!details.IsOk)
        {
            return details.Fault;
        }

        if (details.Value is not { } known)
        {
            found.Kept.AddRange(files.Select(f => new AdoptedKept(PathOf(f), $"The catalog no longer has TMDb {title.Id}.")));
            return null;
        }

        List<Episode> episodes = [];
        foreach (int season in title.Id.Kind == TitleKind.Series ? files.Select(f => f.Season).OfType<int>().Distinct() : [])
        {
            Answer<IReadOnlyList<Episode>> answer = await catalog.SeasonAsync(title.Id.Tmdb, season, cancellationToken);
            if (!answer.IsOk)
            {
                return answer.Fault;
            }

            episodes.AddRange(answer.Value!);
        }

        foreach (
            AdoptedName named in AdoptedNames.Of(
                known,
                episodes,
                files,
                settings.Naming.For(title.Id.Kind),
                latestYear: time.GetUtcNow().Year + 1
            )
        )
        {
            string from = PathOf(named.File);
            if (named.FileName is not { } name)
            {
                found.Kept.Add(new AdoptedKept(from, named.Why!));
            }
            else if (name == named.File.Name)
            {
                found.InPlace++;
            }
            else
            {
                Add(found, title.Id, named.File.Folder!.Root, from, Path.Combine(Path.GetDirectoryName(from)!, name), by, isUndo: false);
            }
        }

        return null;
    }

    private void Add(Found found, TitleId title, string root, string from, string to, Actor by, bool isUndo)
    {
        try
        {
            if (mover.Look(from) is not { } entry)
            {
                found.Kept.Add(new AdoptedKept(from, "It is not there any more. The next sweep of the library finds that."));
            }
            else if (RealPath.Of(from) is { } real && found.Seeding.Contains(real))
            {
                found.Kept.Add(new AdoptedKept(from, "Transmission seeds it from here: under another name, its torrent would stop."));
            }
            else if (from.Equals(to, StringComparison.OrdinalIgnoreCase) && File.Exists(to) && mover.Look(to)?.Inode == entry.Inode)
            {
                found.Kept.Add(
                    new AdoptedKept(from, "Its new name differs in capital letters only, which is the same name on this file system.")
                );
            }
            else if (File.Exists(to) || found.Files.Exists(f => f.To == to))
            {
                found.Kept.Add(new AdoptedKept(from, $"There is a file {to} already."));
            }
            else
            {
                found.Files.Add(
                    new AdoptedRename
                    {
                        Kind = title.Kind,
                        TmdbId = title.Tmdb,
                        LibraryRoot = root,
                        From = from,
                        To = to,
                        Bytes = entry.Bytes,
                        Inode = unchecked((long)entry.Inode),
                        ModifiedAt = entry.ModifiedAt,
                        IsUndo = isUndo,
                        By = by,
                        AskedAt = time.GetUtcNow(),
                    }
                );
            }
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            found.Kept.Add(new AdoptedKept(from, $"It cannot be looked at: {fault.Words}."));
        }
    }

    private static string PathOf(IndexedFile file) => Path.Combine(file.Folder!.Root, file.Folder.Path, file.Name);

    private sealed record KnownTitle(TitleId Id, long Group, string Name, int? Year);

    private sealed class Found
    {
        public List<AdoptedRename> Files { get; } = [];

        public List<AdoptedKept> Kept { get; } = [];

        /// <summary>Real paths.</summary>
        public HashSet<string> Seeding { get; } = new(StringComparer.Ordinal);

        public int InPlace { get; set; }
    }
}
