namespace Hybrid.Settings;

/// <summary>A group of the MCP server's tools. Each definition stands in every conversation, so only what is used is offered.</summary>
public enum Toolset
{
    /// <summary>Look at what waits, decide, take back. The default.</summary>
    Review,

    /// <summary>Transmission's torrents.</summary>
    Torrents,

    /// <summary>What stands in the library.</summary>
    Library,

    /// <summary>What happened, in lines and in numbers.</summary>
    History,

    /// <summary>Rules, and the daemon's life.</summary>
    Admin,
}

public static class Toolsets
{
    public static IReadOnlyList<Toolset> All { get; } = Enum.GetValues<Toolset>();

    public static string Allowed { get; } = $"all, or some of {string.Join(", ", All.Select(Name))}, separated by commas";

    public static string Name(Toolset toolset) => toolset.ToString().ToLowerInvariant();

    /// <returns>Null if a name is wrong, or if there is none.</returns>
    public static IReadOnlyList<Toolset>? Read(string text)
    {
        IReadOnlyList<string> names = SettingText.List(text);
        if (names is [{ } only] && only.Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return All;
        }

        Toolset?[] read = [.. names.Select(SettingText.OneOf<Toolset>)];
        return read.Length == 0 || read.Contains(null) ? null : [.. read.OfType<Toolset>().Distinct().Order()];
    }

    public static string Show(IReadOnlyList<Toolset> toolsets) =>
        toolsets.Count == All.Count ? "all" : string.Join(',', toolsets.Select(Name));
}
