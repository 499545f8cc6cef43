using static Hybrid.Releases.Chars;

namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    private void FindNumbering()
    {
        _anchor = _anchorEnd = -1;
        bool hasExact = false;
        for (int i = _low; i < _high; i++)
        {
            hasExact |= _tokens[i].Mark >= 0 && _marks[_tokens[i].Mark] is { Kind: MarkKind.SeasonEpisode, ByCross: false };
        }

        for (int i = _low; i < _high; i++)
        {
            if (_tokens[i].Mark >= 0)
            {
                TakeMark(i, hasExact);
            }
            else if (_tokens[i].Part == Part.None && _tokens[i].Word is { } word)
            {
                switch (word.Class)
                {
                    case WordClass.SeasonWord:
                        i = TakeSeasonWord(i);
                        break;
                    case WordClass.EpisodeWord:
                        i = TakeEpisodeWord(i);
                        break;
                    default:
                        break;
                }
            }
        }

        if (_seasons.Any && !_episodes.Any && _airDate is null)
        {
            TakeNumberBehindSeason();
        }

        TakeParts();
        if (!_seasons.Any && !_episodes.Any && _airDate is null)
        {
            FindBareNumber();
        }

        TakeAbsoluteBeside();
    }

    private void TakeMark(int i, bool hasExact)
    {
        ref Mark mark = ref _marks[_tokens[i].Mark];
        switch (mark.Kind)
        {
            case MarkKind.SeasonEpisode:
                if (mark.ByCross && i == _low && _tokens[i].Length == 3 && NumberBehindDash(i))
                {
                    // "3x3 Eyes - 01".
                    return;
                }

                if (mark.ByCross && hasExact)
                {
                    // "4x4.Autos.S01E09"; "S07E22 - 7x23" adds one more episode.
                    if (_exact && i - _anchorEnd <= 0 && mark.Seasons.First == _seasons.First)
                    {
                        _episodes.Add(ref mark.Episodes);
                        Anchor(i, Part.Episode);
                    }

                    return;
                }

                if (!_exact)
                {
                    _exact = true;
                    _seasons = mark.Seasons;
                    _episodes = mark.Episodes;
                    Anchor(i, Part.Episode);
                }
                else if (mark.Seasons.First == _seasons.First && i - _anchorEnd <= 1)
                {
                    _episodes.Add(ref mark.Episodes);
                    Anchor(i, Part.Episode);
                }

                break;
            case MarkKind.Season:
                if (!_exact && !IsAfterthought(i))
                {
                    _seasons.Add(ref mark.Seasons);
                    Anchor(i, Part.Season);
                }

                break;
            case MarkKind.Episode:
                if (!_episodes.Any || (i == _anchorEnd && !_exact))
                {
                    _episodes.Add(ref mark.Episodes);
                    _fraction = mark.Fraction > 0 ? mark.Fraction : _fraction;
                    Anchor(i, Part.Episode);
                }

                break;
            case MarkKind.OneOfSeveral:
                if (Is(i - 1, WordClass.SeasonWord))
                {
                    _seasons.Add(ref mark.Episodes);
                    Anchor(i - 1, Part.Season);
                    Anchor(i, Part.Season);
                }
                else if (Is(i - 1, WordClass.DiscWord))
                {
                    _part = mark.Episodes.First;
                    _tokens[i].Part = _tokens[i - 1].Part = Part.PartNumber;
                }
                else if (!_episodes.Any)
                {
                    _episodes.Add(ref mark.Episodes);
                    Anchor(i, Part.Episode);
                }

                break;
            case MarkKind.Date:
                if (_airDate is null)
                {
                    _airDate = mark.Date;
                    Anchor(i, Part.AirDate);
                }

                break;
            default:
                _whole = true;
                _tokens[i].Part = Part.Tag;
                break;
        }
    }

    private readonly bool NumberBehindDash(int i)
    {
        for (int k = i + 2; k < _high; k++)
        {
            if (_tokens[k].AfterDash && IsPlainNumber(k) && _tokens[k].Length >= 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"2024 1080p H264-S56", "(2021) ... crf18.S97": after the year and the tags, there is no season.</summary>
    private readonly bool IsAfterthought(int i)
    {
        bool tags = false;
        bool year = false;
        for (int k = _low + 1; k < i && _text[_tokens[i].Start] is 's' or 'S'; k++)
        {
            tags |= _tokens[k].Word is { Strength: Strength.Hard, IsVideo: true };
            year |= IsYear(k);
        }

        // "S4 The Bob Lazar Story 2026": a title may begin like this too.
        return (tags && year)
            || (
                i == _low
                && _tokens[i].Length == 2
                && i + 2 < _high
                && _tokens[i + 1].Word is null or { Class: WordClass.Joint }
                && YearBehind(i)
            );
    }

    private readonly bool YearBehind(int i)
    {
        for (int k = i + 2; k < _high && _tokens[k].Mark < 0; k++)
        {
            if (IsYear(k))
            {
                return true;
            }
        }

        return false;
    }

    private void Anchor(int i, Part kind)
    {
        _tokens[i].Part = kind;
        // "Ep 2x03", "Folge S01E02".
        if (
            i - 1 > _low
            && _tokens[i].Mark >= 0
            && _tokens[i - 1].Part == Part.None
            && (Is(i - 1, WordClass.EpisodeWord) || (Is(i - 1, WordClass.SeasonWord) && Is(i - 2, WordClass.Complete)))
        )
        {
            _tokens[--i].Part = kind;
            _anchorEnd = Math.Max(_anchorEnd, i + 2);
        }

        _anchor = _anchor < 0 ? i : Math.Min(_anchor, i);
        _anchorEnd = Math.Max(_anchorEnd, i + 1);
    }

    /// <summary>"Season 1", "Seasons 1 to 5", "Season 1, 2 &amp; 3", "2nd Season", "3º Temporada", "Season 4.16".</summary>
    private int TakeSeasonWord(int i)
    {
        int next = i + 1;
        if (IsSeasonNumber(i, next) && !IsSeasonBefore(i))
        {
            if (_exact)
            {
                // "S02E03 Season 2": the season is given twice.
                return next;
            }

            bool wasAny = _seasons.Any;
            int end = ReadList(next, ref _seasons, 60);
            if (wasAny && _seasons.First == _tokens[next].Value)
            {
                Put(i, end, Part.Season);
                _anchorEnd = Math.Max(_anchorEnd, end);
                return end - 1;
            }

            Anchor(i, Part.Season);
            for (int k = next; k < end; k++)
            {
                Anchor(k, Part.Season);
            }

            return end - 1;
        }

        if (_tokens[Math.Min(next, _count - 1)].Mark >= 0 && next < _high)
        {
            return i;
        }

        // The number is before the word: "2nd Season", "3 сезон", "1ª a 8ª Temporada".
        int before = i - 1;
        if (before >= _low && !_exact && Ordinal(before, out int number) && !(_tokens[before].Value >= 0 && IsEnglish(TextOf(_tokens[i]))))
        {
            int from = before;
            if (
                before - 2 >= _low
                && _tokens[before - 1].Length == 1
                && _text[_tokens[before - 1].Start] is 'a' or 'à'
                && Ordinal(before - 2, out int first)
                && first < number
            )
            {
                _seasons.AddRange(first, number);
                from = before - 2;
            }
            else
            {
                _seasons.Add(number);
            }

            Anchor(i, Part.Season);
            for (int k = from; k < i; k++)
            {
                Anchor(k, Part.Season);
            }
        }

        return i;
    }

    private readonly bool IsSeasonNumber(int i, int next)
    {
        bool number = IsNumberOf(next, 2) && _tokens[next].Value > 0;
        // "Season 2009": a show that numbers its seasons by year.
        number |= IsYear(next) && i == _low && next + 1 >= _high && _tokens[next].Gap == Gap.Space && !IsSeries(TextOf(_tokens[i]));
        // "Сезон: 1", but "Adventure Series: 30".
        Gap apart =
            Gap.Space
            | Gap.Dot
            | Gap.Underscore
            | Gap.Opened
            | (_text[_tokens[i].Start] > 127 || Is(next - 1, WordClass.SeasonWord) && _tokens[i].Length > 6 ? Gap.Colon : Gap.None);
        return number && (_tokens[next].Gap & ~apart) == Gap.None;
    }

    /// <summary>"2nd Season 24", "8.sez.21.ser": the season number is before the word, and the next number is the episode.</summary>
    private readonly bool IsSeasonBefore(int i)
    {
        if (i - 1 < _low || !Ordinal(i - 1, out _))
        {
            return false;
        }

        // "4 сезон 1-10 серии".
        bool counted = Is(i + 2, WordClass.EpisodeWord) || (IsNumberOf(i + 2, 4) && Is(i + 3, WordClass.EpisodeWord));
        return _tokens[i - 1].Value < 0 || (counted && !IsEnglish(TextOf(_tokens[i])));
    }

    /// <summary>"Series 2" is a season; in "The Series" it is a word of the title.</summary>
    private static bool IsSeries(ReadOnlySpan<char> word) =>
        word.Length < 3
        || word.StartsWith("serie", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("tem", StringComparison.OrdinalIgnoreCase);

    private static bool IsEnglish(ReadOnlySpan<char> word) =>
        word.StartsWith("season", StringComparison.OrdinalIgnoreCase) || word.StartsWith("serie", StringComparison.OrdinalIgnoreCase);

    private int TakeEpisodeWord(int i)
    {
        int next = i + 1;
        if (next < _high && _tokens[next].Mark >= 0)
        {
            return i;
        }

        if (
            IsNumberOf(next, 5)
            && (_tokens[next].Gap & ~(Gap.Space | Gap.Dot | Gap.Underscore | Gap.Colon | Gap.Opened | Gap.Hash | Gap.Hyphen | Gap.Plus))
                == Gap.None
            && !(
                i - 1 >= _low
                && next + 1 < _high
                && IsNumberOf(i - 1, 3)
                && _tokens[i - 1].Part == Part.None
                && !IsLatinEpisode(TextOf(_tokens[i]))
            )
        )
        {
            if (_exact || _episodes.Any)
            {
                return next;
            }

            int number = _tokens[next].Value;
            // "[Cap.1103]": season and episode in one number.
            if (IsSpanishChapter(TextOf(_tokens[i])) && _tokens[next].Length is 3 or 4)
            {
                _seasons.Clear();
                _seasons.Add(number / 100);
                int last = number % 100;
                int after = next + 1;
                if (after < _high && _tokens[after].Value / 100 == number / 100 && _tokens[after].Gap is Gap.Underscore or Gap.Hyphen)
                {
                    last = _tokens[after].Value % 100;
                    _tokens[after].Part = Part.Episode;
                }

                _episodes.AddRange(number % 100, last);
                Anchor(i, Part.Episode);
                Anchor(next, Part.Episode);
                return next;
            }

            // "Episode 1.22": season and episode.
            if (
                !_seasons.Any
                && _tokens[next].Length <= 2
                && IsNumberOf(next + 1, 2)
                && _tokens[next + 1].Length == 2
                && _tokens[next + 1].Gap == Gap.Dot
                && number < 30
            )
            {
                _exact = true;
                _seasons.Add(number);
                _episodes.Add(_tokens[next + 1].Value);
                Anchor(i, Part.Episode);
                Anchor(next + 1, Part.Episode);
                return next + 1;
            }

            int end = ReadList(next, ref _episodes, Numbers.LongestRange);
            Anchor(i, Part.Episode);
            for (int k = next; k < end; k++)
            {
                Anchor(k, Part.Episode);
            }

            return end - 1;
        }

        // "Episode 366v2".
        if (!_exact && !_episodes.Any && IsVersioned(next, out int versioned, out _) && _tokens[next].Value < 0)
        {
            _episodes.Add(versioned);
            Anchor(i, Part.Episode);
            Anchor(next, Part.Episode);
            return next;
        }

        // "12.serija", "22 seria", "21.ser".
        if (
            i - 1 >= _low
            && !_episodes.Any
            && IsNumberOf(i - 1, 3)
            && !IsLatinEpisode(TextOf(_tokens[i]))
            && _tokens[i - 1].Part == Part.None
        )
        {
            int from =
                i - 2 >= _low && IsNumberOf(i - 2, 4) && _tokens[i - 1].Gap == Gap.Hyphen && _tokens[i - 2].Value < _tokens[i - 1].Value
                    ? i - 2
                    : i - 1;
            _episodes.AddRange(_tokens[from].Value, _tokens[i - 1].Value);
            Anchor(i, Part.Episode);
            Anchor(from, Part.Episode);
            Anchor(i - 1, Part.Episode);
        }

        return i;
    }

    private static bool IsSpanishChapter(ReadOnlySpan<char> word) =>
        word.Equals("cap", StringComparison.OrdinalIgnoreCase) || word.Equals("caap", StringComparison.OrdinalIgnoreCase);

    private static bool IsLatinEpisode(ReadOnlySpan<char> word) => word.Length < 3 || Lower(word, 0) == 'e' || Lower(word, 0) == 'c';

    private readonly bool IsNumberOf(int i, int most) =>
        i < _high && i >= 0 && _tokens[i].Value >= 0 && _tokens[i].Mark < 0 && _tokens[i].Length <= most;

    /// <summary>1st, 2nd, 3º, 1ª, "Second".</summary>
    private readonly bool Ordinal(int i, out int number)
    {
        number = 0;
        if (_tokens[i].Mark >= 0 || _tokens[i].Part != Part.None)
        {
            return false;
        }

        if (IsNumberOf(i, 2))
        {
            number = _tokens[i].Value;
            return true;
        }

        ReadOnlySpan<char> word = TextOf(_tokens[i]);
        int digits = Digits(word, 0, 2, out number);
        if (digits > 0)
        {
            ReadOnlySpan<char> rest = word[digits..];
            return rest is "º" or "ª" or "°"
                || rest.Equals("st", StringComparison.OrdinalIgnoreCase)
                || rest.Equals("nd", StringComparison.OrdinalIgnoreCase)
                || rest.Equals("rd", StringComparison.OrdinalIgnoreCase)
                || rest.Equals("th", StringComparison.OrdinalIgnoreCase);
        }

        number = word switch
        {
            "первый" => 1,
            "второй" => 2,
            "третий" => 3,
            "четвертый" or "четвёртый" => 4,
            "пятый" => 5,
            "шестой" => 6,
            "седьмой" => 7,
            "восьмой" => 8,
            "девятый" => 9,
            "десятый" => 10,
            // "3-й".
            "й" or "ой" or "ый" when i > _low && IsNumberOf(i - 1, 2) => _tokens[i - 1].Value,
            _ when word.Equals("first", StringComparison.OrdinalIgnoreCase) => 1,
            _ when word.Equals("second", StringComparison.OrdinalIgnoreCase) => 2,
            _ when word.Equals("third", StringComparison.OrdinalIgnoreCase) => 3,
            _ when word.Equals("fourth", StringComparison.OrdinalIgnoreCase) => 4,
            _ when word.Equals("fifth", StringComparison.OrdinalIgnoreCase) => 5,
            _ => 0,
        };
        return number > 0;
    }

    /// <summary>Reads "1", "1-5", "1 to 5", "1~3", "1, 2 &amp; 3", "1 2 3" from this token on; returns the token after them.</summary>
    private readonly int ReadList(int i, ref Numbers into, int longest)
    {
        int number = _tokens[i].Value;
        int width = _tokens[i].Length;
        into.Add(number);
        int end = i + 1;
        while (end < _high)
        {
            int next = end;
            Gap gap = _tokens[next].Gap;
            bool range =
                (gap & (Gap.Hyphen | Gap.Tilde)) != Gap.None
                || ((gap & Gap.Colon) != Gap.None && (gap & ~(Gap.Colon | Gap.Space)) == Gap.None);
            bool list = (gap & (Gap.Ampersand | Gap.Plus | Gap.Comma | Gap.Slash)) != Gap.None;
            ReadOnlySpan<char> word = TextOf(_tokens[next]);
            if (word.Equals("to", StringComparison.OrdinalIgnoreCase) || word is "a" or "à" or "bis" or "до")
            {
                range = true;
                next++;
            }
            else if (word.Equals("and", StringComparison.OrdinalIgnoreCase) || word is "y" or "et" or "und" or "en" or "e")
            {
                list = true;
                next++;
            }

            // "season 1 to season 22".
            if (next > end && Is(next, WordClass.SeasonWord))
            {
                next++;
            }

            if (!IsNumberOf(next, longest > 99 ? 4 : 2) || _tokens[next].Part != Part.None)
            {
                break;
            }

            if ((gap & Gap.Closed) != Gap.None && next == end)
            {
                break;
            }

            int value = _tokens[next].Value;
            bool spaced = (gap & Gap.Space) != Gap.None;
            if (
                range
                && value > number
                && value - number <= longest
                && !(spaced && next == end && longest < 99 && _tokens[next].Length == 2 && width == 1 && (gap & Gap.Colon) == Gap.None)
            )
            {
                into.AddRange(number, value);
            }
            else if (list && value > number && value - number < 20)
            {
                into.Add(value);
            }
            else if (
                !range
                && !list
                && value > number
                && _tokens[next].Length <= 2
                && longest < 99
                && (value == number + 1 || IsListed(next + 1))
            )
            {
                into.Add(value);
            }
            else
            {
                break;
            }

            number = value;
            end = next + 1;
        }

        return end;
    }

    /// <summary>"1.3 and 5": the list continues.</summary>
    private readonly bool IsListed(int i) =>
        i < _high
        && (
            (_tokens[i].Gap & Gap.Ampersand) != Gap.None && IsNumberOf(i, 2)
            || (Is(i, WordClass.Joint) && TextOf(_tokens[i]).Equals("and", StringComparison.OrdinalIgnoreCase) && IsNumberOf(i + 1, 2))
        );

    /// <summary>"S2 - 12", "Season 2 - 08", "S01.07", "S02 03", "2nd Season 24".</summary>
    private void TakeNumberBehindSeason()
    {
        int i = _anchorEnd;
        if (Is(i, WordClass.Complete))
        {
            i++;
        }

        // "Show S2 (2019) - 12".
        if (IsYear(i) && _tokens[i].Bracket >= 0 && i + 1 < _high && _tokens[i + 1].AfterDash)
        {
            i++;
        }

        if (!IsDirectNumber(i))
        {
            // "第二季 / Title - 06", "第四季 OVERLORD [02]": the title is in between.
            int stop = FirstSureTag();
            i = InOwnBracket(stop) is var own && own > _anchorEnd ? own : BehindDash(stop, -1);
            if (i <= _anchorEnd || IsYear(i))
            {
                return;
            }
        }

        _ = IsVersioned(i, out int number, out _);
        int end = ReadRange(i, number, ref _episodes);
        _bare = true;
        for (int k = i; k < end; k++)
        {
            _tokens[k].Part = Part.Episode;
        }

        if (i <= _anchorEnd + 1)
        {
            _anchorEnd = end;
        }
    }

    private readonly bool IsDirectNumber(int i)
    {
        if (
            !IsVersioned(i, out _, out int width)
            || (IsYear(i) && !_tokens[i].AfterDash)
            || (_tokens[i].Bracket >= 0 && _brackets[_tokens[i].Bracket].First != i)
        )
        {
            return false;
        }

        return _tokens[i].AfterDash || width == 2 || _text[_tokens[i].Start] == '0' || i + 1 >= _high;
    }

    /// <summary>A number, optionally with its version: "07", "07v2", "107a".</summary>
    private readonly bool IsVersioned(int i, out int number, out int width)
    {
        number = width = 0;
        if (i < 0 || i >= _high || _tokens[i].Mark >= 0 || _tokens[i].Part != Part.None)
        {
            return false;
        }

        if (_tokens[i].Value >= 0)
        {
            number = _tokens[i].Value;
            width = _tokens[i].Length;
            return _tokens[i].Word is null && width <= 5;
        }

        if (_tokens[i].Word is not null)
        {
            return false;
        }

        ReadOnlySpan<char> word = TextOf(_tokens[i]);
        width = Digits(word, 0, 4, out number);
        if (width < 2 || width == word.Length)
        {
            return false;
        }

        ReadOnlySpan<char> rest = word[width..];
        return (rest.Length == 2 && Lower(rest, 0) == 'v' && char.IsAsciiDigit(rest[1]))
            || (rest.Length == 1 && Lower(rest, 0) is 'a' or 'b' or 'c')
            || rest is "完" or "END" or "Fin" or "TV";
    }

    /// <summary>"01-12", "01 ~ 12", "01v2-04", "01+02", "103, 104", "493-498 &amp; 500-507" from this token on.</summary>
    private readonly int ReadRange(int i, int number, ref Numbers into)
    {
        into.Add(number);
        int end = i + 1;
        while (end < _high && IsVersioned(end, out int value, out int width) && _tokens[end].Bracket == _tokens[i].Bracket && width <= 4)
        {
            Gap gap = _tokens[end].Gap;
            if (value <= number || (gap & (Gap.Opened | Gap.Closed | Gap.Slash)) != Gap.None)
            {
                break;
            }

            if (
                (gap & (Gap.Hyphen | Gap.Tilde)) != Gap.None
                && value - number <= Numbers.LongestRange
                && (!_tokens[end].AfterDash || IsEndOfNumber(end))
            )
            {
                into.AddRange(number, value);
            }
            else if ((gap & (Gap.Plus | Gap.Ampersand | Gap.Comma)) != Gap.None && value - number < 10)
            {
                into.Add(value);
            }
            else
            {
                break;
            }

            number = value;
            end++;
        }

        return end;
    }

    /// <summary>Only brackets and tags follow: " - 01 - 12 [1080p]" is a batch, " - 11 - 511 Kinderheim" is not.</summary>
    private readonly bool IsEndOfNumber(int i) =>
        i + 1 >= _high || (_tokens[i + 1].Gap & Gap.Opened) != Gap.None || _tokens[i + 1].Word is { Strength: Strength.Hard };

    /// <summary>"S10E14 214", "s16e03-05 313-315", "16-20 (191-195)": absolute numbers next to the others.</summary>
    private void TakeAbsoluteBeside()
    {
        if (!_episodes.Any)
        {
            return;
        }

        int i = _anchorEnd;
        bool bracketed = i < _high && _tokens[i].Bracket >= 0 && _brackets[_tokens[i].Bracket].First == i;
        if (
            IsPlainNumber(i)
            && _tokens[i].Length is 3 or 4
            && !IsYear(i)
            && _exact
            && (
                i + 1 >= _high
                || bracketed
                || (_tokens[i + 1].Gap & Gap.Hyphen) != Gap.None && !_tokens[i + 1].AfterDash
                || _tokens[i + 1].AfterDash && _tokens[i].AfterDash
            )
        )
        {
            int end = ReadRange(i, _tokens[i].Value, ref _absolute);
            Put(i, end, Part.Episode);
            _anchorEnd = end;
        }
        else if (
            bracketed
            && _bare
            && !_seasons.Any
            && IsPlainNumber(i)
            && _tokens[i].Length == 2
            && _tokens[i].Value < _episodes.First
            && _brackets[_tokens[i].Bracket].Last == i
        )
        {
            // " - 29 (04)": the smaller number counts within the season.
            _absolute = _episodes;
            _episodes.Clear();
            _episodes.Add(_tokens[i].Value);
            _tokens[i].Part = Part.Episode;
            _anchorEnd = i + 1;
        }
        else if (bracketed && IsPlainNumber(i) && _tokens[i].Length is 3 or 4 && !IsYear(i))
        {
            int end = ReadRange(i, _tokens[i].Value, ref _absolute);
            if (_brackets[_tokens[i].Bracket].Last == end - 1)
            {
                Put(i, end, Part.Episode);
                _anchorEnd = end;
            }
            else
            {
                _absolute.Clear();
            }
        }

        // "Show Name - 313-315 - s16e03-05".
        int before = _anchor - 1;
        if (
            _exact
            && before - 1 > _low
            && IsPlainNumber(before)
            && _tokens[before].Gap == Gap.Dot
            && _tokens[before].Length == 1
            && IsPlainNumber(before - 1)
            && _tokens[before - 1].AfterDash
        )
        {
            // "Title - 17.5 (S00E01)".
            Put(before - 1, before + 1, Part.Episode);
            _anchor = before - 1;
        }
        else if (
            _exact
            && before > _low
            && IsPlainNumber(before)
            && _tokens[before].AfterDash
            && _headGroup >= 0
            && _tokens[before].Length is 2 or 3
        )
        {
            // "[Group] Title - 08 (S01E08)".
            _absolute.Add(_tokens[before].Value);
            _tokens[before].Part = Part.Episode;
            _anchor = before;
        }
        else if (_exact && before > _low && IsPlainNumber(before) && _tokens[before].Length == 3)
        {
            int from = before;
            if (
                IsPlainNumber(before - 1)
                && _tokens[before - 1].Length == 3
                && _tokens[before].Gap == Gap.Hyphen
                && _tokens[before - 1].Value < _tokens[before].Value
            )
            {
                from = before - 1;
            }
            else if (_headGroup < 0)
            {
                return;
            }

            if (from <= _low)
            {
                return;
            }

            _absolute.AddRange(_tokens[from].Value, _tokens[before].Value);
            Put(from, before + 1, Part.Episode);
            _anchor = from;
        }
    }

    /// <summary>"Part 3", "cd1": an episode of a mini-series if the source is television, otherwise a part of the movie.</summary>
    private void TakeParts()
    {
        for (int i = _low; i < _high; i++)
        {
            if (
                _tokens[i].Part == Part.None
                && _tokens[i].Word is { Class: WordClass.DiscWord }
                && (_tokens[i].Value >= 0 || IsNumberOf(i + 1, 2))
                && _part is null
            )
            {
                _part = _tokens[i].Value >= 0 ? _tokens[i].Value : _tokens[i + 1].Value;
                _tokens[i].Part = Part.PartNumber;
                if (_tokens[i].Value < 0)
                {
                    _tokens[i + 1].Part = Part.PartNumber;
                }
            }
        }

        if (_seasons.Any || _episodes.Any || _airDate is not null)
        {
            return;
        }

        for (int i = _low + 1; i < _high; i++)
        {
            if (!Is(i, WordClass.PartWord) || _tokens[i].Part != Part.None || !Television())
            {
                continue;
            }

            int number = _tokens[i].Value;
            int last = i;
            if (number < 0 && i + 1 < _high)
            {
                last = i + 1;
                number =
                    IsNumberOf(last, 2) ? _tokens[last].Value
                    : _tokens[last].Word is { Class: WordClass.Numeral } numeral ? numeral.Number
                    : -1;
            }

            if (number < 0)
            {
                continue;
            }

            _episodes.Add(number);
            for (int k = i; k <= last; k++)
            {
                Anchor(k, Part.Episode);
            }

            // "Part 1 and Part 2".
            if (last + 3 < _high && Is(last + 1, WordClass.Joint) && Is(last + 2, WordClass.PartWord) && IsNumberOf(last + 3, 2))
            {
                _episodes.Add(_tokens[last + 3].Value);
                Anchor(last + 3, Part.Episode);
            }

            return;
        }
    }

    private readonly bool Television()
    {
        for (int i = _low; i < _high; i++)
        {
            if (_tokens[i].Word is { Class: WordClass.Source, Value: "HDTV" or "TV" })
            {
                return true;
            }
        }

        return false;
    }
}
