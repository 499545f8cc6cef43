using System.Net;
using Hybrid.Reviewer.Http;
using Hybrid.Reviewer.Tools;
using Hybrid.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace Hybrid.Reviewer.Server;

/// <summary><c>plex-mcp --http</c>. Unlike a client's own server, it ends with what is wrong: a person starts it, and reads that.</summary>
internal static class HttpStart
{
    private const string MakeToken = "To make one: openssl rand -hex 32";

    /// <returns>Why it does not start, and what to do; null if it may.</returns>
    public static string? Objection(ListenAddress address, HybridSettings settings, StartTrouble trouble) =>
        trouble.IsAny ? "plex-mcp --http does not start with wrong settings."
        : !address.IsLoopback && settings.HttpToken is null
            ? $"--http {address} can be reached from other machines, so PLEX_MCP_HTTP_TOKEN must be set, to at least 32 characters without spaces. {MakeToken}"
        : settings.HttpHosts.Count > 0 && settings.HttpToken is null
            ? $"PLEX_MCP_HTTP_HOSTS names this server for others, so PLEX_MCP_HTTP_TOKEN must be set, to at least 32 characters without spaces. {MakeToken}"
        : null;

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ListenAddress address, HybridSettings settings, ILogger logger)
    {
        using IHost host = ReviewerHost.Build(settings, address, logger);
        try
        {
            host.Services.GetRequiredService<HttpServing>().Open();
        }
        catch (HttpListenerException e)
        {
            StandardStreams.Say($"{address} cannot be opened ({e.Message.TrimEnd('.')}). Give another with --http ADDRESS.");
            return 4;
        }

        logger.Information(
            "plex-mcp {Version} serves MCP over HTTP at {Address}; its data folder is {DataDir}",
            ProductVersion.Text,
            address,
            settings.DataDir
        );
        PageAccess browsers = host.Services.GetRequiredService<PageAccess>();
        browsers.Renewed = () => StandardStreams.Say($"For another browser: {LinkOf(address, browsers)}");
        StandardStreams.Say($"MCP: {address.Url}{McpEndpoint.Path[1..]}");
        StandardStreams.Say($"Review in a browser (the link holds once): {LinkOf(address, browsers)}");
        await host.RunAsync();
        return 0;
    }

    private static string LinkOf(ListenAddress address, PageAccess browsers) =>
        $"{address.Url}{PageEndpoint.LinkPath[1..]}?link={browsers.Link}";
}
