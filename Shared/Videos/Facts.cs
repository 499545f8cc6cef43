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

    /// <summary>No video lasts a week, and none a negative time: then the header is wrong.</summary>
    public static double? Plausible(double seconds) => seconds is > 0 and < 7 * 24 * 3600 ? seconds : null;

    public static int? Pixels(ulong count) => count is > 0 and < 100_000 ? (int)count : null;
}
