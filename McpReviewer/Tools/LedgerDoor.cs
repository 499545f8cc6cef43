using Hybrid.Ledger;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>Open where there is a ledger of our version. The reviewer starts without one, and says what is missing when it is asked.</summary>
internal sealed class LedgerDoor(LedgerSchema schema)
{
    /// <summary>Why there is no way in, in a sentence, or null where there is.</summary>
    public async Task<string?> WhyShutAsync(CancellationToken cancellationToken)
    {
        LedgerCheck check = await schema.CheckAsync(cancellationToken);
        return check.Fitness == LedgerFitness.Ready ? null : check.Sentence;
    }

    public async Task<CallToolResult> EnterAsync(Func<Task<CallToolResult>> inside, CancellationToken cancellationToken) =>
        await WhyShutAsync(cancellationToken) is { } sentence ? ToolAnswer.Failed(sentence) : await inside();
}
