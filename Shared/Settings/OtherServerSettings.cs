using Hybrid.Neighbors;

namespace Hybrid.Settings;

/// <summary>A media server beside Plex.</summary>
public sealed record OtherServerSettings
{
    /// <summary>…_URL; null = it is not notified.</summary>
    public Uri? Url { get; init; }

    /// <summary>…_API_KEY.</summary>
    public Secret? ApiKey { get; init; }

    /// <summary>…_PATH_MAP: the same folders as seen by this machine and by the server.</summary>
    public PathMap PathMap { get; init; } = PathMap.Empty;
}
