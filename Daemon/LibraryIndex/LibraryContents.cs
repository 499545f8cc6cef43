using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Neighbors;
using Hybrid.Planning;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Compares the files to place with the files in the library.</summary>
public sealed class LibraryContents(Planner planner, OtherCopies others)
{
    /// <summary>Reasons to ask a person; a fault if the catalog could not be reached for the plan.</summary>
    /// <param name="upgrades">UPGRADES=auto: a copy that the new file may replace is no reason.</param>
    public async Task<Answer<LibraryConcerns>> ConcernsAsync(
        LedgerDb db,
        IngestItem item,
        TitleId title,
        bool upgrades,
        CancellationToken cancellationToken
    )
    {
        switch (await planner.PlanAsync(db, item, title, cancellationToken))
        {
            case Plan.CatalogFailed failed:
                return new(failed.Fault);
            case Plan.TitleGone gone:
                return new(new LibraryConcerns([new Reason(Concern.IdDiffers, gone.SentenceOf(item))]));
            case Plan.Made made:
                LibraryConcerns own = await ConcernsAsync(db, item, made, upgrades, cancellationToken);
                return new(own with { Reasons = [.. own.Reasons, .. await others.ConcernsAsync(db, made, cancellationToken)] });
            default:
                // Without a library folder there is nothing to compare; placing reports the missing folder.
                return new(new LibraryConcerns([]));
        }
    }

    public static async Task<LibraryConcerns> ConcernsAsync(
        LedgerDb db,
        IngestItem item,
        Plan.Made made,
        bool upgrades,
        CancellationToken cancellationToken
    )
    {
        string[] keys = [.. made.Files.SelectMany(f => f.LibraryKeys)];
        IReadOnlyList<Holding> held = await Holdings.OfAsync(db, item, made.Title.Id, keys, cancellationToken);
        ILookup<string, Holding> byKey = held.ToLookup(h => h.Key, StringComparer.Ordinal);
        HashSet<PlannedFile> better = upgrades ? [.. made.Files.Where(f => Upgrade.Replaces(item, f, made.Files, byKey))] : [];
        return new LibraryConcerns([.. Concerns(item, made, byKey, better)]) { IsUpgrade = better.Count > 0 };
    }

    private static IEnumerable<Reason> Concerns(IngestItem item, Plan.Made made, ILookup<string, Holding> held, HashSet<PlannedFile> better)
    {
        IReadOnlyList<PlannedFile> files = made.Files;
        if (made.FolderDoubt is { } doubt)
        {
            yield return doubt;
        }

        // A subtitle of a video that has no place goes along with it. One that is of no video waits by itself.
        foreach (
            Reason trouble in files
                .Where(f => f.File.Role is FileRole.Video or FileRole.Disc || SubtitlePlan.IsLost(f))
                .Select(f => f.Trouble)
                .OfType<Reason>()
        )
        {
            yield return trouble;
        }

        // Nothing says which of two files for one name is the right one.
        foreach (PlannedFile second in files.Where(f => f.Rival?.Role == FileRole.Video).DistinctBy(f => f.Rival))
        {
            yield return second.Trouble! with
            {
                File = second.Rival!.Path,
            };
        }

        bool isDiscThere = false;
        foreach (PlannedFile file in files.Where(f => !better.Contains(f)))
        {
            string[] there = [.. file.LibraryKeys.Where(held.Contains).Select(k => LibraryKey.Words(made.Title, k))];
            if (there.Length > 0)
            {
                Holding copy = file.LibraryKeys.SelectMany(k => held[k]).First().ComparedWith(Versions.QualityOf(item, file.File));
                string compared = copy.Compared is { } words ? $" (item {copy.ItemId}): {words}" : "";
                yield return Of(file, Concern.AlreadyInLibrary, $"The library already has {string.Join(", ", there)}{compared}.");
            }

            // An extra is not worth a question; where its name is taken, it is not placed.
            if (file.To is { } to && !ExtraPath.IsExtra(to) && !IsItsOwn(file.File, to) && File.Exists(to))
            {
                // Of a disc, one of its many files says it.
                if (file.File.Role == FileRole.Disc && isDiscThere)
                {
                    continue;
                }

                isDiscThere |= file.File.Role == FileRole.Disc;
                yield return Of(file, Concern.DestinationExists, $"{to} already exists.");
            }
        }

        foreach ((string doubled, int count) in Doubled(files))
        {
            // Nothing says which of them is the better one, or whether each is what it says.
            foreach (PlannedFile file in files.Where(f => f.LibraryKeys.Contains(doubled)))
            {
                yield return Of(
                    file,
                    Concern.AlreadyInLibrary,
                    $"{count} files of this download are {LibraryKey.Words(made.Title, doubled)}."
                );
            }
        }
    }

    private static Reason Of(PlannedFile file, Concern concern, string sentence) => new(concern, sentence) { File = file.File.Path };

    /// <summary>The movies and episodes that several files are, and are no versions of.</summary>
    private static IEnumerable<(string Key, int Files)> Doubled(IReadOnlyList<PlannedFile> files) =>
        files
            .SelectMany(f => f.LibraryKeys, (file, key) => (key, file))
            .GroupBy(pair => pair.key, pair => pair.file, StringComparer.Ordinal)
            .Where(same => same.Skip(1).Any() && !AreVersions([.. same]))
            .Select(same => (same.Key, same.Count()));

    /// <summary>Versions hold the same, and have a name each.</summary>
    private static bool AreVersions(PlannedFile[] files) =>
        files.DistinctBy(f => Path.ChangeExtension(f.To, null)).Count() == files.Length
        && Array.TrueForAll(files, f => f.LibraryKeys.SequenceEqual(files[0].LibraryKeys));

    private static bool IsItsOwn(ItemFile file, string to) =>
        file.Placement is { State: PlacementState.Placed } placed && string.Equals(placed.To, to, StringComparison.Ordinal);
}

/// <param name="Reasons">Why a person is asked.</param>
public sealed record LibraryConcerns(IReadOnlyList<Reason> Reasons)
{
    /// <summary>A file replaces a copy in the library that is surely worse.</summary>
    public bool IsUpgrade { get; init; }
}
