using Hybrid.Releases;

namespace Hybrid.Matching;

/// <summary>Whether a movie in parts is all there. Half a movie is never filed without a question. Pure.</summary>
internal static class MissingParts
{
    /// <returns>Null if the movie is not in parts, or if every part is there.</returns>
    public static Reason? Of(CandidateDetails movie, IReadOnlyList<VideoClue> files)
    {
        string[] names = [.. movie.Names, .. movie.OtherNames];
        return files
            .Select(f => (f.Release, Part: MovieParts.Of(f.Release, names)))
            .Where(f => f.Part is not null)
            .GroupBy(f => f.Release.Edition, f => (f.Part!.Value, f.Release.PartMark?.Count ?? 0), StringComparer.Ordinal)
            .Select(edition => Missing([.. edition]))
            .FirstOrDefault(reason => reason is not null);
    }

    private static Reason? Missing((int Part, int Count)[] files)
    {
        int[] parts = [.. files.Select(f => f.Part).Distinct().Order()];
        int count = Math.Max(parts[^1], files.Max(f => f.Count));
        int[] missing = [.. Enumerable.Range(1, count).Except(parts)];
        if (parts is [var only] && missing.Length <= 1)
        {
            return new(
                Concern.SplitMovie,
                $"It is only part {only} of a movie, and the other part is not in this download. Approve it to file it as part {only}."
            );
        }

        return missing.Length == 0
            ? null
            : new(Concern.SplitMovie, $"The movie is in parts, and this is missing: part {string.Join(", part ", missing)}.");
    }
}
