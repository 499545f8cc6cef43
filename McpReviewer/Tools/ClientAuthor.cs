using Hybrid.Ledger;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Tools;

/// <summary>Who decides: the client, as it calls itself.</summary>
internal static class ClientAuthor
{
    public static Author Of(McpServer server) =>
        new(Actor.Reviewer, server.ClientInfo is { } client ? $"{client.Name} {client.Version}".Trim() : null);
}
