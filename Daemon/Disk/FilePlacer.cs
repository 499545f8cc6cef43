namespace Hybrid.Daemon.Disk;

/// <summary>
/// Puts one file into the library: by hard link if possible, otherwise by clone, otherwise by copy. If it gets the same order again after
/// a crash at any point, it finishes what it began. There is no other recovery.
/// </summary>
/// <remarks>
/// The source is only read. A final name never shows half a file: a clone or copy is made under a hidden name in the same folder and
/// renamed when it is whole and flushed. An existing file is replaced only if a person said so (<see cref="ReplaceInPlace"/>): link and
/// rename fail if the name is taken, and the system guarantees that.
/// </remarks>
public sealed class FilePlacer
{
    private readonly IDisk _disk;
    private readonly LibraryRights _rights;
    private readonly LibraryFolders _folders;
    private readonly ReplaceInPlace _recycling;
    private readonly Publication _publication;
    private readonly ExistingDestination _existing;
    private readonly Linking _linking;
    private readonly Cloning _cloning;

    /// <param name="rights">Of what is made; null = as the system gives them.</param>
    public FilePlacer(IDisk disk, LibraryRights? rights = null)
    {
        _disk = disk;
        _rights = rights ?? LibraryRights.OfTheSystem;
        _folders = new LibraryFolders(disk, _rights);
        _recycling = new ReplaceInPlace(disk);
        _publication = new Publication(disk, _recycling);
        _existing = new ExistingDestination(disk, _recycling, _publication);
        _linking = new Linking(disk, _recycling, _publication, _existing);
        _cloning = new Cloning(disk, _rights, _recycling, _publication, _existing);
    }

    private Copying Copying => new(_disk, _rights, _publication, _existing, FlushEvery);

    /// <summary>How often a copy is flushed and its progress is reported.</summary>
    public TimeSpan FlushEvery { get; init; } = TimeSpan.FromSeconds(1);

    public static FilePlacer OfThisSystem(LibraryRights? rights = null) => new(SystemDisk.Instance, rights);

    /// <param name="journal">May be null for a link.</param>
    /// <exception cref="OperationCanceledException">Only a hidden partial file is left; the same order resumes it.</exception>
    public PlacingResult Place(PlacementOrder order, IPlacingJournal? journal, CancellationToken cancellationToken)
    {
        if (!order.StaysInLibrary)
        {
            return new PlacingResult.Impossible("The destination is not inside the library folder.");
        }

        try
        {
            PlacingResult result = _publication.Finish(order) ?? FromSource(order, journal, cancellationToken);
            if (result is not (PlacingResult.Placed or PlacingResult.Waiting))
            {
                // Nobody will resume this file.
                _recycling.Clear(order);
            }

            return result;
        }
        catch (FlushFailedException e)
        {
            return Unflushed(order, e.Fault);
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            return PlacingWords.Refused(order, fault);
        }
    }

    private PlacingResult FromSource(PlacementOrder order, IPlacingJournal? journal, CancellationToken cancellationToken)
    {
        if (SourceFile.TryOpen(_disk, order, out SourceFile? source) is { } refusal)
        {
            return refusal is PlacingResult.SourceGone && _existing.IsLinkedAlready(order) ? _publication.Linked(order) : refusal;
        }

        using (source)
        {
            return _existing.Look(order, source!, cancellationToken)
                ?? _folders.Make(order.LibraryRoot, order.DestinationFolder)
                ?? _linking.Try(order, source!, out string? whyNoLink, cancellationToken)
                ?? _cloning.Try(order, source!, whyNoLink, out string? whyNoClone, journal, cancellationToken)
                ?? Copying.Run(order, source!, whyNoClone, journal, cancellationToken);
        }
    }

    private static PlacingResult Unflushed(PlacementOrder order, DiskFault fault)
    {
        try
        {
            File.Delete(order.PartialPath);
        }
        catch (Exception e) when (DiskFault.Of(e) is not null)
        {
            // The disk may be read-only by now. Bytes journaled as flushed are safe; a restart compares the rest again.
        }

        return PlacingWords.Refused(order, fault);
    }
}
