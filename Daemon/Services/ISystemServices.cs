namespace Hybrid.Daemon.Services;

/// <summary>The part of the system that starts programs by itself: systemd, launchd, or Windows' Service Control Manager.</summary>
internal interface ISystemServices
{
    /// <summary>Where the service is described; null where that is no file.</summary>
    string? File { get; }

    /// <summary>What an installation writes and runs.</summary>
    /// <param name="installed">Whether it is installed already.</param>
    ServicePlan Install(ServiceSite site, bool installed);

    ServicePlan Uninstall();

    IReadOnlyList<ToolCall> Start();

    IReadOnlyList<ToolCall> Stop();

    /// <summary>Shows the log; null where the log files are all there is.</summary>
    ToolCall? Logs(bool follow, int lines);

    /// <summary>Whether what is installed under the name was made by <c>service install</c>.</summary>
    Task<bool> IsOursAsync(CancellationToken cancellationToken);

    Task<ServiceState> StateAsync(CancellationToken cancellationToken);
}
