using System.Globalization;
using System.Text;

namespace Hybrid.Naming;

/// <summary>Makes names that every file system accepts and that cannot harm a terminal, a shell or a reader.</summary>
/// <remarks>
/// One policy for all systems, so that a library can be moved. "Title: Rest" becomes "Title - Rest"; other colons and the slashes become "-";
/// double quotes become single quotes; braces become round brackets, because Plex reads {tmdb-…} itself. Left out are
/// <c>? * &lt; &gt; |</c> and control, format, private, unassigned and broken characters. Every kind of space becomes a plain space.
/// </remarks>
public static class SafeName
{
    /// <summary>The limit of ext4, XFS, btrfs, ZFS and most network file systems for one component; NTFS and APFS allow more.</summary>
    public const int MaxBytes = 255;

    /// <summary>For what follows the stem, so that a video and its subtitles share one: ".12.pt-Hans.forced.sdh.srt".</summary>
    private const int BytesAfterStem = 32;

    /// <param name="nameBytes">What the file system takes for one component.</param>
    internal static int StemBytes(int nameBytes) => nameBytes - BytesAfterStem;

    /// <summary>One whole component of a path; null if nothing of the text is left.</summary>
    public static string? Clean(string text) => Component(Fragment(text), MaxBytes);

    /// <summary>".mkv": lower case, letters and digits; null if it is not an extension.</summary>
    internal static string? Extension(string extension)
    {
        string bare = extension.StartsWith('.') ? extension[1..] : extension;
        return bare.Length is > 0 and <= 8 && bare.All(char.IsAsciiLetterOrDigit) ? "." + bare.ToLowerInvariant() : null;
    }

    /// <summary>Text inside a component: the characters are safe, but it may end with a dot ("Monsters, Inc.").</summary>
    internal static string Fragment(string text)
    {
        StringBuilder safe = new(text.Length);
        string normal = WithoutBrokenCharacters(text).Normalize(NormalizationForm.FormC);
        Rune[] runes = [.. normal.EnumerateRunes()];
        for (int i = 0; i < runes.Length; i++)
        {
            safe.Append(Replacement(runes[i], i + 1 < runes.Length ? runes[i + 1] : null));
        }

        // Again, because removing a character may have put a mark next to its letter.
        return SingleBlanks(safe.ToString().Normalize(NormalizationForm.FormC));
    }

    /// <summary>A component made of fragments: no spaces or dots at its ends, no device name of Windows, not too long.</summary>
    internal static string? Component(string fragments, int maxBytes)
    {
        string trimmed = fragments.Trim(' ', '.');
        return trimmed.Length == 0 ? null : Shorten(WithoutDeviceName(trimmed), maxBytes);
    }

    /// <summary>At most this many bytes of UTF-8, cut between characters as a reader sees them; "…" marks missing text.</summary>
    internal static string Shorten(string text, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return text;
        }

        const string ellipsis = "…";
        int room = maxBytes - Encoding.UTF8.GetByteCount(ellipsis);
        int length = Fitting(text, room, static rest => StringInfo.GetNextTextElementLength(rest));
        if (length == 0)
        {
            // A single letter with hundreds of marks.
            length = Fitting(text, room, static rest => char.IsHighSurrogate(rest[0]) ? 2 : 1);
        }

        return text[..length].TrimEnd(' ', '.', '-', ',') + ellipsis;
    }

    private static int Fitting(string text, int room, Func<ReadOnlySpan<char>, int> next)
    {
        int length = 0;
        while (length < text.Length)
        {
            int step = next(text.AsSpan(length));
            room -= Encoding.UTF8.GetByteCount(text.AsSpan(length, step));
            if (room < 0)
            {
                break;
            }

            length += step;
        }

        return length;
    }

    private static string Replacement(Rune rune, Rune? next) =>
        rune.Value switch
        {
            ':' => next is not { } after ? ""
            : Rune.IsWhiteSpace(after) ? " -"
            : "-",
            '/' or '\\' => "-",
            '"' => "'",
            '{' => "(",
            '}' => ")",
            '?' or '*' or '<' or '>' or '|' => "",
            _ when Rune.IsWhiteSpace(rune) => " ",
            _ => Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned => "",
                _ => rune.ToString(),
            },
        };

    /// <summary>Without unpaired surrogates and U+FFFE, on which Normalize throws.</summary>
    internal static string WithoutBrokenCharacters(string text)
    {
        StringBuilder whole = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]) && text[i] != '\uFFFE')
            {
                whole.Append(text[i]);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                whole.Append(text[i]).Append(text[++i]);
            }
        }

        return whole.ToString();
    }

    private static string SingleBlanks(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Windows treats "CON", "con.mkv" and "Con. Air (1997)" as the console.</summary>
    private static string WithoutDeviceName(string component)
    {
        int dot = component.IndexOf('.', StringComparison.Ordinal);
        string stem = (dot < 0 ? component : component[..dot]).TrimEnd(' ');
        return IsDevice(stem.ToUpperInvariant()) ? component.Insert(stem.Length, "_") : component;
    }

    private static bool IsDevice(string stem) =>
        stem is "CON" or "PRN" or "AUX" or "NUL" or "CONIN$" or "CONOUT$"
        || (
            stem.Length == 4
            && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal))
            && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³'
        );
}
