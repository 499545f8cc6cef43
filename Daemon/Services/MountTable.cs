using System.Text.RegularExpressions;

namespace Hybrid.Daemon.Services;

/// <summary>Where disks are mounted. A hard link works only within one mount, even if two mounts show the same disk (link(2), EXDEV).</summary>
internal sealed partial record MountTable(IReadOnlyList<string> Points)
{
    /// <param name="mountInfo">/proc/self/mountinfo: the fifth word of a line is the mount point, with \040 for a space (proc(5)).</param>
    public static MountTable Of(string mountInfo) =>
        new([
            .. mountInfo
                .Split('\n')
                .Select(line => line.Split(' '))
                .Where(words => words.Length > 4)
                .Select(words => Octal().Replace(words[4], m => ((char)Convert.ToInt32(m.Value[1..], 8)).ToString()))
                .Distinct(StringComparer.Ordinal),
        ]);

    /// <param name="path">Absolute, without links.</param>
    public string PointOf(string path) => Points.Where(point => Folders.Holds(point, path)).MaxBy(point => point.Length) ?? "/";

    [GeneratedRegex(@"\\[0-7]{3}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Octal();
}
