namespace Hybrid.Reviewer.Server;

/// <summary>Standard input. Its end is held back until all requests are answered.</summary>
/// <remarks>
/// The SDK stops at the end of its input and drops unwritten answers: <c>plex-mcp &lt; file.jsonl</c> would print nothing. After a client
/// closes the pipe, the server ends as soon as nothing is open, or when no answer came for <see cref="Patience"/>.
/// </remarks>
internal sealed class GatedInput(Stream inner, OpenRequests requests, TimeProvider time) : Stream
{
    /// <summary>How long no answer may come before the rest is given up. A busy machine needs more than five seconds to its first answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LineTap _tap = new(requests.Read);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken);
        if (read == 0 && buffer.Length > 0 && _tap.IsInsideLine)
        {
            // The last line has no line break. Without one a line reader would wait for more.
            buffer.Span[0] = (byte)'\n';
            read = 1;
        }

        if (read == 0)
        {
            await requests.SettledAsync(Patience, time, cancellationToken);
            return 0;
        }

        _tap.Pass(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
