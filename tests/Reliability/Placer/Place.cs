using Hybrid.Settings;

namespace Hybrid.Reliability;

/// <summary>Where one scene plays: the ledger and the downloads below one folder, the library there or elsewhere.</summary>
public sealed record Place(string Root, string Library, PlacementPreference Preference)
{
    /// <summary>When everything was taken in.</summary>
    public static DateTimeOffset Begin { get; } = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public string Data => Path.Combine(Root, "data");

    public string Downloads => Path.Combine(Root, "downloads");

    public HybridSettings Settings =>
        new()
        {
            DataDir = Data,
            MoviesDirs = [Path.Combine(Library, "Movies")],
            TvDirs = [Path.Combine(Library, "TV Shows")],
            TransmissionUrl = null,
            Placement = Preference,
        };
}
