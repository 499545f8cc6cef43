namespace Hybrid.Releases;

using static Chars;

internal ref partial struct NameReader
{
    private readonly string[] FindTellTales(bool numbered, out bool decisive)
    {
        List<string>? found = null;
        var extras = 0;
        var sure = numbered && exact;
        var pictured = resolution is not null || source is { Strength: Strength.Hard } && source.Value is not ("DVD" or "VHS");
        for (var i = 0; i < count; i++)
        {
            if (
                tokens[i].Word is not { Class: WordClass.TellTale } word
                || tokens[i].Words == 0
                || (tokens[i].Part is Part.Group && headGroup < 0)
            )
            {
                continue;
            }

            if (word.Value is "extra")
            {
                if (tokens[i].Part != Part.Title || i > titleFrom)
                {
                    Note(ref found, TextOf(tokens[i]));
                    extras++;
                }

                continue;
            }

            var counts = word.Strength switch
            {
                Strength.Hard => !sure || tokens[i].Part == Part.TellTale,
                Strength.Soft => !sure
                    && !pictured
                    && !videoFile
                    && !(HasYear() && tokens[i].Part == Part.Title)
                    && !(numbered && tokens[i].Part == Part.Title),
                _ => i == count - 1 && i > 0 && (tokens[i].Gap & Gap.Hyphen) != Gap.None && !pictured,
            };
            if (counts)
            {
                Note(ref found, TextOf(tokens[i]));
            }
        }

        if (
            groupStart >= 0
            && groupEnd > groupStart
            && !pictured
            && !sure
            && Vocabulary.Find(text[groupStart..groupEnd]) is { Class: WordClass.TellTale, Strength: Strength.Weak }
        )
        {
            Note(ref found, text[groupStart..groupEnd]);
        }

        if (!numbered && !video && !videoFile && FirstOf(Part.Audio) is var audio and >= 0)
        {
            // "Artist - Album [FLAC]": sound without a picture.
            Note(ref found, TextOf(tokens[audio]));
        }

        if (!sure && IsMusic())
        {
            Note(ref found, "music");
        }

        if (!sure && !pictured && !videoFile && VersionAt() is var at and >= 0)
        {
            Note(ref found, TextOf(tokens[at]));
        }

        if (!sure && !video && !videoFile && Polyglot() is var game and >= 0)
        {
            Note(ref found, TextOf(tokens[game]));
        }

        if (count > 0 && tokens[count - 1].Part == Part.TellTale)
        {
            Note(ref found, TextOf(tokens[count - 1]));
        }

        decisive = (found?.Count ?? 0) > extras;
        NoteBeside(numbered, ref found);
        return found is null ? [] : [.. found];
    }

    /// <summary>"MULTi13": games count their languages.</summary>
    private readonly int Polyglot()
    {
        for (var i = 1; i < count; i++)
        {
            if (
                tokens[i].Length is 6 or 7
                && TextOf(tokens[i]) is var word
                && word.StartsWith("multi", StringComparison.OrdinalIgnoreCase)
                && char.IsAsciiDigit(word[5])
            )
            {
                return i;
            }
        }

        return -1;
    }

    private readonly int FirstOf(Part kind)
    {
        for (var i = 0; i < count; i++)
        {
            if (tokens[i].Part == kind)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What leaves the kind as it is: "Show.S01.EXTRAS", "Trilogy 1999-2003", "Parody XXX".</summary>
    private readonly void NoteBeside(bool numbered, ref List<string>? found)
    {
        for (var i = Math.Max(titleTo, 1); i < high; i++)
        {
            var word = TextOf(tokens[i]);
            if (
                tokens[i].Part is Part.Tag or Part.None or Part.Season
                && (word.Equals("extras", StringComparison.OrdinalIgnoreCase) || word.EndsWith("Extras", StringComparison.Ordinal))
            )
            {
                Note(ref found, "extras");
            }
            else if (tokens[i].Part == Part.Tag && word.Equals("xxx", StringComparison.OrdinalIgnoreCase))
            {
                Note(ref found, "xxx");
            }
        }

        if (!numbered && yearAt >= 0 && yearAt + 1 < high && IsYear(yearAt + 1) && tokens[yearAt + 1].Gap == Gap.Hyphen)
        {
            Note(ref found, "collection");
        }
    }

    private static void Note(ref List<string>? found, ReadOnlySpan<char> word)
    {
        var plain = word.ToString().ToLowerInvariant();
        if (found?.Contains(plain) != true)
        {
            (found ??= []).Add(plain);
        }
    }

    /// <summary>"Artist-Title-WEB-2017-GROUP": music puts the year before the group, hyphens about both, and cuts with hyphens before.</summary>
    private readonly bool IsMusic()
    {
        var hyphens = 0;
        var dots = 0;
        for (var i = 1; i < count; i++)
        {
            hyphens += (tokens[i].Gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen ? 1 : 0;
            dots += tokens[i].Gap == Gap.Dot ? 1 : 0;
        }

        // "Artist-Title(CAT 12).2019-WEB".
        if (
            count > 2
            && IsYear(count - 2)
            && tokens[count - 1].Gap == Gap.Hyphen
            && source is { Value: "WEB" }
            && Is(count - 1, WordClass.Source)
            && hyphens > 1
        )
        {
            return true;
        }

        for (var i = 2; i < count; i++)
        {
            var gap = tokens[i].Gap;
            var tight =
                (gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen
                && i + 1 < count
                && (tokens[i + 1].Gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen
                && count - i <= 4;
            var year = IsYearOrDecade(i) && hyphens >= 3;
            var day = tokens[i].Mark >= 0 && marks[tokens[i].Mark].Kind == MarkKind.Date && hyphens >= 2;
            if (tight && (year || day) && dots <= hyphens + 2 && text.ContainsAny('_', '(', ' '))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool IsYearOrDecade(int i) =>
        IsYear(i)
        || (
            tokens[i].Length is 6 or 7
            && TextOf(tokens[i]) is var glued
            && (glued.StartsWith("CD", StringComparison.OrdinalIgnoreCase) || glued.StartsWith("WEB", StringComparison.OrdinalIgnoreCase))
            && Digits(glued, glued.Length - 4, 4, out var year) == 4
            && year >= 1950
            && year <= latestYear
        )
        || (
            tokens[i].Length == 4
            && TextOf(tokens[i]) is var word
            && (word.StartsWith("19") || word.StartsWith("20"))
            && char.IsAsciiDigit(word[2])
            && Lower(word, 3) == 'x'
        );

    /// <summary>"v1.41": the version of a program.</summary>
    private readonly int VersionAt()
    {
        for (var i = 1; i + 1 < count; i++)
        {
            if (
                tokens[i].Length is >= 2 and <= 3
                && Lower(text, tokens[i].Start) == 'v'
                && char.IsAsciiDigit(text[tokens[i].Start + 1])
                && tokens[i + 1].Value >= 0
                && tokens[i + 1].Gap == Gap.Dot
            )
            {
                return i;
            }

            // "v.2.00".
            if (
                tokens[i].Length == 1
                && Lower(text, tokens[i].Start) == 'v'
                && tokens[i + 1].Value >= 0
                && tokens[i + 1].Gap == Gap.Dot
                && !video
            )
            {
                return i;
            }

            // "22.0.316", "16.30.19101301", "4.21.12".
            if (
                i + 2 < count
                && tokens[i].Value is >= 0 and < 100
                && tokens[i + 1].Value >= 0
                && tokens[i + 2].Value >= (video ? 100 : 0)
                && tokens[i + 1].Gap == Gap.Dot
                && tokens[i + 2].Gap == Gap.Dot
                && tokens[i + 2].Word is null
                && !IsYear(i + 2)
                && !IsYear(i + 1)
                && (yearAt < 0 || !video)
            )
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>One run of letters and digits that no person wrote.</summary>
    private readonly bool IsObscure()
    {
        var length = 0;
        var at = 0;
        for (var i = 0; i < high; i++)
        {
            if (tokens[i].Length > length && tokens[i].Mark < 0)
            {
                length = tokens[i].Length;
                at = i;
            }
        }

        // "170424_26.mkv": the poster's own count.
        if (low < high && tokens[low].Value >= 0 && tokens[low].Length >= 6 && high - low <= 2 && tokens[high - 1].Value >= 0)
        {
            return true;
        }

        if (length < 14 || high > 4 || video)
        {
            return false;
        }

        var word = TextOf(tokens[at]);
        int digits = 0,
            turns = 0;
        for (var i = 0; i < word.Length; i++)
        {
            digits += char.IsAsciiDigit(word[i]) ? 1 : 0;
            turns +=
                i > 0
                && (char.IsAsciiDigit(word[i]) != char.IsAsciiDigit(word[i - 1]) || (char.IsUpper(word[i]) && char.IsLower(word[i - 1])))
                    ? 1
                    : 0;
        }

        return digits > 0 && (turns >= 4 || digits > word.Length / 2);
    }
}
