using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>A movie's files: one video, or numbered parts of one. Pure.</summary>
internal static class MoviePlan
{
    /// <param name="library">Its folder, and how many bytes a name may have there.</param>
    public static IReadOnlyList<PlannedFile> Of(
        TitleDetails details,
        string itemName,
        ItemFile[] videos,
        (string Root, int NameBytes) library,
        int latestYear
    )
    {
        (ItemFile File, Release Release)[] read = [.. videos.Select(v => (v, Planner.Read(itemName, v, latestYear)))];
        // Applies to a single part too: it is not the whole movie, and the other parts will go next to it.
        bool inParts = read.All(r => r.Release.Part is not null) && read.DistinctBy(r => r.Release.Part).Count() == read.Length;
        if (read.Length <= 1 || inParts)
        {
            return [.. read.Select(r => Place(details, r.File, r.Release, inParts ? r.Release.Part : null, library))];
        }

        // Several videos that are not parts: the largest is the movie, and a person is asked about the others.
        ItemFile movie = videos.MaxBy(v => v.Bytes)!;
        return
        [
            .. read.Select(r =>
                r.File == movie
                    ? Place(details, r.File, r.Release, part: null, library)
                    : Planner.Troubled(
                        r.File,
                        library.Root,
                        new Reason(Concern.SplitMovie, "An extra video that is neither the movie nor a numbered part of it.")
                    )
            ),
        ];
    }

    private static PlannedFile Place(
        TitleDetails details,
        ItemFile file,
        Release release,
        int? part,
        (string Root, int NameBytes) library
    ) =>
        Planner.Placed(
            file,
            library.Root,
            LibraryPath.Movie(details.Title, release.Edition, part, Path.GetExtension(file.Path), library.NameBytes),
            [LibraryKey.Of(details.Title.Id, release.Edition) + (part is null ? "" : $"/pt{part}")]
        );
}
