using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    private readonly string[] FindTellTales(bool numbered, out bool decisive)
    {
        List<string>? found = null;
        int extras = 0;
        bool sure = numbered && _exact;
        bool pictured = _resolution is not null || _source is { Strength: Strength.Hard } && _source.Value is not ("DVD" or "VHS");
        for (int i = 0; i < _count; i++)
        {
            if (
                _tokens[i].Word is not { Class: WordClass.TellTale } word
                || _tokens[i].Words == 0
                || (_tokens[i].Part is Part.Group && _headGroup < 0)
            )
            {
                continue;
            }

            if (word.Value is "extra")
            {
                if (_tokens[i].Part != Part.Title || i > _titleFrom)
                {
                    Note(ref found, TextOf(_tokens[i]));
                    extras++;
                }

                continue;
            }

            bool counts = word.Strength switch
            {
                Strength.Hard => !sure || _tokens[i].Part == Part.TellTale,
                Strength.Soft => !sure
                    && !pictured
                    && !_videoFile
                    && !(HasYear() && _tokens[i].Part == Part.Title)
                    && !(numbered && _tokens[i].Part == Part.Title),
                _ => i == _count - 1 && i > 0 && (_tokens[i].Gap & Gap.Hyphen) != Gap.None && !pictured,
            };
            if (counts)
            {
                Note(ref found, TextOf(_tokens[i]));
            }
        }

        if (
            _groupStart >= 0
            && _groupEnd > _groupStart
            && !pictured
            && !sure
            && Vocabulary.Find(_text[_groupStart.._groupEnd]) is { Class: WordClass.TellTale, Strength: Strength.Weak }
        )
        {
            Note(ref found, _text[_groupStart.._groupEnd]);
        }

        if (!numbered && !_video && !_videoFile && FirstOf(Part.Audio) is var audio and >= 0)
        {
            // "Artist - Album [FLAC]": audio without video.
            Note(ref found, TextOf(_tokens[audio]));
        }

        if (!sure && IsMusic())
        {
            Note(ref found, "music");
        }

        if (!sure && !pictured && !_videoFile && VersionAt() is var at and >= 0)
        {
            Note(ref found, TextOf(_tokens[at]));
        }

        if (!sure && !_video && !_videoFile && Polyglot() is var game and >= 0)
        {
            Note(ref found, TextOf(_tokens[game]));
        }

        if (_count > 0 && _tokens[_count - 1].Part == Part.TellTale)
        {
            Note(ref found, TextOf(_tokens[_count - 1]));
        }

        decisive = (found?.Count ?? 0) > extras;
        NoteBeside(numbered, ref found);
        return found is null ? [] : [.. found];
    }

    /// <summary>"MULTi13": games count their languages.</summary>
    private readonly int Polyglot()
    {
        for (int i = 1; i < _count; i++)
        {
            if (
                _tokens[i].Length is 6 or 7
                && TextOf(_tokens[i]) is var word
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
        for (int i = 0; i < _count; i++)
        {
            if (_tokens[i].Part == kind)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Tell-tales that do not change the kind: "Show.S01.EXTRAS", "Trilogy 1999-2003", "Parody XXX".</summary>
    private readonly void NoteBeside(bool numbered, ref List<string>? found)
    {
        for (int i = Math.Max(_titleTo, 1); i < _high; i++)
        {
            if (_tokens[i].Part is Part.Tag or Part.None or Part.Season && Is(i, WordUse.ExtraWord))
            {
                Note(ref found, TextOf(_tokens[i]));
            }
        }

        if (!numbered && _yearAt >= 0 && _yearAt + 1 < _high && IsYear(_yearAt + 1) && _tokens[_yearAt + 1].Gap == Gap.Hyphen)
        {
            Note(ref found, "collection");
        }
    }

    private static void Note(ref List<string>? found, ReadOnlySpan<char> word)
    {
        string plain = word.ToString().ToLowerInvariant();
        if (found?.Contains(plain) != true)
        {
            (found ??= []).Add(plain);
        }
    }

    /// <summary>"Artist-Title-WEB-2017-GROUP": music has the year before the group, and hyphens around both and between the words before.</summary>
    private readonly bool IsMusic()
    {
        int hyphens = 0;
        int dots = 0;
        for (int i = 1; i < _count; i++)
        {
            hyphens += (_tokens[i].Gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen ? 1 : 0;
            dots += _tokens[i].Gap == Gap.Dot ? 1 : 0;
        }

        // "Artist-Title(CAT 12).2019-WEB".
        if (
            _count > 2
            && IsYear(_count - 2)
            && _tokens[_count - 1].Gap == Gap.Hyphen
            && _source is { Value: "WEB" }
            && Is(_count - 1, WordClass.Source)
            && hyphens > 1
        )
        {
            return true;
        }

        for (int i = 2; i < _count; i++)
        {
            Gap gap = _tokens[i].Gap;
            bool tight =
                (gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen
                && i + 1 < _count
                && (_tokens[i + 1].Gap & (Gap.Hyphen | Gap.Space)) == Gap.Hyphen
                && _count - i <= 4;
            bool year = IsYearOrDecade(i) && hyphens >= 3;
            bool day = _tokens[i].Mark >= 0 && _marks[_tokens[i].Mark].Kind == MarkKind.Date && hyphens >= 2;
            if (tight && (year || day) && dots <= hyphens + 2 && _text.ContainsAny('_', '(', ' '))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool IsYearOrDecade(int i) =>
        IsYear(i)
        || (
            _tokens[i].Length is 6 or 7
            && TextOf(_tokens[i]) is var glued
            && (glued.StartsWith("CD", StringComparison.OrdinalIgnoreCase) || glued.StartsWith("WEB", StringComparison.OrdinalIgnoreCase))
            && Digits(glued, glued.Length - 4, 4, out int year) == 4
            && year >= 1950
            && year <= _latestYear
        )
        || (
            _tokens[i].Length == 4
            && TextOf(_tokens[i]) is var word
            && (word.StartsWith("19") || word.StartsWith("20"))
            && char.IsAsciiDigit(word[2])
            && Lower(word, 3) == 'x'
        );

    /// <summary>"v1.41": a program's version.</summary>
    private readonly int VersionAt()
    {
        for (int i = 1; i + 1 < _count; i++)
        {
            if (
                _tokens[i].Length is >= 2 and <= 3
                && Lower(_text, _tokens[i].Start) == 'v'
                && char.IsAsciiDigit(_text[_tokens[i].Start + 1])
                && _tokens[i + 1].Value >= 0
                && _tokens[i + 1].Gap == Gap.Dot
            )
            {
                return i;
            }

            // "v.2.00".
            if (
                _tokens[i].Length == 1
                && Lower(_text, _tokens[i].Start) == 'v'
                && _tokens[i + 1].Value >= 0
                && _tokens[i + 1].Gap == Gap.Dot
                && !_video
            )
            {
                return i;
            }

            // "22.0.316", "16.30.19101301", "4.21.12".
            if (
                i + 2 < _count
                && _tokens[i].Value is >= 0 and < 100
                && _tokens[i + 1].Value >= 0
                && _tokens[i + 2].Value >= (_video ? 100 : 0)
                && _tokens[i + 1].Gap == Gap.Dot
                && _tokens[i + 2].Gap == Gap.Dot
                && _tokens[i + 2].Word is null
                && !IsYear(i + 2)
                && !IsYear(i + 1)
                && (_yearAt < 0 || !_video)
            )
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A single run of letters and digits that no person wrote.</summary>
    private readonly bool IsObscure()
    {
        int length = 0;
        int at = 0;
        for (int i = 0; i < _high; i++)
        {
            if (_tokens[i].Length > length && _tokens[i].Mark < 0)
            {
                length = _tokens[i].Length;
                at = i;
            }
        }

        // "170424_26.mkv": the poster's own numbering.
        if (_low < _high && _tokens[_low].Value >= 0 && _tokens[_low].Length >= 6 && _high - _low <= 2 && _tokens[_high - 1].Value >= 0)
        {
            return true;
        }

        if (length < 14 || _high > 4 || _video)
        {
            return false;
        }

        ReadOnlySpan<char> word = TextOf(_tokens[at]);
        int digits = 0,
            turns = 0;
        for (int i = 0; i < word.Length; i++)
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
