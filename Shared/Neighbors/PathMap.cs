namespace Hybrid.Neighbors;

/// <summary>Pairs of names for the same folder: <c>here</c> on this machine, <c>there</c> on the neighbor's.</summary>
/// <remarks>The longest matching folder wins. A match ends at a separator, so <c>/data</c> never matches <c>/database</c>. Between Windows and
/// another system, the separators are changed too.</remarks>
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

        if (best.From.Length == 0)
        {
            return path;
        }

        string rest = path[best.From.Length..];
        bool toWindows = IsWindows(best.To);
        if (IsWindows(best.From) != toWindows)
        {
            rest = toWindows ? rest.Replace('/', '\\') : rest.Replace('\\', '/');
        }

        // "D:" alone is not the root of the disk, but where a program last was on it.
        return best.To + (rest.Length == 0 && toWindows && best.To.Length == 2 ? @"\" : rest);
    }

    private static bool IsUnder(string path, string folder)
    {
        // Windows takes both separators and ignores case.
        string at = IsWindows(folder) ? path.Replace('/', '\\') : path;
        string outer = IsWindows(folder) ? folder.Replace('/', '\\') : folder;
        return at.StartsWith(outer, IsWindows(folder) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            && (path.Length == folder.Length || path[folder.Length] is '/' or '\\');
    }

    private static bool IsWindows(string folder) =>
        folder.StartsWith(@"\\", StringComparison.Ordinal) || (folder is [var drive, ':', ..] && char.IsAsciiLetter(drive));
}

/// <summary>One folder under its two names. Neither ends with a separator; the root of a disk of Windows is <c>D:</c>.</summary>
public sealed record PathPair(string Here, string There);
