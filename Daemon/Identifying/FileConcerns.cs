using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Daemon.Identifying;

/// <summary>What the files alone say against filing an item without asking. Pure.</summary>
public static class FileConcerns
{
    public static IReadOnlyList<Reason> Of(IReadOnlyList<FileRole> roles)
    {
        var reasons = new List<Reason>();
        if (roles.Contains(FileRole.Dangerous))
        {
            reasons.Add(new(Concern.DangerousFile, "There is a file that can run code, or that is not what its name says."));
        }

        if (roles.Contains(FileRole.Video))
        {
            return reasons;
        }

        reasons.Add(
            roles.Contains(FileRole.Archive) ? new(Concern.Archive, "The video is packed in an archive, and archives are not unpacked.")
            : roles.Contains(FileRole.Sample) ? new(Concern.OnlySample, "Only a sample of the video is there.")
            : new(Concern.NoVideo, "There is no video among the files.")
        );
        return reasons;
    }
}
