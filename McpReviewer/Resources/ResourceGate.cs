using Hybrid.Reviewer.Calls;
using Hybrid.Reviewer.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Resources;

/// <summary>Every read of a resource passes here, as every call passes <see cref="CallGate"/>: what goes wrong is a sentence that says what mends it.</summary>
internal sealed class ResourceGate(StartTrouble trouble, ReadinessWords words, ILogger<ResourceGate> logger)
{
    public static McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> Around(
        McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> read
    ) => (context, cancellationToken) => context.Services!.GetRequiredService<ResourceGate>().PassAsync(read, context, cancellationToken);

    private async ValueTask<ReadResourceResult> PassAsync(
        McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> read,
        RequestContext<ReadResourceRequestParams> context,
        CancellationToken cancellationToken
    )
    {
        if (trouble.IsAny && context.MatchedPrimitive is not null && !context.Params.Uri.StartsWith("ui://", StringComparison.Ordinal))
        {
            throw new McpProtocolException(words.Of(trouble), McpErrorCode.InternalError);
        }

        try
        {
            return await read(context, cancellationToken);
        }
        catch (Exception e) when (words.Of(e) is { } obstacle)
        {
            logger.LogError(e, "A resource met a ledger that a person must repair");
            throw new McpProtocolException(obstacle.Notice, e, McpErrorCode.InternalError);
        }
    }
}
