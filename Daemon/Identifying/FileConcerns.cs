using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Identifying;

/// <summary>Concerns about the files alone, without any title. Pure.</summary>
public static class FileConcerns
{
    public static IReadOnlyList<Reason> Of(IReadOnlyList<FileRole> roles)
    {
        var reasons = new List<Reason>();
        if (roles.Contains(FileRole.Dangerous))
        {
            reasons.Add(
                new(Concern.DangerousFile, "The download contains a file that can run code, or that is not the type its name says.")
            );
        }

        if (roles.Contains(FileRole.Video))
        {
            return reasons;
        }

        reasons.Add(
            roles.Contains(FileRole.Archive) ? new(Concern.Archive, "The video is in an archive, and plex-mcp does not unpack archives.")
            : roles.Contains(FileRole.Sample) ? new(Concern.OnlySample, "The only video is a sample.")
            : new(Concern.NoVideo, "The download contains no video.")
        );
        return reasons;
    }
}
