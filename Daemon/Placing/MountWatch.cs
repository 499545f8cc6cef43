namespace Hybrid.Daemon.Placing;

/// <summary>
/// The devices of an item's libraries when the work on it began. Valid only within one run: device numbers change with each mount, and a person
/// may move a library to another disk.
/// </summary>
public sealed class MountWatch(IEnumerable<string> roots, Func<string, ulong?> deviceOf)
{
    private readonly Dictionary<string, ulong?> _before = roots.ToDictionary(r => r, deviceOf, StringComparer.Ordinal);

    /// <returns>Why the item must wait for the library; null if its disk is still the same.</returns>
    public string? Changed(string root) =>
        _before[root] is { } before && deviceOf(root) != before
            ? $"The disk of the library folder {root} disappeared while files were being placed. Check that it is mounted."
            : null;

    /// <summary>The same for all libraries.</summary>
    public string? Changed() => _before.Keys.Select(Changed).FirstOrDefault(c => c is not null);
}
