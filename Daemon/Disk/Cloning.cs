using Hybrid.Ledger;
using Hybrid.Settings;

namespace Hybrid.Daemon.Disk;

/// <summary>The second best way: a separate file that shares the source's blocks until one of the two is written to.</summary>
internal sealed class Cloning(
    IDisk disk,
    LibraryRights rights,
    ReplaceInPlace recycling,
    Publication publication,
    ExistingDestination existing
)
{
    /// <param name="whyNot">Why neither a link nor a clone is possible; null if the settings ask for neither.</param>
    /// <returns>Null if another way should be tried.</returns>
    public PlacingResult? Try(
        PlacementOrder order,
        SourceFile source,
        string? whyNoLink,
        out string? whyNot,
        IPlacingJournal? journal,
        CancellationToken cancellationToken
    )
    {
        recycling.ClearForeign(order, source.Entry);
        bool isBegun = PartialFile.IsBegunCopy(disk, order);
        whyNot = isBegun ? order.Partial!.Why : whyNoLink;
        // A begun copy means that an earlier run found cloning to be impossible.
        if (order.Preference is not (PlacementPreference.Auto or PlacementPreference.Clone) || isBegun)
        {
            return null;
        }

        recycling.Clear(order);
        DiskFault? fault = disk.Clone(source.Handle, source.Entry, order.PartialPath);
        if (fault is null)
        {
            using FileStream clone = PartialFile.Open(order, source.Entry, rights);
            var making = new PartialState(disk.Look(clone.SafeFileHandle).Inode, PlacementMethod.Clone, whyNoLink, IsWhole: false);
            order = order with { Partial = making };
            return publication.Publish(order, source, clone, whole: true, journal) ?? existing.Taken(order, source, cancellationToken);
        }

        if (!fault.MeansNotThisWay)
        {
            return PlacingWords.Refused(order, fault);
        }

        string whyNoClone = $"Clones do not work: {PlacingWords.Because(fault)}.";
        whyNot = whyNoLink is null ? whyNoClone : $"{whyNoLink} {whyNoClone}";
        return order.Preference == PlacementPreference.Clone
            ? new PlacingResult.Impossible(
                $"{whyNoClone} PLACEMENT=clone allows nothing else. To link or copy instead, set PLACEMENT=auto."
            )
            : null;
    }
}
