using System.Buffers;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>The XXH128 of a file's bytes in 32 hexadecimal digits, as <c>xxhsum -H2</c> prints it (docs/decisions/0014).</summary>
public sealed class ContentHash
{
    private const int ChunkBytes = 1 << 20;

    private readonly XxHash128 _state = new();
    private long _next;

    /// <summary>False once bytes were left out: the hash of the whole must then be taken from the file.</summary>
    internal bool IsComplete { get; private set; } = true;

    /// <summary>Takes the bytes at this offset. Anything but the next bytes leaves some out.</summary>
    internal void Take(long offset, ReadOnlySpan<byte> bytes)
    {
        IsComplete &= offset == _next;
        if (IsComplete)
        {
            _state.Append(bytes);
            _next += bytes.Length;
        }
    }

    /// <summary>Null if not all of the file's bytes were taken.</summary>
    internal string? Of(long bytes) => IsComplete && _next == bytes ? Convert.ToHexStringLower(_state.GetCurrentHash()) : null;

    /// <summary>Reads the whole file.</summary>
    /// <param name="file">Open for reading.</param>
    /// <param name="read">Told how many bytes were read since the last time; may be null.</param>
    /// <param name="cancellationToken">Between two chunks of 1 MiB.</param>
    /// <exception cref="IOException">The disk cannot read it.</exception>
    public static string Of(SafeFileHandle file, Action<int>? read, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var hash = new ContentHash();
            while (RandomAccess.Read(file, buffer.AsSpan(0, ChunkBytes), hash._next) is var length and > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.Take(hash._next, buffer.AsSpan(0, length));
                read?.Invoke(length);
            }

            return hash.Of(hash._next)!;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
