namespace Hybrid.Neighbors;

/// <summary>Pairs of names for the same folder: <c>here</c> on this machine, <c>there</c> on the neighbor's.</summary>
/// <remarks>The longest matching folder wins. A match ends at a separator, so <c>/data</c> never matches <c>/database</c>.</remarks>
public sealed record PathMap(IReadOnlyList<PathPair> Pairs)
{
    public static PathMap Empty { get; } = new([]);

    public string ToHere(string there) => Translate(there, static pair => (pair.There, pair.Here));

    public string ToThere(string here) => Translate(here, static pair => (pair.Here, pair.There));

    public bool Equals(PathMap? other) => other is not null && Pairs.SequenceEqual(other.Pairs);

    public override int GetHashCode() => Pairs.Count == 0 ? 0 : Pairs[0].GetHashCode();

    private string Translate(string path, Func<PathPair, (string From, string To)> direction)
    {
        (string From, string To) best = ("", "");
        foreach (PathPair pair in Pairs)
        {
            (string from, string to) = direction(pair);
            if (from.Length > best.From.Length && IsUnder(path, from))
            {
                best = (from, to);
            }
        }

        return best.From.Length == 0 ? path : string.Concat(best.To, path.AsSpan(best.From.Length));
    }

    private static bool IsUnder(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] is '/' or '\\');
}

/// <summary>One folder under its two names. Neither ends with a separator.</summary>
public sealed record PathPair(string Here, string There);
