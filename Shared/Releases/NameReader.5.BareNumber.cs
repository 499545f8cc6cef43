using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    /// <summary>
    /// An episode number that only its place identifies: "Title - 04 [720p]", "[Group] Title 04", "[Title][04]", "Show.102.HDTV", "03-Show".
    /// The surest place wins: in its own bracket, after a dash, as the last word of the title, at the very beginning.
    /// </summary>
    private void FindBareNumber()
    {
        if (TakeSeasonHead())
        {
            return;
        }

        if (TakeSpecial())
        {
            return;
        }

        bool television = Television();
        bool hash = false;
        for (int i = 0; i < _bracketCount; i++)
        {
            hash |= _brackets[i].First >= _low && IsHash(i);
        }

        bool anime = _headGroup >= 0 || hash;
        int stop = FirstSureTag();
        bool yearBefore = YearBefore(stop, out int yearAt);
        int found = _place == Place.Season ? AtTheHead(stop, yearBefore) : -1;
        if (found < 0)
        {
            found = BehindDash(stop, yearAt) is var dash and >= 0 ? dash : InOwnBracket(stop);
        }

        if (found < 0)
        {
            found = AtTheHead(stop, yearBefore);
        }

        if (found < 0)
        {
            found = Versioned(stop);
        }

        if (found < 0)
        {
            found = LastOfTitle(stop, anime, television, yearBefore, yearAt);
        }

        if (found < 0)
        {
            return;
        }

        TakeBare(found, television, anime);
    }

    private void TakeBare(int found, bool television, bool anime)
    {
        _ = IsVersioned(found, out int number, out int width);
        _bare = true;
        // "Show.102.HDTV", "show.2401.hdtv", "CSI.525": season and episode in one number.
        bool dotted =
            _tokens[found].Gap is Gap.Dot or Gap.Underscore && found + 1 >= _high && !_videoFile
            || _tokens[found].Gap == Gap.Underscore && found + 1 >= _high;
        if (
            !anime
            && found > _low
            && _text[_tokens[found].Start] != '0'
            && ((width is 3 or 4 && television) || (width == 3 && (dotted || (_tokens[found].Bracket >= 0 && _tokens[found].Length == 3))))
            && number % 100 > 0
            && !IsOfFilms(found - 1)
            && _tokens[found].Length == width
        )
        {
            _exact = true;
            _bare = false;
            _seasons.Add(number / 100);
            _episodes.Add(number % 100);
            Anchor(found, Part.Episode);
            if (IsPlainNumber(found + 1) && _tokens[found + 1].Length == width && _tokens[found + 1].Value / 100 == number / 100)
            {
                _episodes.Add(_tokens[found + 1].Value % 100);
                Anchor(found + 1, Part.Episode);
            }

            return;
        }

        if (width == 5)
        {
            // "10910": season 1, episodes 9 and 10.
            (int first, int second) = (number / 100 % 100, number % 100);
            if (second != first + 1 || anime)
            {
                return;
            }

            _exact = true;
            _bare = false;
            _seasons.Add(number / 10000);
            _episodes.AddRange(first, second);
            Anchor(found, Part.Episode);
            return;
        }

        // "02.09": season and episode.
        if (
            !anime
            && width == 2
            && _text[_tokens[found].Start] == '0'
            && IsPlainNumber(found + 1)
            && _tokens[found + 1].Length == 2
            && _tokens[found + 1].Gap is Gap.Dot or Gap.Underscore
            && found + 2 >= _high
            && found > _low
        )
        {
            _exact = true;
            _bare = false;
            _seasons.Add(number);
            _episodes.Add(_tokens[found + 1].Value);
            Anchor(found, Part.Episode);
            Anchor(found + 1, Part.Episode);
            return;
        }

        // "5.01" after a dash or alone in a bracket: season and episode.
        if (IsPlainNumber(found + 1) && _tokens[found + 1].Gap == Gap.Dot && _tokens[found + 1].Length == 2 && width == 1 && number > 0)
        {
            _exact = true;
            _bare = false;
            _seasons.Add(number);
            _episodes.Add(_tokens[found + 1].Value);
            Anchor(found, Part.Episode);
            Anchor(found + 1, Part.Episode);
            return;
        }

        int end = ReadRange(found, number, ref _episodes);
        for (int k = found; k < end; k++)
        {
            Anchor(k, Part.Episode);
        }

        // "12.5" is between two episodes.
        if (end == found + 1 && IsPlainNumber(end) && _tokens[end].Gap == Gap.Dot && _tokens[end].Length == 1)
        {
            _fraction = _tokens[end].Value;
            Anchor(end, Part.Episode);
            if (IsPlainNumber(end + 1) && _tokens[end + 1].Gap == Gap.Dot && _tokens[end + 1].Length == 1)
            {
                Anchor(end + 1, Part.Episode);
            }
        }

        _numberFirst = found == _low;
    }

    /// <summary>The first token after the first word that can only be a tag.</summary>
    private readonly int FirstSureTag()
    {
        for (int i = _low + 1; i < _high; i++)
        {
            if (
                _tokens[i].Word is { Strength: Strength.Hard }
                || (_tokens[i].Bracket >= 0 && _brackets[_tokens[i].Bracket].First == i && i > _low && StartsTags(_tokens[i].Bracket))
            )
            {
                return i;
            }
        }

        return _high;
    }

    /// <summary>A bracket of tags, a checksum, or a year.</summary>
    private readonly bool StartsTags(int at)
    {
        int first = _brackets[at].First;
        int last = Math.Min(_brackets[at].Last, _high - 1);
        if (IsHash(at))
        {
            return true;
        }

        bool all = true;
        bool any = false;
        for (int i = first; i <= last; i++)
        {
            Word? word = _tokens[i].Word;
            if (word is { Strength: Strength.Hard, Class: not WordClass.Alias })
            {
                return true;
            }

            all &=
                word
                    is {
                        Class: not (
                            WordClass.Joint
                            or WordClass.Numeral
                            or WordClass.SeasonWord
                            or WordClass.EpisodeWord
                            or WordClass.PartWord
                            or WordClass.Month
                        )
                    };
            any |= word is { Strength: Strength.Soft } or { Class: WordClass.Container };
        }

        // "(DVD, R2, ...)": it begins with the source.
        bool leads =
            _tokens[first].Word is { Class: WordClass.Source, Strength: Strength.Soft }
            && first < last
            && (_tokens[first + 1].Gap & Gap.Comma) != Gap.None;
        return leads
            || (all && any)
            || (
                first == last
                && _tokens[first].Length == 2
                && Lower(_text, _tokens[first].Start) == 'v'
                && char.IsAsciiDigit(_text[_tokens[first].Start + 1])
            );
    }

    private readonly bool YearBefore(int stop, out int yearAt)
    {
        yearAt = -1;
        for (int i = _low + 1; i < stop; i++)
        {
            if (IsYear(i))
            {
                yearAt = i;
            }
        }

        return yearAt >= 0;
    }

    private readonly int InOwnBracket(int stop)
    {
        for (int i = 0; i < _bracketCount; i++)
        {
            ref Bracket bracket = ref _brackets[i];
            int first = bracket.First;
            // "[TV 01-26 Fin]".
            bool television = first < bracket.Last && TextOf(_tokens[first]) is "TV";
            first += television ? 1 : 0;
            if (
                first < _low
                || (first > stop && _headGroup < 0 && !television)
                || bracket.Last < first
                || bracket.Last >= _high
                || (first == _low && bracket.Last + 1 >= _high)
            )
            {
                continue;
            }

            if (
                !IsVersioned(first, out int number, out int width)
                || IsYear(first)
                || width > 4
                || (!bracket.Square && width > 2)
                || (
                    width < 2
                    && _headGroup < 0
                    && !(first == _low && IsPlainNumber(first + 1) && _tokens[first + 1].Length == 2 && _tokens[first + 1].Gap == Gap.Dot)
                )
            )
            {
                continue;
            }

            // "(500) Days", "(1) "
            if (first == _low && !bracket.Square)
            {
                continue;
            }

            // "(04)" after " - 29" counts within the season: see TakeAbsoluteBeside.
            if (!bracket.Square && IsPlainNumber(first - 1) && _tokens[first - 1].AfterDash)
            {
                continue;
            }

            int end = first + 1;
            while (end <= bracket.Last && (IsVersioned(end, out _, out _) || IsEndWord(end)))
            {
                end++;
            }

            if (end > bracket.Last && number < 2000)
            {
                return first;
            }
        }

        return -1;
    }

    private readonly bool IsEndWord(int i) =>
        TextOf(_tokens[i]) is var word
        && (
            word.Equals("end", StringComparison.OrdinalIgnoreCase)
            || word.Equals("fin", StringComparison.OrdinalIgnoreCase)
            || word.Equals("tv", StringComparison.OrdinalIgnoreCase)
            || word is "完" or "全"
        );

    /// <summary>"Movie - 09", "Vol - 2", "Part 3": the number counts something else.</summary>
    private readonly bool IsOfFilms(int i) =>
        i >= _low
        && (
            Is(i, WordClass.PartWord)
            || Is(i, WordClass.DiscWord)
            || (
                TextOf(_tokens[i]) is var word
                && (
                    word.Equals("movie", StringComparison.OrdinalIgnoreCase)
                    || word.Equals("film", StringComparison.OrdinalIgnoreCase)
                    || word.Equals("vol", StringComparison.OrdinalIgnoreCase)
                    || word.Equals("volume", StringComparison.OrdinalIgnoreCase)
                )
            )
        );

    private readonly int BehindDash(int stop, int yearAt)
    {
        int found = -1;
        for (int i = _low + 1; i < Math.Min(_high, PastBracket(stop) + 1); i++)
        {
            if (
                !_tokens[i].AfterDash
                || !IsVersioned(i, out int number, out int width)
                || _tokens[i].Bracket >= 0 && _brackets[_tokens[i].Bracket].First != i
            )
            {
                // "Title - #04", "Title - (01-04)".
                continue;
            }

            if (width < 2 && _headGroup < 0 && !(IsPlainNumber(i + 1) && _tokens[i + 1].Gap == Gap.Dot))
            {
                continue;
            }

            // A year follows: "300 - 20 (2006)" is a movie.
            if ((yearAt > i && width < 2) || IsYear(i) || number > 2999 || IsOfFilms(i - 1))
            {
                continue;
            }

            int end = i + 1;
            while (end < _high && _tokens[end].Gap == Gap.Hyphen && IsVersioned(end, out _, out _))
            {
                end++;
            }

            if (end >= _high || _tokens[end].AfterDash || (_tokens[end].Gap & Gap.Opened) != Gap.None || end == stop)
            {
                return i;
            }

            // "21 Grams (2003) - 21 gramov": after a year the title is repeated.
            found = found < 0 && yearAt < 0 ? i : found;
        }

        return found;
    }

    /// <summary>"Title (DVD) - 01v2": a bracket of tags may be before the number.</summary>
    private readonly int PastBracket(int stop) =>
        stop < _high && _tokens[stop].Bracket is var at and >= 0 && _brackets[at].First == stop && !_brackets[at].Square
            ? _brackets[at].Last + 1
            : stop;

    private readonly int Versioned(int stop)
    {
        for (int i = _low + 1; i < stop; i++)
        {
            if (_tokens[i].Value < 0 && IsVersioned(i, out _, out _) && Lower(_text, _tokens[i].End - 2) == 'v')
            {
                return i;
            }

            // "Title #36", "Title 10_v2", "Title.001.v4".
            if (
                IsPlainNumber(i)
                && !IsYear(i)
                && !IsOfFilms(i - 1)
                && (
                    (_tokens[i].Gap & Gap.Hash) != Gap.None
                    || (
                        i + 1 < _high
                        && _tokens[i + 1].Length == 2
                        && Lower(_text, _tokens[i + 1].Start) == 'v'
                        && char.IsAsciiDigit(_text[_tokens[i + 1].Start + 1])
                    )
                )
            )
            {
                return i;
            }
        }

        return -1;
    }

    private readonly int LastOfTitle(int stop, bool anime, bool television, bool yearBefore, int yearAt)
    {
        int last = stop - 1;
        // Languages and editions may be in between: "Dead.Set.02.FRENCH.LD.DVDRip", "One Piece 603 VOSTFR".
        while (
            last > _low
            && (_tokens[last].Word is { Strength: Strength.Soft } or { Class: WordClass.Tag } || IsEndWord(last))
            && !IsPlainNumber(last)
        )
        {
            last--;
        }

        // "UFC.179.PPV": an event has a number.
        if (last <= _low || !IsPlainNumber(last) || IsYear(last) || IsOfFilms(last - 1) || IsPayPerView(last + 1))
        {
            return InMidst(stop, anime);
        }

        int width = _tokens[last].Length;
        bool padded = _text[_tokens[last].Start] == '0' && width > 1;
        int before = last - 1;
        if (IsPlainNumber(before) && _tokens[last].Gap == Gap.Dot && width == 1)
        {
            // "26.5" is between two episodes; "M3GAN.2.0" is a title.
            if (_tokens[before].Length < 2 || !anime)
            {
                return -1;
            }

            last--;
            width = _tokens[last].Length;
        }

        // In a range, its first number.
        bool range = false;
        while (
            last - 1 > _low
            && IsPlainNumber(last - 1)
            && (_tokens[last].Gap & (Gap.Hyphen | Gap.Tilde | Gap.Plus | Gap.Ampersand)) != Gap.None
            && _tokens[last - 1].Value < _tokens[last].Value
            && !IsYear(last - 1)
            && _tokens[last - 1].Length <= 4
        )
        {
            last--;
            range = true;
        }

        // "101.102": two episodes of one season. "02.09" at the end: season and episode.
        if (IsPlainNumber(before) && before > _low && width == _tokens[before].Length && !range)
        {
            bool pair = television && width == 3 && _tokens[before].Value + 1 == _tokens[last].Value;
            bool both =
                !television
                && width == 2
                && _text[_tokens[before].Start] == '0'
                && stop >= _high
                && _tokens[last].Gap is Gap.Dot or Gap.Underscore;
            last = pair || both ? before : last;
        }

        bool fits =
            anime ? width >= 2 || HashBehind(stop)
            : yearBefore ? television && last == yearAt + 1
            : padded || television || range && (width == 3 || (_tokens[last].Value <= 1 && stop < _high)) || (width >= 2 && stop >= _high);
        return fits && (width <= 4 || (television && width == 5)) ? last : InMidst(stop, anime);
    }

    /// <summary>"Dragon.Ball.001.DBOX.480p", "[Group] Monster 34 - Title", "[Group] One Piece 603 VOSTFR PS VITA".</summary>
    private readonly int InMidst(int stop, bool anime)
    {
        for (int i = _low + 1; i < stop; i++)
        {
            if (
                !IsPlainNumber(i)
                || IsYear(i)
                || _tokens[i].Length > 4
                || IsOfFilms(i - 1)
                || (_tokens[i].Length < 2 && !(anime && IsPlainNumber(i + 1)))
            )
            {
                continue;
            }

            if (
                (
                    anime
                    && IsPlainNumber(i + 1)
                    && _tokens[i + 1].Gap == Gap.Hyphen
                    && _tokens[i + 1].Value > _tokens[i].Value
                    && _tokens[i].Value <= 1
                )
                || (_tokens[i].Length == 3 && _tokens[i].Value is > 0 and < 100 && _text[_tokens[i].Start] == '0')
                || (anime && _tokens[i].Length == 2 && _tokens[i].Value > 0 && _text[_tokens[i].Start] == '0')
                || (
                    anime
                    && i + 1 < _high
                    && (_tokens[i + 1].AfterDash || _tokens[i + 1].Word is { Class: WordClass.Language, Strength: Strength.Soft })
                )
            )
            {
                return i;
            }
        }

        return -1;
    }

    private readonly bool IsPayPerView(int i) => i < _high && TextOf(_tokens[i]).Equals("ppv", StringComparison.OrdinalIgnoreCase);

    private readonly bool HashBehind(int stop) => stop < _high && _tokens[stop].Bracket >= 0 && IsHash(_tokens[stop].Bracket);

    /// <summary>"03-Criminal.Minds", "003-005. Show", "01 - Title", "[DeadFish] 01 - Title"; in a folder of a series also "02.Title", "1 Pilot".</summary>
    private readonly int AtTheHead(int stop, bool yearBefore)
    {
        if (!IsVersioned(_low, out int number, out int width) || width > 4 || IsYear(_low) || stop <= _low)
        {
            return -1;
        }

        if (_low + 1 >= _high)
        {
            return _place != Place.Alone && number > 0 ? _low : -1;
        }

        if (yearBefore && _place != Place.Season)
        {
            return -1;
        }

        int last = _low + 1;
        if (
            last + 1 < _high
            && IsPlainNumber(last)
            && _tokens[last].Gap == Gap.Hyphen
            && _tokens[last].Value > number
            && _tokens[last].Length == width
        )
        {
            last++;
        }

        ref Token next = ref _tokens[last];
        bool padded = _text[_tokens[_low].Start] == '0';
        bool cut = next.AfterDash || (next.Gap & (Gap.Dot | Gap.Space)) == (Gap.Dot | Gap.Space) || (next.Gap == Gap.Hyphen && padded);
        return
            (cut && (width >= 2 || _headGroup >= 0))
            || (padded && width >= 2 && (_headGroup >= 0 || _place != Place.Alone))
            || (_place == Place.Season && next.Mark < 0)
            ? _low
            : -1;
    }

    /// <summary>"Title - SP01", "Title OVA2": a special's number.</summary>
    private bool TakeSpecial()
    {
        for (int i = _low + 1; i < _high; i++)
        {
            if (_tokens[i].Value >= 0 && _tokens[i].Mark < 0 && _tokens[i].Part == Part.None && Is(i, WordClass.Special))
            {
                _episodes.Add(_tokens[i].Value);
                Anchor(i, Part.Episode);
                return true;
            }

            // "Title OVA 4 [720p]".
            if (
                Is(i, WordClass.Special)
                && _tokens[i].Word!.Value is "OVA"
                && IsPlainNumber(i + 1)
                && _tokens[i + 1].Length < 3
                && (i + 2 >= _high || (_tokens[i + 2].Gap & Gap.Opened) != Gap.None)
            )
            {
                _episodes.Add(_tokens[i + 1].Value);
                Anchor(i + 1, Part.Episode);
                return true;
            }
        }

        return false;
    }

    /// <summary>"4-13 Cursed", "2-06. Title": season and episode.</summary>
    private bool TakeSeasonHead()
    {
        if (
            !IsPlainNumber(_low)
            || _tokens[_low].Length != 1
            || !IsPlainNumber(_low + 1)
            || _tokens[_low + 1].Length != 2
            || _tokens[_low + 1].Gap != Gap.Hyphen
            || _low + 2 >= _high
            || (_tokens[_low + 2].Gap & Gap.Space) == Gap.None
            || _tokens[_low].Value == 0
        )
        {
            return false;
        }

        _exact = true;
        _seasons.Add(_tokens[_low].Value);
        _episodes.Add(_tokens[_low + 1].Value);
        Anchor(_low, Part.Episode);
        Anchor(_low + 1, Part.Episode);
        return true;
    }
}
