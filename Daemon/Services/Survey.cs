namespace Hybrid.Daemon.Services;

/// <summary>What the person who installs asks for.</summary>
/// <param name="UserName">Null = nobody was named.</param>
/// <param name="Downloads">Absolute.</param>
internal sealed record SiteWishes(ServiceScope Scope, string? UserName, IReadOnlyList<string> Downloads, bool Sandbox);

/// <summary>What the look brought.</summary>
internal abstract record Survey
{
    public sealed record Fit(ServiceSite Site, IReadOnlyList<string> Warnings) : Survey;

    public sealed record Unfit(string Why) : Survey;
}
