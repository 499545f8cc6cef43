using Hybrid.Ledger;
using Hybrid.Settings;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>Handles a file that already has the final name, or gets it at the last moment.</summary>
internal sealed class ExistingDestination(IDisk disk, ReplaceInPlace recycling, Publication publication)
{
    /// <summary>Ours from an interrupted run, or another program's. Null if nothing has the name.</summary>
    public PlacingResult? Look(PlacementOrder order, SourceFile source, CancellationToken cancellationToken)
    {
        if (disk.Look(order.Destination) is not { } there)
        {
            return null;
        }

        if (there.IsAnotherNameOf(source.Entry))
        {
            return publication.Linked(order);
        }

        // Our file was whole before it got its name, in one of the two ways in which a rename can be interrupted or lost.
        bool ours =
            there.Kind == EntryKind.File
            && (
                (disk.Look(order.PartialPath) is { } partial && partial.IsAnotherNameOf(there))
                || (
                    there.Bytes == source.Entry.Bytes
                    // rclone sets a time of its own some moments after a file was closed.
                    && (!there.HasLastingInode || (there.ModifiedAt - source.Entry.ModifiedAt).Duration() <= DiskEntry.CoarsestTime)
                    && HasSameBytes(order.Destination, source, cancellationToken)
                )
            );
        if (!ours && order.RecycleTo is not null)
        {
            return recycling.Keep(order, there);
        }

        return !ours
            ? new PlacingResult.Conflict($"{order.Destination} already exists and is another file. Nothing was changed.")
            : publication.Done(
                order,
                order.Preference == PlacementPreference.Clone ? PlacementMethod.Clone : PlacementMethod.Copy,
                "An identical file was already there."
            );
    }

    /// <summary>Another program made the file at the last moment, or it is ours after all.</summary>
    public PlacingResult Taken(PlacementOrder order, SourceFile source, CancellationToken cancellationToken) =>
        Look(order, source, cancellationToken)
        ?? new PlacingResult.Waiting($"{order.Destination} existed for a moment. It is tried again.");

    /// <summary>The source has disappeared since it was linked, but the link exists, so the placing is done.</summary>
    public bool IsLinkedAlready(PlacementOrder order) =>
        order.SourceInode is { } inode && disk.Look(order.Destination)?.IsFile(inode, order.Bytes, order.SourceModifiedAt) == true;

    private static bool HasSameBytes(string path, SourceFile source, CancellationToken cancellationToken)
    {
        using SafeFileHandle there = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        return ResumableCopy.AreSame(there, source.Handle, source.Entry.Bytes, cancellationToken);
    }
}
