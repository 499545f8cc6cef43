using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.App;

/// <summary>The same page for a host that shows apps (MCP Apps): there it speaks through the host, and a click is the person's own.</summary>
[McpServerResourceType]
internal sealed class ReviewResource
{
    public const string Address = "ui://plex-mcp/review";

    /// <summary>Of a host that shows apps.</summary>
    public const string Extension = "io.modelcontextprotocol/ui";

    private const string Kind = "text/html;profile=mcp-app";

    [McpServerResource(UriTemplate = Address, Name = "review", Title = "Review downloads", MimeType = Kind)]
    [McpMeta("ui", JsonValue = """{"prefersBorder":true}""")]
    public static TextResourceContents Page() =>
        new()
        {
            Uri = Address,
            MimeType = Kind,
            Text = ReviewPage.Html,
            Meta = new JsonObject { ["ui"] = new JsonObject { ["prefersBorder"] = true } },
        };
}
