using Hybrid.Settings;

namespace Hybrid.Daemon.Disk;

/// <summary>The best way to place a file: a second name for it. It takes no space, and the torrent can go on seeding.</summary>
internal sealed class Linking(IDisk disk, ReplaceInPlace recycling, Publication publication, ExistingDestination existing)
{
    /// <param name="whyNot">Why it is not possible; null if it is, or if the settings ask for another way.</param>
    /// <returns>Null if another way should be tried.</returns>
    public PlacingResult? Try(PlacementOrder order, SourceFile source, out string? whyNot, CancellationToken cancellationToken)
    {
        whyNot = null;
        if (order.Preference is not (PlacementPreference.Auto or PlacementPreference.Hardlink))
        {
            return null;
        }

        bool replacing = order.RecycleTo is not null && disk.Look(order.Destination) is not null;
        if (replacing && PartialFile.IsBegunCopy(disk, order))
        {
            // The link would need the hidden name that the copy has. An earlier run found that linking is not possible.
            whyNot = order.Partial!.Why;
            return null;
        }

        if (replacing)
        {
            recycling.Clear(order);
        }

        DiskFault? fault = disk.Link(source.Handle, source.Path, replacing ? order.PartialPath : order.Destination);
        if (fault is null)
        {
            if (replacing && recycling.Replace(order) is { } refusal)
            {
                return refusal;
            }

            // If the system looked up the name a second time: make sure that it was still the checked file.
            if (disk.Look(order.Destination) is { } linked && !linked.IsSameFileAs(source.Entry))
            {
                File.Delete(order.Destination);
                return new PlacingResult.SourceGone("The downloaded file was replaced while it was being linked.");
            }

            return publication.Linked(order);
        }

        if (fault.Kind == DiskFaultKind.Missing && disk.Look(source.Path) is null)
        {
            return new PlacingResult.SourceGone("The downloaded file disappeared while it was being linked.");
        }

        if (!fault.MeansNotThisWay)
        {
            return fault.Kind == DiskFaultKind.Exists
                ? existing.Taken(order, source, cancellationToken)
                : PlacingWords.Refused(order, fault);
        }

        whyNot = $"Hard links do not work: {PlacingWords.Because(fault)}.";
        return order.Preference == PlacementPreference.Hardlink
            ? new PlacingResult.Impossible(
                $"{whyNot} PLACEMENT=hardlink allows nothing else. To clone or copy instead, set PLACEMENT=auto."
            )
            : null;
    }
}
