using System.Buffers;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Hybrid.Daemon.Disk;

/// <summary>
/// Copies in chunks. After an interruption, only bytes that were flushed and then journaled are trusted. The other bytes are compared,
/// because after a power cut they may be anything. Holes stay holes.
/// </summary>
internal static class ResumableCopy
{
    /// <param name="Hash">See <see cref="ContentHash"/>; null if the copy went on from an earlier run, or has holes.</param>
    public sealed record Copied(string? Hash);

    private const int ChunkBytes = 1 << 20;

    /// <summary>After this many bytes the system is asked to begin writing, so that the disk works while the copy continues.</summary>
    private const int StretchBytes = 8 << 20;

    /// <returns>Null if the source ended before <paramref name="bytes"/>.</returns>
    /// <param name="flushed">How many bytes are known to survive a power cut.</param>
    /// <param name="every">How often the target is flushed and the journal updated.</param>
    /// <param name="journal">Not told about the end: the caller flushes then.</param>
    /// <exception cref="DiskFaultException">The file system cannot hold such a large file.</exception>
    /// <exception cref="OperationCanceledException">Between two chunks; the target keeps what it has.</exception>
    public static Copied? Run(
        IDisk disk,
        SafeFileHandle from,
        SafeFileHandle to,
        long bytes,
        long flushed,
        Action<SafeFileHandle> flush,
        TimeSpan every,
        IPlacingJournal? journal,
        CancellationToken cancellationToken
    )
    {
        long standing = RandomAccess.GetLength(to);
        long trusted = Math.Min(Math.Min(flushed, standing), bytes);
        if (trusted < flushed)
        {
            // The copy starts over. The journal must know before the first write; otherwise a crash would make us trust bytes that were
            // never flushed.
            journal?.Flushed(trusted);
        }

        var sinceFlush = Stopwatch.StartNew();
        byte[] wanted = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        byte[] there = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            long begun = trusted;
            var hash = new ContentHash();
            for (long offset = trusted / ChunkBytes * ChunkBytes; offset < bytes; )
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (offset >= standing && disk.NextData(from, offset) is var data && data != offset)
                {
                    // Holes need no write: setting the length at the end creates them.
                    offset = Math.Min(data ?? bytes, bytes);
                    continue;
                }

                int length = (int)Math.Min(ChunkBytes, bytes - offset);
                long copied =
                    (offset >= standing ? disk.CopyWithin(from, to, offset, length) : null)
                    ?? Chunk(from, to, offset, length, standing, wanted, there);
                if (copied == 0)
                {
                    return null;
                }

                Hash(hash, from, offset, (int)copied, wanted);
                offset += copied;
                if (offset - begun >= StretchBytes)
                {
                    disk.BeginWriting(to, begun, offset - begun);
                    begun = offset;
                }

                if (journal is not null && sinceFlush.Elapsed >= every)
                {
                    flush(to);
                    journal.Flushed(Math.Min(offset, RandomAccess.GetLength(to)));
                    sinceFlush.Restart();
                }
            }

            if (RandomAccess.GetLength(from) < bytes)
            {
                // The source ended in what looked like a hole.
                return null;
            }

            RandomAccess.SetLength(to, bytes);
            return new Copied(hash.Of(bytes));
        }
        catch (ArgumentOutOfRangeException e)
        {
            // How .NET reports EFBIG.
            throw new DiskFaultException(new DiskFault(DiskFaultKind.TooLarge, "File too large"), e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(wanted);
            ArrayPool<byte>.Shared.Return(there);
        }
    }

    /// <returns>How many bytes the target has now; 0 if the source ended early.</returns>
    private static long Chunk(SafeFileHandle from, SafeFileHandle to, long offset, int length, long standing, byte[] wanted, byte[] there)
    {
        if (Fill(from, wanted.AsSpan(0, length), offset) < length)
        {
            return 0;
        }

        bool same =
            offset + length <= standing
            && Fill(to, there.AsSpan(0, length), offset) == length
            && wanted.AsSpan(0, length).SequenceEqual(there.AsSpan(0, length));
        bool hole = offset >= standing && !wanted.AsSpan(0, length).ContainsAnyExcept((byte)0);
        if (!same && !hole)
        {
            RandomAccess.Write(to, wanted.AsSpan(0, length), offset);
        }

        return length;
    }

    /// <summary>A chunk that the system copied by itself is read once more, while it is in memory. A copy with holes, or one that goes on, is hashed later.</summary>
    private static void Hash(ContentHash hash, SafeFileHandle from, long offset, int length, byte[] buffer)
    {
        if (hash.IsComplete)
        {
            hash.Take(offset, buffer.AsSpan(0, Fill(from, buffer.AsSpan(0, length), offset)));
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
