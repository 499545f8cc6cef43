namespace Hybrid.Daemon.Services;

/// <summary>Which folders systemd lets the daemon write to.</summary>
/// <remarks>
/// Each line of ReadWritePaths= becomes its own mount, and a hard link from one mount to another fails with EXDEV, even on one disk. So a
/// download folder and a library on one mount are opened together, through the folder above both. The other entries of that folder are
/// closed again, one by one. An entry made in it later stays open until the next installation.
/// </remarks>
/// <param name="Writable">Without "/": see <see cref="RootIsWritable"/>.</param>
/// <param name="Closed">Inside the writable folders.</param>
/// <param name="RootIsWritable">The folder above both is "/". Everything in it is closed one by one, because ProtectSystem=strict would
/// close "/" itself.</param>
internal sealed record Sandbox(IReadOnlyList<string> Writable, IReadOnlyList<string> Closed, bool RootIsWritable)
{
    /// <summary>A longer unit is no longer readable, and each line costs a mount at the start.</summary>
    public const int MostClosed = 400;

    /// <summary>Folders that systemd mounts itself, or that hold no files.</summary>
    private static readonly HashSet<string> OfTheSystem = new(StringComparer.Ordinal) { "/proc", "/sys", "/dev", "/tmp", "/lost+found" };

    /// <summary>A folder with so many entries that the others were left open; null if there is none.</summary>
    public string? LeftOpen { get; init; }

    /// <param name="own">The data folder and the like: written to, never linked to or from.</param>
    /// <param name="libraries">Link targets.</param>
    /// <param name="sources">Link sources.</param>
    /// <param name="mounts">This machine's mounts.</param>
    /// <param name="entries">The files and folders in a folder, as absolute paths.</param>
    public static Sandbox Of(
        IEnumerable<string> own,
        IReadOnlyList<string> libraries,
        IReadOnlyList<string> sources,
        MountTable mounts,
        Func<string, IEnumerable<string>> entries
    )
    {
        string[] kept = [.. own];
        List<string> writable = [.. kept];
        List<string> closed = [];
        bool root = false;
        string? leftOpen = null;
        foreach (IGrouping<string, string> disk in libraries.GroupBy(mounts.PointOf, StringComparer.Ordinal))
        {
            string[] linked = [.. sources.Where(source => mounts.PointOf(source) == disk.Key)];
            if (linked.Length == 0)
            {
                writable.AddRange(disk);
                continue;
            }

            string[] open = [.. disk, .. linked];
            string above = Folders.Above(open);
            root |= above == "/";
            writable.Add(above);
            string[] others = [.. Others(above, open, entries).Where(entry => !kept.Contains(entry)).Take(MostClosed + 1)];
            if (others.Length > MostClosed)
            {
                leftOpen = above;
            }
            else
            {
                closed.AddRange(others);
            }
        }

        return new Sandbox(
            [.. writable.Where(path => path != "/").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. closed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            root
        )
        {
            LeftOpen = leftOpen,
        };
    }

    private static IEnumerable<string> Others(string folder, IReadOnlyList<string> open, Func<string, IEnumerable<string>> entries) =>
        open.Any(one => Folders.Holds(one, folder))
            ? []
            : entries(folder)
                .Where(entry => !OfTheSystem.Contains(entry))
                .SelectMany(entry => open.Any(one => Folders.Holds(entry, one)) ? Others(entry, open, entries) : [entry]);
}
