namespace Hybrid.Releases;

using static Chars;

internal ref partial struct NameReader
{
    private readonly string[] FindTellTales(bool numbered)
    {
        List<string>? found = null;
        var sure = numbered && exact;
        var pictured = resolution is not null || source is { Strength: Strength.Hard } && source.Value is not ("DVD" or "VHS");
        for (var i = 0; i < count; i++)
        {
            if (tokens[i].Word is not { Class: WordClass.TellTale } word || tokens[i].Words == 0 || tokens[i].Part is Part.Group)
            {
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

        if (!sure && IsMusic())
        {
            Note(ref found, "music");
        }

        if (!sure && !pictured && !videoFile && VersionAt() is var at and >= 0)
        {
            Note(ref found, TextOf(tokens[at]));
        }

        if (count > 0 && tokens[count - 1].Part == Part.TellTale)
        {
            Note(ref found, TextOf(tokens[count - 1]));
        }

        return found is null ? [] : [.. found];
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
            hyphens += tokens[i].Gap
                is Gap.Hyphen
                    or (Gap.Hyphen | Gap.Underscore)
                    or (Gap.Hyphen | Gap.Opened)
                    or (Gap.Hyphen | Gap.Closed)
                    or (Gap.Hyphen | Gap.Underscore | Gap.Closed)
                    or (Gap.Hyphen | Gap.Underscore | Gap.Opened)
                ? 1
                : 0;
            dots += tokens[i].Gap == Gap.Dot ? 1 : 0;
        }

        for (var i = 2; i < count; i++)
        {
            if (
                IsYearOrDecade(i)
                && (tokens[i].Gap & Gap.Hyphen) != Gap.None
                && (tokens[i].Gap & Gap.Space) == Gap.None
                && i + 1 < count
                && (tokens[i + 1].Gap == Gap.Hyphen)
                && count - i <= 4
                && hyphens >= 3
                && dots <= hyphens + 2
            )
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool IsYearOrDecade(int i) =>
        IsYear(i)
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

            // "22.0.316", "16.30.19101301".
            if (
                i + 2 < count
                && tokens[i].Value is >= 0 and < 100
                && tokens[i + 1].Value >= 0
                && tokens[i + 2].Value >= 100
                && tokens[i + 1].Gap == Gap.Dot
                && tokens[i + 2].Gap == Gap.Dot
                && tokens[i + 2].Word is null
                && !IsYear(i + 2)
                && yearAt < 0
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
