using System.Collections.Concurrent;
using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer;

/// <summary>The user of a client that can ask: gives each question the same answer.</summary>
internal sealed class AskedUser
{
    /// <summary>Null sends the form as it is.</summary>
    public required bool? Answer { get; init; }

    public ConcurrentQueue<string> Questions { get; } = [];

    public ValueTask<ElicitResult> AskAsync(ElicitRequestParams? question, CancellationToken cancellationToken)
    {
        Questions.Enqueue(question!.Message);
        return ValueTask.FromResult(
            Answer is false
                ? new ElicitResult { Action = "decline" }
                : new ElicitResult
                {
                    Action = "accept",
                    Content = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                    {
                        ["confirm"] = JsonSerializer.SerializeToElement(Answer is true),
                    },
                }
        );
    }
}
