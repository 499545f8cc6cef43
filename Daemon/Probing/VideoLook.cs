using Hybrid.Daemon.Disk;
using Hybrid.Ledger;
using Hybrid.Planning;
using Hybrid.Settings;
using Hybrid.Videos;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Probing;

/// <summary>Looks into the videos and subtitles of an item, once each, and keeps with the file what was found.</summary>
public sealed class VideoLook(HybridSettings settings, ILogger<VideoLook> logger)
{
    private bool _saidMissing;

    /// <remarks>
    /// A file that is gone, cannot be read or has another size than reported gets no probe: placing meets the same and says so.
    /// </remarks>
    public async Task IntoAsync(IngestItem item, CancellationToken cancellationToken)
    {
        foreach (ItemFile file in item.Files.Where(f => f.Probe is null && Placeable.IsHeldToBeVideo(f)))
        {
            file.Probe = item.Download is { Root: { } root } ? await IntoAsync(root, file, cancellationToken) : null;
            if (file.Probe is { } probe)
            {
                logger.LogDebug("{File} was looked into: {Finding}, {Words}", file.Path, probe.Finding, probe.Words);
            }
        }

        foreach (ItemFile file in item.Files.Where(f => f is { Role: FileRole.Subtitle, Probe: null }))
        {
            file.Probe = item.Download is { Root: { } root } ? IntoSubtitle(root, file.Path) : null;
        }
    }

    private static Probe? IntoSubtitle(string root, string path)
    {
        try
        {
            if (PlainFile.TryOpen(root, path) is not { } file)
            {
                return null;
            }

            using SafeFileHandle handle = file.Handle;
            byte[] head = new byte[Math.Min(SubtitleText.MostBytes, file.Entry.Bytes)];
            int read = RandomAccess.Read(handle, head, fileOffset: 0);
            return new Probe { Finding = ProbeFinding.Sound, Language = SubtitleText.LanguageOf(head.AsSpan(0, read)) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<Probe?> IntoAsync(string root, ItemFile file, CancellationToken cancellationToken)
    {
        Probe? own = Into(root, file.Path, file.Bytes);
        if (!settings.Ffprobe || own is null || !Ffprobe.MayHelp(own))
        {
            return own;
        }

        Probe? probe = await Ffprobe.AskAsync(Path.Combine(root, file.Path), own, cancellationToken);
        if (probe is null && !_saidMissing)
        {
            _saidMissing = true;
            logger.LogWarning("FFPROBE is true, but there is no program ffprobe. Install the package ffmpeg, or set FFPROBE=false");
        }

        return probe ?? own;
    }

    /// <param name="root">The absolute folder that the path starts from.</param>
    /// <param name="path">Separated by '/'. Untrusted.</param>
    /// <param name="bytes">The size that was reported.</param>
    public static Probe? Into(string root, string path, long bytes)
    {
        try
        {
            if (PlainFile.TryOpen(root, path) is not { } file)
            {
                return null;
            }

            using SafeFileHandle handle = file.Handle;
            return file.Entry.Bytes == bytes
                ? VideoReader.Look((offset, buffer) => RandomAccess.Read(handle, buffer, offset), file.Entry.Bytes)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
