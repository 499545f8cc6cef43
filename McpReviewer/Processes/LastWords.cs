using Hybrid.Texts;

namespace Hybrid.Reviewer.Processes;

/// <summary>The last lines that a child said, for the answer why it did not start. Its settings' errors, which show no secret.</summary>
internal sealed class LastWords
{
    private const int Kept = 5;

    private readonly Queue<string> _lines = new();
    private readonly Lock _lock = new();

    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_lock)
        {
            _lines.Enqueue(Untrusted.Clean(line, 300));
            if (_lines.Count > Kept)
            {
                _lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join(' ', _lines);
        }
    }
}
