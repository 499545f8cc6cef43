using Hybrid.Daemon.Disk;
using Hybrid.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Verifying;

/// <summary>Takes the hashes of placed files that have none: links and clones, whose bytes nobody read when they were placed.</summary>
public sealed class NightlyHashing(
    PlacedFiles files,
    IDisk disk,
    HybridSettings settings,
    TimeProvider time,
    ILogger<NightlyHashing> logger
)
{
    /// <summary>No file is begun after <see cref="HybridSettings.HashingTime"/>.</summary>
    /// <returns>How many hashes were taken.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        int taken = 0;
        await foreach (PlacedFile file in files.ReadAsync(new PlacedScope { OnlyUnhashed = true }, cancellationToken))
        {
            if (time.GetElapsedTime(start) >= settings.HashingTime)
            {
                break;
            }

            if (await Task.Run(() => Hash(file, cancellationToken), cancellationToken) is { } hash)
            {
                await files.KeepAsync(file, hash, cancellationToken);
                taken++;
            }
        }

        if (taken > 0)
        {
            logger.LogInformation("Took the hashes of {Count} placed files; verify compares them", taken);
        }

        return taken;
    }

    /// <summary>Null if the file is not as it was placed: its bytes now are not those that were filed.</summary>
    private string? Hash(PlacedFile file, CancellationToken cancellationToken)
    {
        try
        {
            using SafeFileHandle? opened = PlacedLook.Open(disk, file, out DiskEntry? before);
            if (opened is null || before!.Bytes != file.Bytes || !IsTimeOf(file, before))
            {
                return null;
            }

            string hash = ContentHash.Of(opened, read: null, cancellationToken);
            return disk.Look(opened).IsAsBefore(before) ? hash : null;
        }
        catch (Exception e) when (DiskFault.Of(e) is { } fault)
        {
            logger.LogWarning("{Path} could not be read to take its hash: {Fault}", file.Path, fault.Words);
            return null;
        }
    }

    private static bool IsTimeOf(PlacedFile file, DiskEntry entry) =>
        file.ModifiedAt is not { } placed || placed.ToUnixTimeMilliseconds() == entry.ModifiedAt.ToUnixTimeMilliseconds();
}
