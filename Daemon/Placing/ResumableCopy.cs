using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Placing;

/// <summary>Copies in chunks. What already stands in the target is compared, not trusted: after a power cut it may be anything.</summary>
internal static class ResumableCopy
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>False where the source ended before <paramref name="bytes"/>.</summary>
    /// <param name="progress">Told how many bytes are there, after each chunk.</param>
    /// <exception cref="OperationCanceledException">Between two chunks; the target keeps what it has.</exception>
    public static bool Run(
        SafeFileHandle from,
        SafeFileHandle to,
        long bytes,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        long standing = RandomAccess.GetLength(to);
        byte[] wanted = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        byte[] there = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (long offset = 0; offset < bytes; )
            {
                cancellationToken.ThrowIfCancellationRequested();
                int length = (int)Math.Min(ChunkBytes, bytes - offset);
                if (Fill(from, wanted.AsSpan(0, length), offset) < length)
                {
                    return false;
                }

                bool same =
                    offset + length <= standing
                    && Fill(to, there.AsSpan(0, length), offset) == length
                    && wanted.AsSpan(0, length).SequenceEqual(there.AsSpan(0, length));
                if (!same)
                {
                    RandomAccess.Write(to, wanted.AsSpan(0, length), offset);
                }

                offset += length;
                progress?.Report(offset);
            }

            RandomAccess.SetLength(to, bytes);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(wanted);
            ArrayPool<byte>.Shared.Return(there);
        }
    }

    public static bool AreSame(SafeFileHandle one, SafeFileHandle other, long bytes, CancellationToken cancellationToken)
    {
        byte[] a = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        byte[] b = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (long offset = 0; offset < bytes; offset += ChunkBytes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int length = (int)Math.Min(ChunkBytes, bytes - offset);
                if (
                    Fill(one, a.AsSpan(0, length), offset) < length
                    || Fill(other, b.AsSpan(0, length), offset) < length
                    || !a.AsSpan(0, length).SequenceEqual(b.AsSpan(0, length))
                )
                {
                    return false;
                }
            }

            return RandomAccess.GetLength(one) == bytes && RandomAccess.GetLength(other) == bytes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(a);
            ArrayPool<byte>.Shared.Return(b);
        }
    }

    private static int Fill(SafeFileHandle from, Span<byte> buffer, long offset)
    {
        int filled = 0;
        while (filled < buffer.Length && RandomAccess.Read(from, buffer[filled..], offset + filled) is var read and > 0)
        {
            filled += read;
        }

        return filled;
    }
}
