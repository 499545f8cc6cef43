using System.Collections.Concurrent;
using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

/// <summary>Technical words that are recognized by shape instead of a list: 1080p, 1280x720, DDP5, HDTVx264.</summary>
internal static class TechnicalShape
{
    /// <summary>Made once each: a name says one of a few.</summary>
    private static readonly ConcurrentDictionary<int, Word> Heights = new();

    public static Word Height(int height) => Heights.GetOrAdd(height, Make);

    public static Word? Find(ReadOnlySpan<char> word, out Word? also)
    {
        also = null;
        if (!word.ContainsAnyInRange('0', '9'))
        {
            return Subtitles(word);
        }

        return Resolution(word) ?? Amount(word) ?? Channels(word) ?? Several(word) ?? Pair(word, out also);
    }

    /// <summary>A widescreen movie has fewer lines than its class: 1920x800 is 1080p.</summary>
    public static Word Frame(int width, int height) =>
        Height(
            width switch
            {
                1280 => 720,
                1920 => 1080,
                3840 => 2160,
                _ => height,
            }
        );

    /// <summary>"DD5", "AAC2": the word includes the first digit of the channels.</summary>
    public static bool EndsInChannel(ReadOnlySpan<char> word) =>
        word.Length > 2
        && char.IsAsciiDigit(word[^1])
        && Vocabulary.Find(word) is null
        && Vocabulary.Find(word[..^1]) is { Class: WordClass.Audio };

    private static Word Make(int height) =>
        new(WordClass.Resolution, Strength.Hard, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{height}p"), height, 1);

    private static Word? Resolution(ReadOnlySpan<char> word)
    {
        int digits = Digits(word, 0, 4, out int first);
        if (digits < 3)
        {
            return null;
        }

        char c = Lower(word, digits);
        if (c is 'p' or 'i' && first is >= 240 and <= 4320)
        {
            int rate = Digits(word, digits + 1, 3, out _);
            return digits + 1 + rate == word.Length ? Height(first) : null;
        }

        if (c == 'x' && Digits(word, digits + 1, 4, out int height) is var width and >= 3 && first is >= 320 and <= 7680 && height >= 200)
        {
            return digits + 1 + width == word.Length || Lower(word, digits + 1 + width) is 'p' or 'i' ? Frame(first, height) : null;
        }

        return null;
    }

    private static Word? Channels(ReadOnlySpan<char> word) =>
        word.Length > 2 && char.IsAsciiDigit(word[^1]) && Vocabulary.Find(word[..^1]) is { Class: WordClass.Audio } audio ? audio : null;

    /// <summary>"SLOSubs", "NLSubbed", "CZDub": two or three letters name the language.</summary>
    private static Word? Subtitles(ReadOnlySpan<char> word)
    {
        for (int letters = 2; letters <= 3; letters++)
        {
            if (word.Length > letters + 2 && Vocabulary.Is(word[letters..], WordUse.SubtitleEnd))
            {
                return Subtitled;
            }
        }

        return null;
    }

    private static readonly Word Subtitled = new(WordClass.Tag, Strength.Soft, null, 0, 1);

    /// <summary>"700MB", "4GB", "448kbps", "60fps".</summary>
    private static Word? Amount(ReadOnlySpan<char> word)
    {
        int digits = Digits(word, 0, 5, out _);
        return digits > 0 && Vocabulary.Is(word[digits..], WordUse.Unit) ? Size : null;
    }

    /// <summary>"2xDVD9", "3xBD50".</summary>
    private static Word? Several(ReadOnlySpan<char> word) =>
        word.Length > 3
        && char.IsAsciiDigit(word[0])
        && Lower(word, 1) == 'x'
        && Vocabulary.Find(word[2..]) is { Class: WordClass.Source } discs
            ? discs with
            {
                Strength = Strength.Hard,
            }
            : null;

    private static readonly Word Size = new(WordClass.Tag, Strength.Soft, null, 0, 1);

    /// <summary>Two sure tags in one word: "HDTVx264", "BluRay1080p", "DKsubs720p".</summary>
    private static Word? Pair(ReadOnlySpan<char> word, out Word? also)
    {
        also = null;
        if (word.Length is < 6 or > 20)
        {
            return null;
        }

        for (int cut = 2; cut <= word.Length - 3; cut++)
        {
            // Only before a number, or before the letter of one ("x264").
            if (!char.IsAsciiDigit(word[cut]) && !char.IsAsciiDigit(word[cut + 1]) || char.IsAsciiDigit(word[cut - 1]))
            {
                continue;
            }

            Word? right = Vocabulary.Find(word[cut..]) ?? Resolution(word[cut..]);
            if (right is { Strength: Strength.Hard, IsVideo: true } && Vocabulary.Find(word[..cut]) is { Strength: >= Strength.Soft } left)
            {
                also = right;
                return left;
            }
        }

        return null;
    }
}
