using Hybrid.Ledger;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>Lets a call pass if there is a ledger of this version. Without one the server starts too, and each call says what is missing.</summary>
internal sealed class LedgerGate(LedgerSchema schema, LedgerFile file)
{
    /// <summary>Why the ledger cannot be used, in a sentence for a model; null where it can.</summary>
    public async Task<string?> UnavailableReasonAsync(CancellationToken cancellationToken)
    {
        LedgerCheck check = await schema.CheckAsync(cancellationToken);
        return check.Fitness switch
        {
            LedgerFitness.Ready => null,
            LedgerFitness.Missing =>
                $"There is no ledger yet at {file.Path}: the daemon has never run. Call start_watcher. If it cannot start the daemon, ask the user to run: plex-mcp-daemon run",
            _ => check.Sentence,
        };
    }

    public async Task<CallToolResult> EnterAsync(Func<Task<CallToolResult>> inside, CancellationToken cancellationToken) =>
        await UnavailableReasonAsync(cancellationToken) is { } sentence ? ToolAnswer.Failed(sentence) : await inside();
}
