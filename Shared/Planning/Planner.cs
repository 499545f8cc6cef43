using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Releases;
using Hybrid.Settings;

namespace Hybrid.Planning;

/// <summary>Plans where an item's files go if the item is this title. Asks the catalog, changes nothing.</summary>
public sealed class Planner(ICatalog catalog, TitleFolders folders, HybridSettings settings, TimeProvider time)
{
    public Task<Plan> PlanAsync(IngestItem item, TitleId id, CancellationToken cancellationToken) =>
        PlanAsync(item, id, standing: [], cancellationToken);

    /// <param name="standing">See <see cref="StandingVideos"/>.</param>
    public async Task<Plan> PlanAsync(IngestItem item, TitleId id, IReadOnlyList<PlannedFile> standing, CancellationToken cancellationToken)
    {
        if ((id.Kind == TitleKind.Movie ? settings.MoviesDir : settings.TvDir) is not { } root)
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

        ItemFile[] videos = [.. item.Files.Where(Placeable.IsVideo).OrderBy(f => f.Path, StringComparer.Ordinal)];
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        int latestYear = today.Year + 1;
        (string Root, int NameBytes) library = (root, NameLimit.Of(root));
        IReadOnlyList<PlannedFile> planned;
        if (id.Kind == TitleKind.Movie)
        {
            planned = MoviePlan.Of(details, item.Name, videos, library, latestYear);
        }
        else
        {
            Answer<IReadOnlyList<PlannedFile>> series = await new SeriesPlan(
                catalog,
                details,
                item.Numbering,
                library,
                latestYear,
                today
            ).OfAsync(item.Name, videos, cancellationToken);
            if (!series.IsOk)
            {
                return new Plan.CatalogFailed(series.Fault);
            }

            planned = series.Value!;
        }

        string? edition = ReleaseParser.Parse(item.Name, latestYear).Edition;
        IReadOnlyList<PlannedFile> disc = DiscPlan.Of(item.Files, details.Title, edition, settings.Discs, library);
        Answer<TitleFolder> folder = await FolderAsync(root, item, details.Title, [.. planned, .. disc], cancellationToken);
        if (!folder.IsOk)
        {
            return new Plan.CatalogFailed(folder.Fault);
        }

        planned = [.. planned.Select(folder.Value!.Into)];
        planned = Versions.Apart(planned, item, latestYear, LibraryFolder.Names);
        planned = [.. planned, .. ExtraPlan.Of(item, [.. planned, .. standing], settings.Extras, library.NameBytes, latestYear)];
        planned = [.. planned, .. Placeable.Refused(item, root)];
        ItemFile[] wanted = [.. item.Files.Where(f => f.Assignment is not { IsSaid: true, Kind: AssignmentKind.LeftOut })];
        IReadOnlyList<PlannedFile> all = OneEach([
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

    private Task<Answer<TitleFolder>> FolderAsync(
        string root,
        IngestItem item,
        Title title,
        IReadOnlyList<PlannedFile> planned,
        CancellationToken cancellationToken
    )
    {
        string? ours = FirstFolder(root, planned.Select(f => f.To).OfType<string>());
        IEnumerable<string> filed = item
            .Files.Select(f => f.Placement)
            .Where(p => p is { State: PlacementState.Placed } && p.To.StartsWith(root, StringComparison.Ordinal))
            .Select(p => p!.To);
        return ours is null
            ? Task.FromResult(new Answer<TitleFolder>(new TitleFolder("", title)))
            : folders.OfAsync(root, title, ours, FirstFolder(root, filed), cancellationToken);
    }

    /// <summary>The name of the title's folder in the first path.</summary>
    private static string? FirstFolder(string root, IEnumerable<string> paths) =>
        paths.Select(path => Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar)[0]).FirstOrDefault();

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

    /// <summary>The absolute path, checked to be inside the library.</summary>
    internal static PlannedFile Placed(ItemFile file, string root, string? relative, IReadOnlyList<string> keys) =>
        relative is not null && LibraryRoot.Combine(root, relative) is { } to
            ? new PlannedFile
            {
                File = file,
                LibraryRoot = root,
                To = to,
                LibraryKeys = keys,
            }
            : Troubled(file, root, new Reason(Concern.UnsafeName, "The library's file system allows no name for it."));

    /// <summary>Two files with one name would replace each other. A file that is already there keeps the name, otherwise the first one.</summary>
    private static IReadOnlyList<PlannedFile> OneEach(IReadOnlyList<PlannedFile> files)
    {
        var first = files
            .Where(f => f.To is not null)
            .GroupBy(f => f.To!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.FirstOrDefault(StandsThere) ?? same.First(), StringComparer.OrdinalIgnoreCase);
        return [.. files.Select(f => f.To is null || first[f.To] == f ? f : Second(f, first[f.To]))];
    }

    private static PlannedFile Second(PlannedFile file, PlannedFile first) =>
        Troubled(
            file.File,
            file.LibraryRoot,
            new Reason(
                Concern.DestinationExists,
                $"Two files of this download would get the name {Path.GetFileName(file.To)}; another one gets it."
            )
        ) with
        {
            Rival = first.File,
        };

    private static bool StandsThere(PlannedFile planned) =>
        planned.File.Placement is { State: PlacementState.Placed } placed && placed.To.Equals(planned.To, StringComparison.Ordinal);

    internal static PlannedFile Troubled(ItemFile file, string root, Reason trouble) =>
        new()
        {
            File = file,
            LibraryRoot = root,
            Trouble = trouble with { File = file.Path },
        };
}
