using Hybrid.Ledger;

namespace Hybrid.Daemon.Watching;

/// <summary>Closes the items of archives whose video came unpacked beside them: there is nothing left to decide about them.</summary>
internal static class Unpacked
{
    /// <param name="before">What was taken in from the same download earlier.</param>
    /// <param name="items">What is taken in now.</param>
    /// <param name="now">For the history.</param>
    public static void Close(Download? before, IReadOnlyList<IngestItem> items, DateTimeOffset now)
    {
        ItemFile[] videos = [.. items.SelectMany(i => i.Files).Where(f => f.Role == FileRole.Video)];
        foreach (
            IngestItem packed in (before?.Items ?? []).Where(i =>
                i.State == ItemState.AwaitingReview
                && i.Files.Exists(f => f.Role == FileRole.Archive)
                && !i.Files.Exists(f => f.Role is FileRole.Video or FileRole.Disc)
            )
        )
        {
            if (Array.Find(videos, v => packed.Files.Exists(f => f.Role == FileRole.Archive && IsBeside(v.Path, f.Path))) is { } video)
            {
                packed.Move(
                    ItemState.Ignored,
                    Actor.Daemon,
                    $"Closed: the video of this archive came unpacked ({video.Path}) and is an item of its own.",
                    now
                );
            }
        }
    }

    /// <summary>In the archive's folder, or in a folder below it: some programs make one.</summary>
    private static bool IsBeside(string video, string archive) =>
        archive.LastIndexOf('/') is var slash && video.StartsWith(archive[..(slash + 1)], StringComparison.Ordinal);
}
