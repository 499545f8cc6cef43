using Hybrid.Reviewer.Tools;
using Hybrid.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Hybrid.Reviewer.Calls;

/// <summary>Every call passes here. Its arguments are checked before the tool runs, and an unexpected error is caught once.</summary>
/// <remarks>The log has the stack trace; the answer has a number to find it.</remarks>
internal sealed class CallGate(
    HybridSettings settings,
    StartTrouble trouble,
    ReadinessWords words,
    OfferedTools offered,
    ILogger<CallGate> logger
)
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Around(
        McpRequestHandler<CallToolRequestParams, CallToolResult> tool
    ) => (context, cancellationToken) => context.Services!.GetRequiredService<CallGate>().PassAsync(tool, context, cancellationToken);

    private async ValueTask<CallToolResult> PassAsync(
        McpRequestHandler<CallToolRequestParams, CallToolResult> tool,
        RequestContext<CallToolRequestParams> context,
        CancellationToken cancellationToken
    )
    {
        if (context.MatchedPrimitive is not McpServerTool known)
        {
            // If there is no such tool at all, the SDK says so.
            return offered.WhyWithheld(context.Params.Name) is { } why ? ToolAnswer.Failed(why) : await tool(context, cancellationToken);
        }

        string name = known.ProtocolTool.Name;
        context.Params.Arguments = ArgumentReading.Of(offered.InputOf(known), context.Params.Arguments);
        IReadOnlyList<string> errors = ArgumentCheck.Errors(offered.InputOf(known), context.Params.Arguments);
        if (errors.Count > 0)
        {
            return ToolAnswer.Failed($"{name}: {string.Join(' ', errors)}");
        }

        if (trouble.IsAny && !known.Metadata.OfType<AlwaysAnswersAttribute>().Any())
        {
            return ToolAnswer.Failed($"{name}: {words.Of(trouble)}");
        }

        try
        {
            CallToolResult result = await tool(context, cancellationToken);
            logger.LogDebug("Tool {Tool} {Ended}", name, result.IsError is true ? "refused" : "answered");
            return WithPaths(result);
        }
        catch (Exception e) when (words.Of(e) is { } obstacle)
        {
            logger.LogError(e, "Tool {Tool} met a ledger that a person must repair", name);
            return ToolAnswer.Failed($"{name}: {obstacle.Notice}");
        }
        catch (Exception e) when (e is not (OperationCanceledException or McpException or InputRequiredException))
        {
            string incident = Guid.NewGuid().ToString("N")[..8];
            logger.LogError(e, "Tool {Tool} failed unexpectedly; incident {Incident}", name, incident);
            return ToolAnswer.Failed(
                $"{name} failed unexpectedly (incident {incident}). Check with get_pending_item whether the item has changed. Details are in the log: {Path.Combine(settings.DataDir, "logs")}"
            );
        }
    }

    /// <summary>The commands in a refusal are for a person to paste.</summary>
    private CallToolResult WithPaths(CallToolResult result) =>
        result is { IsError: true, Content: [TextContentBlock text] } ? ToolAnswer.Failed(words.In(text.Text)) : result;
}
