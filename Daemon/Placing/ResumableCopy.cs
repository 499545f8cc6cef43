using System.Buffers;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Placing;

/// <summary>
/// Copies in chunks. Of what already stands in the target only that is trusted which was flushed and then journalled; the rest is
/// compared: after a power cut it may be anything. Holes stay holes.
/// </summary>
internal static class ResumableCopy
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>False where the source ended before <paramref name="bytes"/>.</summary>
    /// <param name="flushed">How many bytes are known to be on the disk for good.</param>
    /// <param name="every">How often the target is flushed and the progress told.</param>
    /// <param name="progress">Told how many bytes are on the disk for good.</param>
    /// <exception cref="OperationCanceledException">Between two chunks; the target keeps what it has.</exception>
    public static bool Run(
        SafeFileHandle from,
        SafeFileHandle to,
        long bytes,
        long flushed,
        Action<SafeFileHandle> flush,
        TimeSpan every,
        IProgress<long>? progress,
        CancellationToken cancellationToken
    )
    {
        long standing = RandomAccess.GetLength(to);
        long trusted = Math.Min(Math.Min(flushed, standing), bytes);
        if (trusted < flushed)
        {
            // It was begun anew. The journal hears of it before the first write, or a crash would make it trust what was never flushed.
            progress?.Report(trusted);
        }

        var sinceFlush = Stopwatch.StartNew();
        byte[] wanted = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        byte[] there = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (long offset = trusted / ChunkBytes * ChunkBytes; offset < bytes; )
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
                // Zeros beyond the end need not be written: the length that is set at last makes them.
                bool hole = offset >= standing && !wanted.AsSpan(0, length).ContainsAnyExcept((byte)0);
                if (!same && !hole)
                {
                    RandomAccess.Write(to, wanted.AsSpan(0, length), offset);
                }

                offset += length;
                if (progress is not null && (sinceFlush.Elapsed >= every || offset == bytes))
                {
                    flush(to);
                    progress.Report(Math.Min(offset, RandomAccess.GetLength(to)));
                    sinceFlush.Restart();
                }
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
