using System.Text.Json;

namespace Hybrid.Reviewer.Server;

/// <summary>The requests that are not answered yet, read from the lines of the protocol.</summary>
internal sealed class OpenRequests
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _answers;

    public void Read(ReadOnlyMemory<byte> line) =>
        Look(
            line,
            message =>
            {
                if (!message.TryGetProperty("method", out JsonElement method))
                {
                    return;
                }

                if (message.TryGetProperty("id", out JsonElement id))
                {
                    _open.Add(id.GetRawText());
                }
                else if (
                    method.ValueKind == JsonValueKind.String
                    && method.ValueEquals("notifications/cancelled")
                    && message.TryGetProperty("params", out JsonElement parameters)
                    && parameters.ValueKind == JsonValueKind.Object
                    && parameters.TryGetProperty("requestId", out JsonElement canceled)
                )
                {
                    // A canceled request is never answered.
                    _open.Remove(canceled.GetRawText());
                }
            }
        );

    public void Written(ReadOnlyMemory<byte> line) =>
        Look(
            line,
            message =>
            {
                if (message.TryGetProperty("id", out JsonElement id) && !message.TryGetProperty("method", out _))
                {
                    _answers++;
                    _open.Remove(id.GetRawText());
                }
            }
        );

    /// <summary>Ends when all are answered, or when there was no answer for the time limit.</summary>
    public async Task SettledAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        long since = time.GetTimestamp();
        int seen = 0;
        while (IsAnyOpen(out int answers) && (answers > seen || time.GetElapsedTime(since) < patience))
        {
            if (answers > seen)
            {
                (seen, since) = (answers, time.GetTimestamp());
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken);
        }
    }

    private bool IsAnyOpen(out int answers)
    {
        lock (_lock)
        {
            answers = _answers;
            return _open.Count > 0;
        }
    }

    private void Look(ReadOnlyMemory<byte> line, Action<JsonElement> look)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                lock (_lock)
                {
                    look(document.RootElement);
                }
            }
        }
        catch (JsonException)
        {
            // Not a message: the SDK answers it, or nobody does.
        }
    }
}
