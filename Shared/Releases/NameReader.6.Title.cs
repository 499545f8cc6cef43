namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    /// <summary>
    /// The title runs from the first word to the first thing that cannot belong to it: a numbering, the year, a sure tag, a bracket of tags.
    /// Then words at its end that are tags next to tags are removed from it ("Movie.GERMAN.720p").
    /// </summary>
    private void FindTitle()
    {
        _titleFrom = _numberFirst ? _anchorEnd : _low;
        // A mark at the very beginning: the episode's title follows ("S01E02 - Pilot").
        if (
            _anchor == _low
            && !_numberFirst
            && _seasons.Any
            && !_episodes.Any
            && _anchorEnd < _high
            && _tokens[_anchorEnd].Gap == Gap.Space
            && _tokens[_anchorEnd].Word is not { Strength: >= Strength.Soft }
        )
        {
            // "S02 Some Series": the season comes first.
            _titleFrom = _anchorEnd;
        }
        else if (
            _anchor == _low
            && !_numberFirst
            && !_exact
            && _episodes.Any
            && _tokens[_low].Value < 0
            && _tokens[_low].Mark < 0
            && _place == Place.Alone
            && HeadEnd() is var head
            && head < _high
            && _tokens[head].Gap == Gap.Space
        )
        {
            // "Episode 14 Show Title".
            _titleFrom = head;
        }
        else if (_anchor == _low && !_numberFirst)
        {
            _titleFrom = _titleTo = _low;
            _yearAt = FindYear(_high);
            return;
        }

        int stop = _high;
        bool sure = false;
        for (int i = _titleFrom; i < _high; i++)
        {
            if (
                (i >= _anchor && i < _anchorEnd && _anchor >= _titleFrom || _tokens[i].Part is Part.Season && i > _titleFrom)
                || (_tokens[i].Part is Part.Hash or Part.Id or Part.Site && i > _titleFrom)
                || (i > _titleFrom && IsFileType(i))
            )
            {
                stop = i;
                break;
            }

            // "8 Bit Christmas": a word that the vocabulary lists as a tag may begin a title.
            if (i == _titleFrom || (_tokens[i].Words == 0 && i - _titleFrom < 4 && _tokens[i].Word == _tokens[_titleFrom].Word))
            {
                continue;
            }

            if (_numberFirst && _tokens[i].AfterDash)
            {
                stop = i;
                break;
            }

            if (_tokens[i].Word is { Strength: Strength.Hard, Class: not WordClass.Alias })
            {
                stop = i;
                sure = true;
                break;
            }

            if (
                _tokens[i].Bracket >= 0
                && _brackets[_tokens[i].Bracket].First == i
                && (StartsTags(_tokens[i].Bracket) || InnerSite(_tokens[i].Bracket))
            )
            {
                stop = i;
                break;
            }
        }

        _yearAt = FindYear(stop);
        bool atYear = _yearAt >= 0 && _yearAt < stop;
        if (atYear)
        {
            stop = _yearAt;
        }

        stop = BracketStart(stop);
        if (!atYear && stop >= _high)
        {
            stop = LooseEnd(stop);
        }

        _titleTo = Math.Max(_titleFrom, WithoutVolume(GiveBack(stop, atYear, sure)));
        if (_titleTo == _titleFrom && atYear && _yearAt == _low)
        {
            // "2008 The Incredible Hulk": the year comes first.
            _titleFrom = _yearAt + 1;
            _titleTo = Math.Max(_titleFrom, GiveBack(BracketStart(StopFrom(_titleFrom)), false, true));
        }

        TakeCountry();
        TakeSecondTitle();
    }

    /// <summary>"[Group] Title - Vol.1 [BD]": a disc of an anime series.</summary>
    private int WithoutVolume(int end)
    {
        int at = end - 2;
        if (_headGroup < 0 || at <= _titleFrom || !_tokens[at].AfterDash || !Is(at, WordUse.VolumeWord) || _tokens[at + 1].Value < 0)
        {
            return end;
        }

        _part = _tokens[at + 1].Value;
        _tokens[at].Part = _tokens[at + 1].Part = Part.PartNumber;
        return at;
    }

    /// <summary>"Title MP4 + subs": the file type in the middle of the name.</summary>
    private readonly bool IsFileType(int i) => Is(i, WordUse.VideoFile);

    private readonly int HeadEnd()
    {
        int end = _low;
        while (end < _high && _tokens[end].Part == Part.Episode)
        {
            end++;
        }

        return end;
    }

    private readonly int StopFrom(int from)
    {
        for (int i = from + 1; i < _high; i++)
        {
            if (
                (i >= _anchor && _anchor >= 0)
                || _tokens[i].Word is { Strength: Strength.Hard }
                || _tokens[i].Part == Part.Hash
                || (_tokens[i].Bracket >= 0 && _brackets[_tokens[i].Bracket].First == i && StartsTags(_tokens[i].Bracket))
            )
            {
                return i;
            }
        }

        return _high;
    }

    private readonly bool InnerSite(int at) => IsSite(_brackets[at].First, Math.Min(_brackets[at].Last + 1, _high));

    /// <summary>If the title would stop inside a bracket, it stops before the bracket: "Hive [2021 - Albania]".</summary>
    private readonly int BracketStart(int stop) =>
        stop < _high && _tokens[stop].Bracket >= 0 && _brackets[_tokens[stop].Bracket].First > _titleFrom
            ? _brackets[_tokens[stop].Bracket].First
            : stop;

    /// <summary>Even if the name has nothing sure, an edition or a language that reaches its end does not belong to the title.</summary>
    private readonly int LooseEnd(int stop)
    {
        while (
            stop - 1 > _titleFrom
            && _tokens[stop - 1].Word
                is { Strength: Strength.Soft, Class: WordClass.Edition or WordClass.Language or WordClass.Complete } word
            && !AfterJoint(stop - 1)
            && (word.Class != WordClass.Language || _tokens[stop - 1].Gap != Gap.Space)
        )
        {
            stop--;
        }

        return stop;
    }

    private readonly bool IsVersion(int i) =>
        _tokens[i].Length == 2 && Chars.Lower(_text, _tokens[i].Start) == 'v' && char.IsAsciiDigit(_text[_tokens[i].Start + 1]);

    private readonly bool AfterJoint(int i)
    {
        while (i > _titleFrom && _tokens[i].Words == 0)
        {
            i--;
        }

        return i > _titleFrom && Is(i - 1, WordClass.Joint) && (_tokens[i].Gap & Gap.Opened) == Gap.None;
    }

    private readonly int GiveBack(int stop, bool atYear, bool sure)
    {
        int end = stop;
        bool numbered = _anchor >= 0 && stop == _anchor;
        while (end - 1 > _titleFrom)
        {
            ref Token last = ref _tokens[end - 1];
            if (last.Part is Part.PartNumber)
            {
                end--;
                continue;
            }

            if (
                last.Word is not { } word
                || (last.Bracket >= 0 && last.Bracket != _tokens[_titleFrom].Bracket && !StartsTags(last.Bracket))
            )
            {
                break;
            }

            bool given = word.Class switch
            {
                WordClass.Edition when numbered => word.Value is "Uncut" or "Uncensored" or "Unrated",
                WordClass.Edition => word.Strength == Strength.Soft || end < stop || (atYear && last.Length == 2),
                WordClass.Language => word.Strength == Strength.Soft
                    ? !numbered && !IsAdjective(end - 1, atYear)
                    : !atYear && !numbered && sure && end < stop && IsUpper(TextOf(last)),
                WordClass.Proper => word.Strength == Strength.Soft || (sure && !atYear),
                WordClass.Complete => true,
                // "Title - PV".
                WordClass.Special => word.Value is "NC" && last.AfterDash,
                // "Gremlins: The New Batch" 1990.
                WordClass.Tag when word.Value is "pack" => numbered || last.Bracket >= 0 || last.Length != 5 || !atYear,
                WordClass.Tag when IsVersion(end - 1) => (_tokens[Math.Min(end, _count - 1)].Gap & Gap.Opened) != Gap.None,
                WordClass.Tag => word.Strength == Strength.Soft
                    ? !(atYear && word.Value is "video") && (!numbered || word.Value is null && Is(end - 1, WordUse.SeriesPackWord))
                    : sure && end < stop && !atYear,
                WordClass.Network => sure && !numbered && !atYear && Is(end, WordClass.Source) && word.Strength >= Strength.Weak,
                WordClass.Source or WordClass.Codec or WordClass.Audio or WordClass.Hdr or WordClass.Resolution => word.Strength
                    >= Strength.Soft
                    && !atYear
                    && !numbered
                    && sure,
                _ => false,
            };
            if (!given || AfterJoint(end - 1))
            {
                break;
            }

            do
            {
                end--;
            } while (end > _titleFrom && _tokens[end].Words == 0);
        }

        return end <= _titleFrom ? stop : end;
    }

    /// <summary>"The Good German" 2006, "Johnny English" 2003: without this word the title would be too short.</summary>
    private readonly bool IsAdjective(int i, bool atYear) =>
        atYear && (i - _titleFrom <= 1 || (i - _titleFrom <= 2 && Is(_titleFrom, WordUse.Article)));

    private readonly int FindYear(int stop)
    {
        int found = -1;
        for (int i = _titleFrom; i < _high && i <= stop; i++)
        {
            if (!IsYear(i) || _tokens[i].Part != Part.None)
            {
                continue;
            }

            if (_tokens[i].Bracket >= 0 && i > _titleFrom)
            {
                // A year in brackets, "(2016)", is surer than any outside them.
                return FirstOfSpan(i);
            }

            // A year as the first word, or at the end ("Movie 1917"), belongs to the title unless no other year is found.
            if (i > _titleFrom && i < stop)
            {
                found = i;
            }
        }

        if (found >= 0)
        {
            return FirstOfSpan(found);
        }

        // After the tags: "The.English.Patient.BluRay.1996.German"; after a number only if tags follow.
        for (int i = Math.Max(stop, _titleFrom + 1); i < _high; i++)
        {
            if (
                IsYear(i)
                && _tokens[i].Part == Part.None
                && _airDate is null
                && (
                    _anchor < 0
                    || (_tokens[i].Gap & Gap.Slash) != Gap.None
                    || _tokens[i].Bracket >= 0
                    || i + 1 >= _high
                    || _tokens[i + 1].Word is { Strength: Strength.Hard } or { Class: WordClass.Complete }
                    || IsYear(i + 1)
                )
                && !(i == _high - 1 && _tokens[i].Gap == Gap.Hyphen)
            )
            {
                return i;
            }
        }

        // "2009.shoot.fruit.chan.multi.dvd9": the year comes first.
        return _anchor < 0 && IsYear(_low) && _low + 1 < _high && stop > _low + 1 && !_tokens[_low].Touches ? _low
            : _anchor < 0 && IsYear(_low) && _low + 2 < _high && stop > _low + 2 ? _low
            : -1;
    }

    /// <summary>"2015-2017": the first year.</summary>
    private readonly int FirstOfSpan(int i) =>
        i - 1 > _titleFrom
        && IsYear(i - 1)
        && _tokens[i].Gap == Gap.Hyphen
        && _tokens[i - 1].Value < _tokens[i].Value
        && (
            _tokens[i].Bracket >= 0
            || (_tokens[i - 1].Gap & Gap.Other) != Gap.None
            || i + 1 >= _high
            || _tokens[i + 1].Mark >= 0
            || _tokens[i + 1].Word is { Strength: Strength.Hard }
        )
            ? i - 1
            : i;

    /// <summary>"The.Office.US.S01", "Shameless (UK) - 1x01".</summary>
    private void TakeCountry()
    {
        int last = _titleTo - 1;
        if (
            _anchor < 0
            || _airDate is not null
            || last <= _titleFrom
            || _tokens[last].Word is not { Class: WordClass.Country } word
            || !char.IsUpper(_text[_tokens[last].Start + 1])
        )
        {
            return;
        }

        // The title keeps the country, because catalogs often have it too. The title without it is an alternative.
        _country = word.Value;
        _countryAt = last;
    }

    /// <summary>A bracket at the title's end holds a second title: "World's End Harem (Shuumatsu no Harem) S01E08".</summary>
    private void TakeSecondTitle()
    {
        if (_anchor >= _titleTo && TakeTitleBehindNumber())
        {
            return;
        }

        // "Title (Second) (Director)": each bracket at the end.
        while (_titleTo - 1 > _titleFrom && _tokens[_titleTo - 1].Bracket is var at and >= 0 && _tokens[_titleFrom].Bracket < 0)
        {
            Bracket bracket = _brackets[at];
            if (
                bracket.First <= _titleFrom
                || bracket.Last != _titleTo - 1
                || bracket.Start == 0
                || Chars.At(_text, bracket.Start - 1) is not (' ' or '.' or '_')
            )
            {
                return;
            }

            _titleTo = bracket.First;
            if (bracket.Square && _headGroup < 0 && _anchor < 0)
            {
                // "Title [HorribleSubs] (1080p)".
                _headGroup = at;
                Put(bracket.First, bracket.Last + 1, Part.Group);
                return;
            }

            _secondFrom = bracket.First;
            _secondTo = bracket.Last + 1;
        }
    }

    /// <summary>"全职高手 第3季 / Series S3 - 09", "Название (S2E1-4) / Title (S2E1-4)", "[斗破苍穹 第5季][Fights Break Sphere]": the second title is after the number.</summary>
    private bool TakeTitleBehindNumber()
    {
        for (int i = _anchor + 1; i < _high && i <= _anchorEnd + 8; i++)
        {
            if (_tokens[i].Word is { Strength: Strength.Hard } || IsYear(i))
            {
                return false;
            }

            bool boxed =
                _tokens[_titleFrom].Bracket >= 0
                && _tokens[i].Bracket >= 0
                && _brackets[_tokens[i].Bracket].First == i
                && _brackets[_tokens[i].Bracket].Square
                && !StartsTags(_tokens[i].Bracket);
            if (
                _tokens[i].Part != Part.None
                || _tokens[i].Value >= 0
                || !(boxed || (_tokens[i].Bracket < 0 && (_tokens[i].Gap & (Gap.Slash | Gap.Bar)) != Gap.None))
            )
            {
                continue;
            }

            int end = i + 1;
            while (
                end < _high
                && _tokens[end].Part == Part.None
                && _tokens[end].Mark < 0
                && _tokens[end].Bracket == _tokens[i].Bracket
                && !IsYear(end)
                && (_tokens[end].Gap & (Gap.Slash | Gap.Bar)) == Gap.None
                && _tokens[end].Word is not { Strength: Strength.Hard }
            )
            {
                end++;
            }

            _secondFrom = i;
            _secondTo = end;
            Put(i, end, Part.Alias);
            return true;
        }

        return false;
    }
}
