using Hybrid.Neighbours;
using Hybrid.Settings;

namespace Hybrid.Daemon.Doctor;

/// <summary>The line of settings that would make a neighbour's folders known here. Pure.</summary>
internal static class PathMapProposal
{
    /// <param name="key">TRANSMISSION_PATH_MAP or PLEX_PATH_MAP.</param>
    /// <param name="present">What is set already; it stays.</param>
    /// <param name="found">What is to be added.</param>
    public static string Line(string key, PathMap present, IEnumerable<PathPair> found) =>
        EnvLine.Of(key, string.Join(';', present.Pairs.Concat(Shortened([.. found])).Distinct().Select(p => $"{p.Here}={p.There}")));

    /// <summary>Two that end alike on both sides, and begin alike without that end, are one pair of the folders above them.</summary>
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
