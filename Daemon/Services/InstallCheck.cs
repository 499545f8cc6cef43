namespace Hybrid.Daemon.Services;

/// <summary>What the person who installs asks for.</summary>
/// <param name="UserName">Null = nobody was named.</param>
/// <param name="Downloads">Absolute.</param>
internal sealed record InstallOptions(ServiceScope Scope, string? UserName, IReadOnlyList<string> Downloads, bool Sandbox);

/// <summary>What the look brought.</summary>
internal abstract record InstallCheck
{
    public sealed record Fit(ServiceSite Site, IReadOnlyList<string> Warnings) : InstallCheck;

    public sealed record Unfit(string Why) : InstallCheck;
}
