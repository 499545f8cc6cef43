namespace Hybrid.Daemon.Services;

/// <summary>The system's service manager: systemd, launchd, or Windows' Service Control Manager.</summary>
internal interface ISystemServices
{
    /// <summary>The file that describes the service; null if the system uses none.</summary>
    string? File { get; }

    /// <summary>What an installation writes and runs.</summary>
    /// <param name="installed">Whether the service is already installed.</param>
    ServicePlan Install(ServiceSite site, bool installed);

    ServicePlan Uninstall();

    IReadOnlyList<ToolCall> Start();

    IReadOnlyList<ToolCall> Stop();

    /// <summary>Shows the log; null if there are only the log files.</summary>
    ToolCall? Logs(bool follow, int lines);

    /// <summary>Whether <c>service install</c> made the service that is installed under the name.</summary>
    Task<bool> IsOursAsync(CancellationToken cancellationToken);

    Task<ServiceState> StateAsync(CancellationToken cancellationToken);
}
