using System.Buffers;
using System.Buffers.Binary;

namespace Hybrid.Videos;

/// <summary>Reads from a file at an offset.</summary>
/// <returns>How many bytes were read; fewer than asked for only at the end.</returns>
public delegate int ReadAt(long offset, Span<byte> buffer);

/// <summary>
/// A file, read a page at a time, with a bound on the reads. A hostile file can lead a reader in circles, but not for long: when the reads are
/// spent, the file looks as if it ended. Nothing is allocated by a size that the file names.
/// </summary>
internal sealed class Pages(ReadAt read, long length) : IDisposable
{
    public const int PageBytes = 64 * 1024;

    /// <summary>4 MiB at most; a usual file needs two.</summary>
    private const int MostReads = 64;

    private readonly byte[] _head = ArrayPool<byte>.Shared.Rent(PageBytes);
    private readonly byte[] _page = ArrayPool<byte>.Shared.Rent(PageBytes);
    private int _headBytes = -1;
    private long _pageAt;
    private int _pageBytes;

    public long Length => length;

    public int Reads { get; private set; }

    /// <summary>The first page.</summary>
    public ReadOnlySpan<byte> Head => At(0, PageBytes);

    /// <summary>The bytes from there on: fewer than asked for at the end of the file, or when the reads are spent.</summary>
    /// <param name="offset">May be anything.</param>
    /// <param name="count">At most a page.</param>
    /// <param name="ahead">How much is read if it must be: little where the next bytes will not be looked at.</param>
    public ReadOnlySpan<byte> At(long offset, int count, int ahead = PageBytes)
    {
        if (offset < 0 || offset >= length || count <= 0)
        {
            return [];
        }

        if (_headBytes < 0)
        {
            _headBytes = Fill(_head, 0, PageBytes);
        }

        count = (int)Math.Min(count, length - offset);
        if (offset + count <= _headBytes)
        {
            return _head.AsSpan((int)offset, count);
        }

        if (offset < _pageAt || offset + count > _pageAt + _pageBytes)
        {
            _pageAt = offset;
            _pageBytes = Fill(_page, offset, Math.Max(count, ahead));
        }

        return _page.AsSpan((int)(offset - _pageAt), Math.Max(0, Math.Min(count, _pageBytes - (int)(offset - _pageAt))));
    }

    public bool Begins(long offset, ReadOnlySpan<byte> with) => At(offset, with.Length).SequenceEqual(with);

    /// <summary>A number of up to eight bytes, most significant first.</summary>
    public bool TryBig(long offset, int bytes, out ulong value)
    {
        value = 0;
        ReadOnlySpan<byte> at = At(offset, bytes);
        foreach (byte one in at)
        {
            value = (value << 8) | one;
        }

        return at.Length == bytes;
    }

    /// <summary>A number of four or eight bytes, least significant first.</summary>
    public bool TryLittle(long offset, int bytes, out ulong value)
    {
        ReadOnlySpan<byte> at = At(offset, bytes);
        bool whole = at.Length == bytes;
        value =
            !whole ? 0
            : bytes == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(at)
            : BinaryPrimitives.ReadUInt64LittleEndian(at);
        return whole;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_head);
        ArrayPool<byte>.Shared.Return(_page);
    }

    private int Fill(byte[] into, long offset, int bytes)
    {
        if (Reads >= MostReads)
        {
            return 0;
        }

        Reads++;
        return read(offset, into.AsSpan(0, (int)Math.Min(Math.Min(bytes, PageBytes), length - offset)));
    }
}
