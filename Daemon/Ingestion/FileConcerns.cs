using Hybrid.Ledger;
using Hybrid.Matching;

namespace Hybrid.Ingestion;

/// <summary>What the files alone say against filing an item without asking. Pure.</summary>
public static class FileConcerns
{
    public static IReadOnlyList<Reason> Of(IReadOnlyList<ItemFile> files)
    {
        var reasons = new List<Reason>();
        if (files.Any(f => f.Role == FileRole.Dangerous))
        {
            reasons.Add(new(Concern.DangerousFile, "There is a file that can run code, or that is not what its name says."));
        }

        if (files.Any(f => f.Role == FileRole.Video))
        {
            return reasons;
        }

        reasons.Add(
            files.Any(f => f.Role == FileRole.Archive)
                ? new(Concern.Archive, "The video is packed in an archive, and archives are not unpacked.")
            : files.Any(f => f.Role == FileRole.Sample) ? new(Concern.OnlySample, "Only a sample of the video is there.")
            : new(Concern.NoVideo, "There is no video among the files.")
        );
        return reasons;
    }
}
