using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Neighbours;
using Hybrid.Releases;
using Hybrid.Settings;

namespace Hybrid.Planning;

/// <summary>Works out where an item's files would stand, if it were this title. Asks the catalogue, touches nothing.</summary>
public sealed class Planner(ICatalog catalog, HybridSettings settings, TimeProvider time)
{
    public async Task<Plan> PlanAsync(IngestItem item, TitleId id, CancellationToken cancellationToken)
    {
        if ((id.Kind == TitleKind.Movie ? settings.MoviesDir : settings.TvDir) is not { } root)
        {
            return new Plan.NoLibrary(
                $"{(id.Kind == TitleKind.Movie ? "PLEX_MOVIES_DIR" : "PLEX_TV_DIR")} is not set, and neither is PLEX_MEDIA_ROOT: there is no library to place into."
            );
        }

        Answer<TitleDetails?> answer = await catalog.DetailsAsync(id, cancellationToken);
        if (!answer.IsOk)
        {
            return new Plan.CatalogueFailed(answer.Fault);
        }

        if (answer.Value is not { } details)
        {
            return new Plan.TitleGone(id);
        }

        ItemFile[] videos = [.. item.Files.Where(f => f.Role == FileRole.Video).OrderBy(f => f.Path, StringComparer.Ordinal)];
        int latestYear = time.GetUtcNow().Year + 1;
        IReadOnlyList<PlannedFile> planned;
        if (id.Kind == TitleKind.Movie)
        {
            planned = MoviePlan.Of(details, item.Name, videos, root, latestYear);
        }
        else
        {
            Answer<IReadOnlyList<PlannedFile>> series = await new SeriesPlan(catalog, details, item.Numbering, root, latestYear).OfAsync(
                item.Name,
                videos,
                cancellationToken
            );
            if (!series.IsOk)
            {
                return new Plan.CatalogueFailed(series.Fault);
            }

            planned = series.Value!;
        }

        return new Plan.Made(details.Title, OneEach([.. planned, .. SubtitlePlan.Of(item.Files, planned)]));
    }

    /// <summary>How a video's name and the item's are read together: a torrent's file often bears less than the torrent.</summary>
    internal static Release Read(string itemName, ItemFile video, int latestYear) =>
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
            : Troubled(file, root, new Reason(Concern.UnsafeName, "No name can be made of it that a library takes."));

    /// <summary>Two files for one name would replace each other. The one that stands there already keeps it, else the first.</summary>
    private static IReadOnlyList<PlannedFile> OneEach(IReadOnlyList<PlannedFile> files)
    {
        HashSet<PlannedFile> first =
        [
            .. files
                .Where(f => f.To is not null)
                .GroupBy(f => f.To, StringComparer.OrdinalIgnoreCase)
                .Select(same => same.FirstOrDefault(f => StandsThere(f)) ?? same.First()),
        ];
        return
        [
            .. files.Select(f =>
                f.To is null || first.Contains(f)
                    ? f
                    : Troubled(
                        f.File,
                        f.LibraryRoot,
                        new Reason(
                            Concern.DestinationExists,
                            $"Two of its files would both become {Path.GetFileName(f.To)}; another one does."
                        )
                    )
            ),
        ];
    }

    private static bool StandsThere(PlannedFile planned) =>
        planned.File.Placement is { State: PlacementState.Placed } placed && placed.To.Equals(planned.To, StringComparison.Ordinal);

    internal static PlannedFile Troubled(ItemFile file, string root, Reason trouble) =>
        new()
        {
            File = file,
            LibraryRoot = root,
            Trouble = trouble,
        };
}
