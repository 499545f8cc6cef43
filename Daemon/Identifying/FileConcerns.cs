using Hybrid.Daemon.Watching;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Planning;
using Hybrid.Videos;

namespace Hybrid.Daemon.Identifying;

/// <summary>Concerns about the files alone, without any title. Pure.</summary>
public static class FileConcerns
{
    /// <param name="files">Of one item.</param>
    /// <param name="clues">What the names claim.</param>
    /// <param name="whyDiscStays">Of a disc among the files; null if it is filed.</param>
    /// <returns>With <see cref="Concern.NoVideo"/>, nothing of it concerns anybody: the item is ignored.</returns>
    public static IReadOnlyList<Reason> Of(IReadOnlyList<FileLook> files, Clues clues, string? whyDiscStays = DiscPlan.Left)
    {
        var reasons = new List<Reason>();
        if (files.Any(f => f.Role == FileRole.Dangerous))
        {
            reasons.Add(
                new(Concern.DangerousFile, "The download contains a file that can run code, or that is not the type its name says.")
            );
        }

        if (whyDiscStays is not null && files.Any(f => f.Role == FileRole.Disc))
        {
            reasons.Add(new(Concern.Disc, whyDiscStays));
        }

        if (!files.Any(f => f.Role is FileRole.Video or FileRole.Disc))
        {
            reasons.AddRange(WithoutVideo(files, clues.IsLikeVideo));
        }

        reasons.AddRange(OfVideos(files, clues.Release.Resolution));
        return reasons;
    }

    /// <summary>Whether music is what the download is about. Such a download is not searched in a catalog of movies.</summary>
    public static bool IsMusic(IReadOnlyList<FileLook> files)
    {
        long music = files.Where(f => FileKinds.IsMusic(f.Path)).Sum(f => f.Bytes);
        return music > 0 && !files.Any(IsVideoOfSomeKind) && music >= files.Sum(f => f.Bytes) / 2;
    }

    private static IEnumerable<Reason> OfVideos(IReadOnlyList<FileLook> files, string? resolution) =>
        files
            .Where(f => f is { Role: FileRole.Video, Probe: not null })
            .Select(f => VideoDoubts.Of(f.Path, f.Bytes, f.Probe!, resolution))
            .OfType<Reason>();

    private static IEnumerable<Reason> WithoutVideo(IReadOnlyList<FileLook> files, bool namedLikeVideo)
    {
        if (IsMusic(files))
        {
            yield return new(Concern.NoVideo, "The download is music.");
        }
        else if (files.Any(f => f.Role == FileRole.Archive))
        {
            yield return new(Concern.Archive, "The video is in an archive, and plex-mcp does not unpack archives.");
        }
        else if (files.Any(f => f.Role is FileRole.Sample or FileRole.Extra))
        {
            yield return new(
                Concern.OnlySample,
                files.Any(f => f.Role == FileRole.Sample) ? "The only video is a sample." : "The only videos are extras."
            );
        }
        else if (!files.Any(f => f.Role == FileRole.Dangerous && (namedLikeVideo || FileKinds.IsNamedLikeVideo(f.Path))))
        {
            yield return files.FirstOrDefault(f => f.Wanted && FileKinds.IsNamedLikeVideo(f.Path)) is { } pretended
                ? new(Concern.NotAVideo, $"{pretended.Path} is no video. {pretended.RoleReason}".TrimEnd())
                : new(Concern.NoVideo, "The download contains no video.");
        }
    }

    private static bool IsVideoOfSomeKind(FileLook file) =>
        file.Role is FileRole.Video or FileRole.Disc or FileRole.Extra or FileRole.Sample
        || (file.Wanted && FileKinds.IsNamedLikeVideo(file.Path));
}

/// <summary>A file of an item, or of what may become one.</summary>
public sealed record FileLook(string Path, long Bytes, FileRole Role, string? RoleReason = null, bool Wanted = true)
{
    /// <summary>What was found in it; null if it was not looked into.</summary>
    public Probe? Probe { get; init; }

    public static FileLook Of(ItemFile file) => new(file.Path, file.Bytes, file.Role, file.RoleReason, file.Wanted) { Probe = file.Probe };

    public static FileLook Of(TriagedFile file) => new(file.File.Path, file.File.Bytes, file.Role, file.Reason, file.File.Wanted);
}
