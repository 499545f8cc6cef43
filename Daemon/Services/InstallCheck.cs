namespace Hybrid.Daemon.Services;

/// <summary>What the installing person asks for.</summary>
/// <param name="UserName">Null = no user was named.</param>
/// <param name="Downloads">Absolute.</param>
internal sealed record InstallOptions(ServiceScope Scope, string? UserName, IReadOnlyList<string> Downloads, bool Sandbox);

/// <summary>The result of the check before an installation.</summary>
internal abstract record InstallCheck
{
    public sealed record Fit(ServiceSite Site, IReadOnlyList<string> Warnings) : InstallCheck;

    public sealed record Unfit(string Why) : InstallCheck;
}
