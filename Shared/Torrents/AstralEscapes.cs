using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Hybrid.Torrents;

/// <summary>Repairs the JSON of Transmission 3.00 and older, which writes 😀 (U+1F600) as "\u1f600"; JSON reads that as "\u1f60" and "0".</summary>
/// <remarks>
/// Without this, a file with such a name would never be found on disk. The damage is ambiguous, so only blocks are repaired whose other
/// reading hardly occurs: pictures (U+1F000 to 1FAFF, otherwise ancient Greek before a digit) and mathematical letters (U+1D400 to 1D7FF).
/// Rare Chinese characters (U+20131) are left alone, because they look like "–1" and "I’d".
/// </remarks>
internal static class AstralEscapes
{
    private const int EscapeLength = 7; // \u1f600

    public static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> json)
    {
        ReadOnlySpan<byte> bytes = json.Span;
        if (bytes.IndexOf(@"\u1f"u8) < 0 && bytes.IndexOf(@"\u1d"u8) < 0)
        {
            return json;
        }

        var mended = new MemoryStream(bytes.Length + 64);
        int copied = 0;
        for (int at = 0; at < bytes.Length; )
        {
            if (bytes[at] != '\\')
            {
                at++;
                continue;
            }

            if (CodePoint(bytes[at..]) is not int codePoint)
            {
                // An escaped backslash must not count as the beginning of the next escape.
                at += 2;
                continue;
            }

            mended.Write(bytes[copied..at]);
            foreach (char half in char.ConvertFromUtf32(codePoint))
            {
                mended.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)half:x4}")));
            }

            copied = at += EscapeLength;
        }

        mended.Write(bytes[copied..]);
        return mended.GetBuffer().AsMemory(0, (int)mended.Length);
    }

    private static int? CodePoint(ReadOnlySpan<byte> escape) =>
        escape.Length >= EscapeLength
        && escape[1] == 'u'
        && Utf8Parser.TryParse(escape[2..EscapeLength], out int codePoint, out int read, 'x')
        && read == EscapeLength - 2
        && codePoint is (>= 0x1F000 and <= 0x1FAFF) or (>= 0x1D400 and <= 0x1D7FF)
            ? codePoint
            : null;
}
