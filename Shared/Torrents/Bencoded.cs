using System.Globalization;
using System.Text;

namespace Hybrid.Torrents;

/// <summary>A value as .torrent files write it (BEP 3): text, number, list or table.</summary>
internal abstract record Bencoded
{
    private const int Deepest = 20;

    private Bencoded() { }

    public sealed record Text(ReadOnlyMemory<byte> Bytes) : Bencoded
    {
        public override string ToString() => Encoding.UTF8.GetString(Bytes.Span);
    }

    public sealed record Number(long Value) : Bencoded;

    public sealed record List(IReadOnlyList<Bencoded> Entries) : Bencoded;

    public sealed record Table(IReadOnlyDictionary<string, Bencoded> Entries) : Bencoded
    {
        public Bencoded? this[string key] => Entries.GetValueOrDefault(key);
    }

    /// <returns>Null if the bytes are not exactly one value.</returns>
    public static Bencoded? Read(ReadOnlyMemory<byte> bytes)
    {
        int at = 0;
        Bencoded? value = Read(bytes, ref at, Deepest);
        return at == bytes.Length ? value : null;
    }

    /// <summary>A table without some of its entries, all others byte by byte as they were.</summary>
    /// <param name="table">Was read as a <see cref="Table"/>.</param>
    /// <param name="keys">Of the entries that go.</param>
    public static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> table, IReadOnlyCollection<string> keys)
    {
        using var kept = new MemoryStream(table.Length);
        kept.WriteByte((byte)'d');
        for (int at = 1; table.Span[at] != 'e'; )
        {
            int begin = at;
            Bencoded? key = Read(table, ref at, Deepest);
            Read(table, ref at, Deepest);
            if (key is not Text text || !keys.Contains(text.ToString()))
            {
                kept.Write(table.Span[begin..at]);
            }
        }

        kept.WriteByte((byte)'e');
        return kept.ToArray();
    }

    /// <summary>All texts in it, however deep.</summary>
    public static IEnumerable<string> Texts(Bencoded? value) =>
        value switch
        {
            Text text => [text.ToString()],
            List list => list.Entries.SelectMany(Texts),
            _ => [],
        };

    private static Bencoded? Read(ReadOnlyMemory<byte> bytes, ref int at, int depth)
    {
        if (at >= bytes.Length || depth == 0)
        {
            return null;
        }

        switch ((char)bytes.Span[at])
        {
            case 'i':
                at++;
                return NumberUntil(bytes, ref at, 'e') is { } number ? new Number(number) : null;
            case 'l':
                at++;
                return ListOf(bytes, ref at, depth) is { } entries ? new List(entries) : null;
            case 'd':
                at++;
                return ListOf(bytes, ref at, depth) is { } pairs ? TableOf(pairs) : null;
            default:
                return TextOf(bytes, ref at);
        }
    }

    private static List<Bencoded>? ListOf(ReadOnlyMemory<byte> bytes, ref int at, int depth)
    {
        List<Bencoded> entries = [];
        while (at < bytes.Length && bytes.Span[at] != 'e')
        {
            if (Read(bytes, ref at, depth - 1) is not { } entry)
            {
                return null;
            }

            entries.Add(entry);
        }

        return at++ < bytes.Length ? entries : null;
    }

    private static Table? TableOf(List<Bencoded> pairs)
    {
        var table = new Dictionary<string, Bencoded>(StringComparer.Ordinal);
        for (int i = 0; i + 1 < pairs.Count; i += 2)
        {
            if (pairs[i] is not Text key || !table.TryAdd(key.ToString(), pairs[i + 1]))
            {
                return null;
            }
        }

        return pairs.Count % 2 == 0 ? new Table(table) : null;
    }

    private static Text? TextOf(ReadOnlyMemory<byte> bytes, ref int at)
    {
        if (NumberUntil(bytes, ref at, ':') is not (>= 0 and var length) || length > bytes.Length - at)
        {
            return null;
        }

        var text = new Text(bytes.Slice(at, (int)length));
        at += (int)length;
        return text;
    }

    private static long? NumberUntil(ReadOnlyMemory<byte> bytes, ref int at, char end)
    {
        int length = bytes.Span[at..].IndexOf((byte)end);
        if (
            length is < 1 or > 20
            || !long.TryParse(bytes.Span.Slice(at, length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
        )
        {
            return null;
        }

        at += length + 1;
        return number;
    }
}
