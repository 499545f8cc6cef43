using Hybrid.Settings;

namespace Hybrid.Daemon.Services;

/// <summary>What services are made for in these tests.</summary>
internal static class Sites
{
    public static ServiceSite Plain { get; } =
        new(
            "/opt/plex-mcp/plex-mcp-daemon",
            "/etc/plex-mcp/.env",
            new HybridSettings
            {
                DataDir = "/var/lib/plex-mcp",
                MoviesDirs = ["/srv/media/Movies"],
                TvDirs = ["/srv/media/TV Shows"],
            },
            ServiceScope.System
        )
        {
            UserName = "plex",
        };

    /// <summary>Names that mean something to systemd, to XML, or to a shell.</summary>
    public static ServiceSite Awkward { get; } =
        new(
            "/opt/100% \"plex\" $HOME/plex-mcp-daemon",
            "/home/Zoë & <Bob>/it's;/.env",
            new HybridSettings
            {
                DataDir = "/srv/%h/dåta",
                MoviesDirs = ["/srv/back\\slash/Movies"],
                TvDirs = ["/srv/TV Shows"],
            },
            ServiceScope.User
        );
}
