using System.Runtime.InteropServices;
using Hybrid.Settings;

namespace Hybrid.Daemon.Services;

/// <summary>The service manager of this machine.</summary>
internal static partial class ThisSystem
{
    /// <returns>Null if there is none that we support, as in most containers.</returns>
    public static ISystemServices? Services(ServiceScope scope, SettingsPlace place) =>
        OperatingSystem.IsWindows() ? new ScmServices()
        : OperatingSystem.IsMacOS() ? new LaunchdServices(place.HomeDir, UserId())
        : HasSystemd() ? new SystemdServices(scope, UnitFolder(scope, place))
        : null;

    /// <summary>The system service for root, and always on Windows; otherwise the user's own.</summary>
    public static ServiceScope Scope(bool system) =>
        OperatingSystem.IsMacOS() ? ServiceScope.User
        : system || OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess ? ServiceScope.System
        : ServiceScope.User;

    private static bool HasSystemd() =>
        OperatingSystem.IsLinux()
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "systemctl")));

    private static string UnitFolder(ServiceScope scope, SettingsPlace place) =>
        scope == ServiceScope.System
            ? SystemdServices.OfTheSystem
            : Path.Combine(
                place.Environment.TryGetValue("XDG_CONFIG_HOME", out string? config) && Path.IsPathFullyQualified(config)
                    ? config
                    : Path.Combine(place.HomeDir, ".config"),
                "systemd",
                "user"
            );

    [LibraryImport("libc", EntryPoint = "getuid")]
    private static partial uint UserId();
}
