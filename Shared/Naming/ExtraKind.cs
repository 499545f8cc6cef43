namespace Hybrid.Naming;

/// <summary>Plex's eight kinds of extras. Jellyfin knows the same folders.</summary>
public enum ExtraKind
{
    BehindTheScenes,
    DeletedScenes,
    Featurettes,
    Interviews,
    Scenes,
    Shorts,
    Trailers,
    Other,
}
