using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Releases;
using Hybrid.Settings;

namespace Hybrid.Planning;

/// <summary>Plans where an item's files go if the item is this title. Asks the catalog, changes nothing.</summary>
public sealed class Planner(ICatalog catalog, LibraryChoice choice, TitleFolders folders, HybridSettings settings, TimeProvider time)
{
    /// <param name="db">Read only: for an item that has subtitles or extras only, the title's videos in the library.</param>
    /// <param name="renaming">The title's folder gets the template's name, whatever folder stands there.</param>
    public async Task<Plan> PlanAsync(
        LedgerDb db,
        IngestItem item,
        TitleId id,
        CancellationToken cancellationToken,
        bool renaming = false
    ) => await PlanAsync(db, item, id, await StandingVideos.OfAsync(db, item, id, cancellationToken), renaming, cancellationToken);

    /// <summary>Without the library index.</summary>
    /// <param name="standing">See <see cref="StandingVideos"/>.</param>
    public Task<Plan> PlanAsync(IngestItem item, TitleId id, IReadOnlyList<PlannedFile> standing, CancellationToken cancellationToken) =>
        PlanAsync(db: null, item, id, standing, renaming: false, cancellationToken);

    private async Task<Plan> PlanAsync(
        LedgerDb? db,
        IngestItem item,
        TitleId id,
        IReadOnlyList<PlannedFile> standing,
        bool renaming,
        CancellationToken cancellationToken
    )
    {
        if (settings.LibraryDirsOf(id.Kind).Count == 0)
        {
            return new Plan.NoLibrary(id.Kind);
        }

        Answer<TitleDetails?> answer = await catalog.DetailsAsync(id, cancellationToken);
        if (!answer.IsOk)
        {
            return new Plan.CatalogFailed(answer.Fault);
        }

        if (answer.Value is not { } details)
        {
            return new Plan.TitleGone(id);
        }

        IReadOnlyList<IndexedPlace> indexed = await IndexedFolders.OfAsync(db, settings.LibraryDirsOf(id.Kind), details, cancellationToken);
        string root = choice.Of(details.Title, item, indexed)!;
        ItemFile[] videos = [.. item.Files.Where(Placeable.IsVideo).OrderBy(f => f.Path, StringComparer.Ordinal)];
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        int latestYear = today.Year + 1;
        var library = new PlannedLibrary(root, settings.Naming.For(id.Kind), NameLimit.Of(root));
        Answer<IReadOnlyList<PlannedFile>> found =
            id.Kind == TitleKind.Movie
                ? new(MoviePlan.Of(details, item.Name, videos, library, latestYear))
                : await new SeriesPlan(catalog, details, item.Numbering, library, latestYear, today).OfAsync(
                    item.Name,
                    videos,
                    cancellationToken
                );
        if (!found.IsOk)
        {
            return new Plan.CatalogFailed(found.Fault);
        }

        IReadOnlyList<PlannedFile> planned = found.Value!;
        string? edition = ReleaseParser.Parse(item.Name, latestYear).Edition;
        IReadOnlyList<PlannedFile> disc = DiscPlan.Of(item.Files, details, edition, settings.Discs, library);
        Answer<TitleFolder> folder = renaming
            ? new(new TitleFolder("", details.Title))
            : await folders.OfAsync(root, details.Title, item, [.. planned, .. disc], indexed, cancellationToken);
        if (!folder.IsOk)
        {
            return new Plan.CatalogFailed(folder.Fault);
        }

        planned = NamesAlike.Of([.. planned.Select(folder.Value!.Into)], renaming ? NamingInFolder.Naming : settings.NamingInFolder);
        planned = Versions.Apart(planned, item, latestYear, LibraryFolder.Names);
        planned = [.. planned, .. ExtraPlan.Of(item, [.. planned, .. standing], settings.Extras, library.NameBytes, latestYear)];
        planned = [.. planned, .. Placeable.Refused(item, root)];
        ItemFile[] wanted = [.. item.Files.Where(f => f.Assignment is not { IsSaid: true, Kind: AssignmentKind.LeftOut })];
        IReadOnlyList<PlannedFile> all = Rivals.OneEach([
            .. planned,
            .. disc.Select(folder.Value!.Into),
            .. SubtitlePlan.Of(wanted, [.. planned, .. standing]),
        ]);
        DateTimeOffset now = time.GetUtcNow();
        return new Plan.Made(details.Title, [.. all.Select(f => f with { Is = Proposal.Of(f, Read(item.Name, f.File, latestYear), now) })])
        {
            FolderDoubt = folder.Value!.Doubt,
        };
    }

    /// <summary>Reads a video's name together with the item's: a file's name often says less than its torrent's. What a person said of the file wins.</summary>
    internal static Release Read(string itemName, ItemFile video, int latestYear) =>
        Named(itemName, video, latestYear).By(video.Assignment);

    /// <summary>What the names say, whatever a person said.</summary>
    internal static Release Named(string itemName, ItemFile video, int latestYear) =>
        ReleaseParser.Parse(
            video.Path.Contains('/', StringComparison.Ordinal) || video.Path.Equals(itemName, StringComparison.Ordinal)
                ? video.Path
                : $"{itemName}/{video.Path}",
            latestYear
        );
}
