using Hybrid.Ledger;
using Hybrid.Naming;

namespace Hybrid.Daemon.Watching;

/// <summary>Gives each file of a download its role. Pure; no file is dropped.</summary>
public static class Triage
{
    /// <summary>A larger "sample" counts as the video itself, because samples last about a minute.</summary>
    private const long LargestSample = 300L * 1024 * 1024;

    /// <summary>A larger part of the main video is as likely an episode or a film of its own.</summary>
    private const double LargestExtra = 0.6;

    /// <summary>Plex's suffixes for extras, and the bare words. "Other" is too common a word to count without Plex's hyphen.</summary>
    private static readonly string[] ExtraSuffixes =
    [
        "trailer",
        "teaser",
        "featurette",
        "behindthescenes",
        "deleted",
        "deletedscenes",
        "interview",
        "scene",
        "short",
        "making of",
        "makingof",
        "-other",
    ];

    public static IReadOnlyList<TriagedFile> Sort(IReadOnlyList<ReportedFile> files)
    {
        // Counts deselected videos too: next to a large one, a small video is still an extra and not the main video.
        ReportedFile? largest = files.Where(f => FileKinds.IsVideo(f.Path)).MaxBy(f => f.Bytes);
        return [.. files.Select(file => Role(file, largest))];
    }

    private static TriagedFile Role(ReportedFile file, ReportedFile? largest)
    {
        if (!file.Wanted)
        {
            return new(file, FileRole.Unwanted, "It is deselected in Transmission.");
        }

        // A Blu-ray's own menus are .jar files.
        if (DiscFiles.DiscOf(file.Path) is { } disc && (!FileKinds.IsDangerous(file.Path) || FileKinds.Extension(file.Path) == ".jar"))
        {
            return new(file, FileRole.Disc, $"It is part of a disc: {disc}.");
        }

        if (FileKinds.IsDangerous(file.Path))
        {
            return new(file, FileRole.Dangerous, $"Files of type {FileKinds.Extension(file.Path)} can run code.");
        }

        if (FileKinds.IsSubtitle(file.Path))
        {
            return new(file, FileRole.Subtitle);
        }

        if (FileKinds.IsArchive(file.Path))
        {
            return new(file, FileRole.Archive, "It is an archive, and plex-mcp does not unpack archives.");
        }

        if (FileKinds.IsStreamLink(file.Path))
        {
            return new(file, FileRole.Unwanted, "It is a link to a stream and holds no video.");
        }

        return FileKinds.IsVideo(file.Path)
            ? Video(file, largest ?? file)
            : new(file, FileRole.Unwanted, "It is neither a video nor a subtitle.");
    }

    private static TriagedFile Video(ReportedFile file, ReportedFile largest)
    {
        long largestVideo = largest.Bytes;
        if (Signature.OfProgram(file.Head.Span) is { } program)
        {
            return new(file, FileRole.Dangerous, $"It is named like a video, but its content begins like {program}.");
        }

        if (file.Bytes == 0)
        {
            return new(file, FileRole.Unwanted, "It is empty.");
        }

        string[] folders = file.Path.Split('/')[..^1];
        string stem = Path.GetFileNameWithoutExtension(file.Path);
        bool muchSmaller = file.Bytes < largestVideo / 4;
        if (IsSampleName(stem, folders) && (muchSmaller || file.Bytes == largestVideo) && file.Bytes < LargestSample)
        {
            return new(file, FileRole.Sample, "Its name says sample, and it is small.");
        }

        // The first folder is the release itself, and a movie may be called "Shorts" or "Trailer".
        if (folders.Skip(1).Any(ExtraName.IsFolder))
        {
            return new(file, FileRole.Extra, "It is in a folder of extras.");
        }

        if (muchSmaller && ExtraSuffixes.Any(suffix => EndsWithWord(stem, suffix)))
        {
            return new(file, FileRole.Extra, "Its name says that it is an extra, and it is much smaller than the main video.");
        }

        if (file.Bytes < largestVideo * LargestExtra && ExtraName.IsOnlyAnExtra(stem, Path.GetFileNameWithoutExtension(largest.Path)))
        {
            return new(file, FileRole.Extra, "Its name says nothing else than that it is an extra of the main video.");
        }

        return file.Bytes < largestVideo / 50
            ? new(file, FileRole.Extra, "It is smaller than 2 % of the largest video, so it is an advertisement or an intro.")
            : new(file, FileRole.Video);
    }

    private static bool IsSampleName(string stem, string[] folders) =>
        EndsWithWord(stem, "sample")
        || StartsWithWord(stem, "sample")
        || folders.Any(f =>
            f.Equals("sample", StringComparison.OrdinalIgnoreCase) || f.Equals("samples", StringComparison.OrdinalIgnoreCase)
        );

    private static bool EndsWithWord(string stem, string word) =>
        stem.EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (stem.Length == word.Length || word[0] == '-' || !char.IsLetterOrDigit(stem[stem.Length - word.Length - 1]));

    private static bool StartsWithWord(string stem, string word) =>
        stem.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (stem.Length == word.Length || !char.IsLetterOrDigit(stem[word.Length]));
}

/// <param name="Reason">Why it has this role; null if the extension alone decides.</param>
public sealed record TriagedFile(ReportedFile File, FileRole Role, string? Reason = null);
