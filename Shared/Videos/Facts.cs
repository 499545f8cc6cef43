namespace Hybrid.Videos;

/// <summary>What a container says of itself. Null where it does not.</summary>
internal sealed record Facts(string Container)
{
    /// <summary>More steps than this, and a file leads its reader in circles. A usual one needs about ten.</summary>
    public const int MostSteps = 256;

    public double? Seconds { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Where the file should end at the earliest.</summary>
    public long? Claims { get; init; }

    /// <summary>The index, which is written last, is not there.</summary>
    public bool LacksIndex { get; init; }

    /// <summary>Finds the stretches that the container declares empty: Void, JUNK, free. Asked only where zeros were met. Null if it has none.</summary>
    public Func<Pages, IEnumerable<Stretch>>? Padding { get; init; }

    /// <summary>No video lasts a week, and none a negative time: then the header is wrong.</summary>
    public static double? Plausible(double seconds) => seconds is > 0 and < 7 * 24 * 3600 ? seconds : null;

    public static int? Pixels(ulong count) => count is > 0 and < 100_000 ? (int)count : null;
}

/// <param name="To">The first byte behind it.</param>
internal readonly record struct Stretch(long From, long To)
{
    public bool Holds(Stretch other) => From <= other.From && other.To <= To;
}
