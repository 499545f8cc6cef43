using System.Buffers;

namespace Hybrid.Reviewer.Server;

/// <summary>Reports each whole line of a byte stream.</summary>
internal sealed class LineTap(Action<ReadOnlyMemory<byte>> line)
{
    private readonly ArrayBufferWriter<byte> _begun = new();

    /// <summary>True where the last line has no line break.</summary>
    public bool IsInsideLine => _begun.WrittenCount > 0;

    public void Pass(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is var end and >= 0)
        {
            _begun.Write(bytes[..end]);
            if (_begun.WrittenCount > 0)
            {
                line(_begun.WrittenMemory);
            }

            _begun.ResetWrittenCount();
            bytes = bytes[(end + 1)..];
        }

        _begun.Write(bytes);
    }
}
