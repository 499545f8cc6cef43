using Hybrid.Neighbors;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>Proposes the setting that maps another program's folders to ours. Pure.</summary>
internal static class PathMapProposal
{
    /// <param name="key">TRANSMISSION_PATH_MAP or PLEX_PATH_MAP.</param>
    /// <param name="present">The pairs that are set already; they stay.</param>
    /// <param name="found">The pairs to add.</param>
    public static string Line(string key, PathMap present, IEnumerable<PathPair> found) =>
        EnvLine.Of(key, string.Join(';', present.Pairs.Concat(Shortened([.. found])).Distinct().Select(p => $"{p.Here}={p.There}")));

    /// <summary>Merges pairs that share their parent folders and whose last parts match on both sides into one pair of the parents.</summary>
    internal static IReadOnlyList<PathPair> Shortened(IReadOnlyList<PathPair> pairs)
    {
        List<PathPair> above = [.. pairs.Select(Above).Distinct()];
        return pairs.Count > 1 && above.Count == 1 && !pairs.Contains(above[0]) ? above : pairs;
    }

    private static PathPair Above(PathPair pair)
    {
        int here = pair.Here.LastIndexOfAny(['/', '\\']);
        int there = pair.There.LastIndexOfAny(['/', '\\']);
        // The root of a disk alone cannot be mapped.
        bool endsAlike = here > 0 && there > 0 && pair.Here.AsSpan(here + 1).SequenceEqual(pair.There.AsSpan(there + 1));
        return endsAlike && !IsDrive(pair.Here[..here]) && !IsDrive(pair.There[..there])
            ? new PathPair(pair.Here[..here], pair.There[..there])
            : pair;
    }

    private static bool IsDrive(string path) => path.Length == 2 && path[1] == ':';
}
