namespace Hybrid.Releases;

using static Chars;

internal ref partial struct NameReader
{
    private void FindNumbering()
    {
        anchor = anchorEnd = -1;
        var hasExact = false;
        for (var i = low; i < high; i++)
        {
            hasExact |= tokens[i].Mark >= 0 && marks[tokens[i].Mark] is { Kind: MarkKind.SeasonEpisode, ByCross: false };
        }

        for (var i = low; i < high; i++)
        {
            if (tokens[i].Mark >= 0)
            {
                TakeMark(i, hasExact);
            }
            else if (tokens[i].Part == Part.None && tokens[i].Word is { } word)
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

        if (seasons.Any && !episodes.Any && airDate is null)
        {
            TakeNumberBehindSeason();
        }

        TakeParts();
        if (!seasons.Any && !episodes.Any && airDate is null)
        {
            FindBareNumber();
        }

        TakeAbsoluteBeside();
    }

    private void TakeMark(int i, bool hasExact)
    {
        ref var mark = ref marks[tokens[i].Mark];
        switch (mark.Kind)
        {
            case MarkKind.SeasonEpisode:
                if (mark.ByCross && i == low && tokens[i].Length == 3 && NumberBehindDash(i))
                {
                    // "3x3 Eyes - 01".
                    return;
                }

                if (mark.ByCross && hasExact)
                {
                    // "4x4.Autos.S01E09", and "S07E22 - 7x23" says one more.
                    if (exact && i - anchorEnd <= 0 && mark.Seasons.First == seasons.First)
                    {
                        episodes.Add(ref mark.Episodes);
                        Anchor(i, Part.Episode);
                    }

                    return;
                }

                if (!exact)
                {
                    exact = true;
                    seasons = mark.Seasons;
                    episodes = mark.Episodes;
                    Anchor(i, Part.Episode);
                }
                else if (mark.Seasons.First == seasons.First && i - anchorEnd <= 1)
                {
                    episodes.Add(ref mark.Episodes);
                    Anchor(i, Part.Episode);
                }

                break;
            case MarkKind.Season:
                if (!exact && !IsAfterthought(i))
                {
                    seasons.Add(ref mark.Seasons);
                    Anchor(i, Part.Season);
                }

                break;
            case MarkKind.Episode:
                if (!episodes.Any || (i == anchorEnd && !exact))
                {
                    episodes.Add(ref mark.Episodes);
                    fraction = mark.Fraction > 0 ? mark.Fraction : fraction;
                    Anchor(i, Part.Episode);
                }

                break;
            case MarkKind.OneOfSeveral:
                if (Is(i - 1, WordClass.SeasonWord))
                {
                    seasons.Add(ref mark.Episodes);
                    Anchor(i - 1, Part.Season);
                    Anchor(i, Part.Season);
                }
                else if (Is(i - 1, WordClass.DiscWord))
                {
                    part = mark.Episodes.First;
                    tokens[i].Part = tokens[i - 1].Part = Part.PartNumber;
                }
                else if (!episodes.Any)
                {
                    episodes.Add(ref mark.Episodes);
                    Anchor(i, Part.Episode);
                }

                break;
            case MarkKind.Date:
                if (airDate is null)
                {
                    airDate = mark.Date;
                    Anchor(i, Part.AirDate);
                }

                break;
            default:
                whole = true;
                tokens[i].Part = Part.Tag;
                break;
        }
    }

    private readonly bool NumberBehindDash(int i)
    {
        for (var k = i + 2; k < high; k++)
        {
            if (tokens[k].AfterDash && IsPlainNumber(k) && tokens[k].Length >= 2)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"2024 1080p H264-S56", "(2021) ... crf18.S97": behind the year and the tags stands no season.</summary>
    private readonly bool IsAfterthought(int i)
    {
        var tags = false;
        var year = false;
        for (var k = low + 1; k < i && text[tokens[i].Start] is 's' or 'S'; k++)
        {
            tags |= tokens[k].Word is { Strength: Strength.Hard, IsVideo: true };
            year |= IsYear(k);
        }

        // "S4 The Bob Lazar Story 2026": a title begins so, too.
        return (tags && year)
            || (
                i == low
                && tokens[i].Length == 2
                && i + 2 < high
                && tokens[i + 1].Word is null or { Class: WordClass.Joint }
                && YearBehind(i)
            );
    }

    private readonly bool YearBehind(int i)
    {
        for (var k = i + 2; k < high && tokens[k].Mark < 0; k++)
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
        tokens[i].Part = kind;
        // "Ep 2x03", "Folge S01E02".
        if (
            i - 1 > low
            && tokens[i].Mark >= 0
            && tokens[i - 1].Part == Part.None
            && (Is(i - 1, WordClass.EpisodeWord) || (Is(i - 1, WordClass.SeasonWord) && Is(i - 2, WordClass.Complete)))
        )
        {
            tokens[--i].Part = kind;
            anchorEnd = Math.Max(anchorEnd, i + 2);
        }

        anchor = anchor < 0 ? i : Math.Min(anchor, i);
        anchorEnd = Math.Max(anchorEnd, i + 1);
    }

    /// <summary>"Season 1", "Seasons 1 to 5", "Season 1, 2 &amp; 3", "2nd Season", "3º Temporada", "Season 4.16".</summary>
    private int TakeSeasonWord(int i)
    {
        var next = i + 1;
        if (IsSeasonNumber(i, next) && !IsSeasonBefore(i))
        {
            if (exact)
            {
                // "S02E03 Season 2": said twice.
                return next;
            }

            var wasAny = seasons.Any;
            var end = ReadList(next, ref seasons, 60);
            if (wasAny && seasons.First == tokens[next].Value)
            {
                Put(i, end, Part.Season);
                anchorEnd = Math.Max(anchorEnd, end);
                return end - 1;
            }

            Anchor(i, Part.Season);
            for (var k = next; k < end; k++)
            {
                Anchor(k, Part.Season);
            }

            return end - 1;
        }

        if (tokens[Math.Min(next, count - 1)].Mark >= 0 && next < high)
        {
            return i;
        }

        // The number before: "2nd Season", "3 сезон", "1ª a 8ª Temporada".
        var before = i - 1;
        if (before >= low && !exact && Ordinal(before, out var number) && !(tokens[before].Value >= 0 && IsEnglish(TextOf(tokens[i]))))
        {
            var from = before;
            if (
                before - 2 >= low
                && tokens[before - 1].Length == 1
                && text[tokens[before - 1].Start] is 'a' or 'à'
                && Ordinal(before - 2, out var first)
                && first < number
            )
            {
                seasons.AddRange(first, number);
                from = before - 2;
            }
            else
            {
                seasons.Add(number);
            }

            Anchor(i, Part.Season);
            for (var k = from; k < i; k++)
            {
                Anchor(k, Part.Season);
            }
        }

        return i;
    }

    private readonly bool IsSeasonNumber(int i, int next)
    {
        var number = IsNumberOf(next, 2) && tokens[next].Value > 0;
        // "Season 2009": a show whose seasons are years.
        number |= IsYear(next) && i == low && next + 1 >= high && tokens[next].Gap == Gap.Space && !IsSeries(TextOf(tokens[i]));
        // "Сезон: 1", but "Adventure Series: 30".
        var apart =
            Gap.Space
            | Gap.Dot
            | Gap.Underscore
            | Gap.Opened
            | (text[tokens[i].Start] > 127 || Is(next - 1, WordClass.SeasonWord) && tokens[i].Length > 6 ? Gap.Colon : Gap.None);
        return number && (tokens[next].Gap & ~apart) == Gap.None;
    }

    /// <summary>"2nd Season 24", "8.sez.21.ser": the season stands before, and what follows is the episode.</summary>
    private readonly bool IsSeasonBefore(int i)
    {
        if (i - 1 < low || !Ordinal(i - 1, out _))
        {
            return false;
        }

        // "4 сезон 1-10 серии".
        var counted = Is(i + 2, WordClass.EpisodeWord) || (IsNumberOf(i + 2, 4) && Is(i + 3, WordClass.EpisodeWord));
        return tokens[i - 1].Value < 0 || (counted && !IsEnglish(TextOf(tokens[i])));
    }

    /// <summary>"Series 2" is a season; "The Series" is a title's word.</summary>
    private static bool IsSeries(ReadOnlySpan<char> word) =>
        word.Length < 3
        || word.StartsWith("serie", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("tem", StringComparison.OrdinalIgnoreCase);

    private static bool IsEnglish(ReadOnlySpan<char> word) =>
        word.StartsWith("season", StringComparison.OrdinalIgnoreCase) || word.StartsWith("serie", StringComparison.OrdinalIgnoreCase);

    private int TakeEpisodeWord(int i)
    {
        var next = i + 1;
        if (next < high && tokens[next].Mark >= 0)
        {
            return i;
        }

        if (
            IsNumberOf(next, 5)
            && (tokens[next].Gap & ~(Gap.Space | Gap.Dot | Gap.Underscore | Gap.Colon | Gap.Opened | Gap.Hash | Gap.Hyphen | Gap.Plus))
                == Gap.None
            && !(
                i - 1 >= low
                && next + 1 < high
                && IsNumberOf(i - 1, 3)
                && tokens[i - 1].Part == Part.None
                && !IsLatinEpisode(TextOf(tokens[i]))
            )
        )
        {
            if (exact || episodes.Any)
            {
                return next;
            }

            var number = tokens[next].Value;
            // "[Cap.1103]": season and episode in one.
            if (IsSpanishChapter(TextOf(tokens[i])) && tokens[next].Length is 3 or 4)
            {
                seasons.Clear();
                seasons.Add(number / 100);
                var last = number % 100;
                var after = next + 1;
                if (after < high && tokens[after].Value / 100 == number / 100 && tokens[after].Gap is Gap.Underscore or Gap.Hyphen)
                {
                    last = tokens[after].Value % 100;
                    tokens[after].Part = Part.Episode;
                }

                episodes.AddRange(number % 100, last);
                Anchor(i, Part.Episode);
                Anchor(next, Part.Episode);
                return next;
            }

            // "Episode 1.22": season and episode.
            if (
                !seasons.Any
                && tokens[next].Length <= 2
                && IsNumberOf(next + 1, 2)
                && tokens[next + 1].Length == 2
                && tokens[next + 1].Gap == Gap.Dot
                && number < 30
            )
            {
                exact = true;
                seasons.Add(number);
                episodes.Add(tokens[next + 1].Value);
                Anchor(i, Part.Episode);
                Anchor(next + 1, Part.Episode);
                return next + 1;
            }

            var end = ReadList(next, ref episodes, Numbers.LongestRange);
            Anchor(i, Part.Episode);
            for (var k = next; k < end; k++)
            {
                Anchor(k, Part.Episode);
            }

            return end - 1;
        }

        // "Episode 366v2".
        if (!exact && !episodes.Any && IsVersioned(next, out var versioned, out _) && tokens[next].Value < 0)
        {
            episodes.Add(versioned);
            Anchor(i, Part.Episode);
            Anchor(next, Part.Episode);
            return next;
        }

        // "12.serija", "22 seria", "21.ser".
        if (i - 1 >= low && !episodes.Any && IsNumberOf(i - 1, 3) && !IsLatinEpisode(TextOf(tokens[i])) && tokens[i - 1].Part == Part.None)
        {
            var from =
                i - 2 >= low && IsNumberOf(i - 2, 4) && tokens[i - 1].Gap == Gap.Hyphen && tokens[i - 2].Value < tokens[i - 1].Value
                    ? i - 2
                    : i - 1;
            episodes.AddRange(tokens[from].Value, tokens[i - 1].Value);
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
        i < high && i >= 0 && tokens[i].Value >= 0 && tokens[i].Mark < 0 && tokens[i].Length <= most;

    /// <summary>1st, 2nd, 3º, 1ª, "Second".</summary>
    private readonly bool Ordinal(int i, out int number)
    {
        number = 0;
        if (tokens[i].Mark >= 0 || tokens[i].Part != Part.None)
        {
            return false;
        }

        if (IsNumberOf(i, 2))
        {
            number = tokens[i].Value;
            return true;
        }

        var word = TextOf(tokens[i]);
        var digits = Digits(word, 0, 2, out number);
        if (digits > 0)
        {
            var rest = word[digits..];
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
            "й" or "ой" or "ый" when i > low && IsNumberOf(i - 1, 2) => tokens[i - 1].Value,
            _ when word.Equals("first", StringComparison.OrdinalIgnoreCase) => 1,
            _ when word.Equals("second", StringComparison.OrdinalIgnoreCase) => 2,
            _ when word.Equals("third", StringComparison.OrdinalIgnoreCase) => 3,
            _ when word.Equals("fourth", StringComparison.OrdinalIgnoreCase) => 4,
            _ when word.Equals("fifth", StringComparison.OrdinalIgnoreCase) => 5,
            _ => 0,
        };
        return number > 0;
    }

    /// <summary>Reads "1", "1-5", "1 to 5", "1~3", "1, 2 &amp; 3", "1 2 3" from the token on; returns the token behind.</summary>
    private readonly int ReadList(int i, ref Numbers into, int longest)
    {
        var number = tokens[i].Value;
        var width = tokens[i].Length;
        into.Add(number);
        var end = i + 1;
        while (end < high)
        {
            var next = end;
            var gap = tokens[next].Gap;
            var range =
                (gap & (Gap.Hyphen | Gap.Tilde)) != Gap.None
                || ((gap & Gap.Colon) != Gap.None && (gap & ~(Gap.Colon | Gap.Space)) == Gap.None);
            var list = (gap & (Gap.Ampersand | Gap.Plus | Gap.Comma | Gap.Slash)) != Gap.None;
            var word = TextOf(tokens[next]);
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

            if (!IsNumberOf(next, longest > 99 ? 4 : 2) || tokens[next].Part != Part.None)
            {
                break;
            }

            if ((gap & Gap.Closed) != Gap.None && next == end)
            {
                break;
            }

            var value = tokens[next].Value;
            var spaced = (gap & Gap.Space) != Gap.None;
            if (
                range
                && value > number
                && value - number <= longest
                && !(spaced && next == end && longest < 99 && tokens[next].Length == 2 && width == 1 && (gap & Gap.Colon) == Gap.None)
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
                && tokens[next].Length <= 2
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

    /// <summary>"1.3 and 5": the list goes on.</summary>
    private readonly bool IsListed(int i) =>
        i < high
        && (
            (tokens[i].Gap & Gap.Ampersand) != Gap.None && IsNumberOf(i, 2)
            || (Is(i, WordClass.Joint) && TextOf(tokens[i]).Equals("and", StringComparison.OrdinalIgnoreCase) && IsNumberOf(i + 1, 2))
        );

    /// <summary>"S2 - 12", "Season 2 - 08", "S01.07", "S02 03", "2nd Season 24".</summary>
    private void TakeNumberBehindSeason()
    {
        var i = anchorEnd;
        if (Is(i, WordClass.Complete))
        {
            i++;
        }

        // "Show S2 (2019) - 12".
        if (IsYear(i) && tokens[i].Bracket >= 0 && i + 1 < high && tokens[i + 1].AfterDash)
        {
            i++;
        }

        if (!IsDirectNumber(i))
        {
            // "第二季 / Title - 06", "第四季 OVERLORD [02]": the title comes between.
            var stop = FirstSureTag();
            i = InOwnBracket(stop) is var own && own > anchorEnd ? own : BehindDash(stop, -1);
            if (i <= anchorEnd || IsYear(i))
            {
                return;
            }
        }

        _ = IsVersioned(i, out var number, out _);
        var end = ReadRange(i, number, ref episodes);
        bare = true;
        for (var k = i; k < end; k++)
        {
            tokens[k].Part = Part.Episode;
        }

        if (i <= anchorEnd + 1)
        {
            anchorEnd = end;
        }
    }

    private readonly bool IsDirectNumber(int i)
    {
        if (
            !IsVersioned(i, out _, out var width)
            || (IsYear(i) && !tokens[i].AfterDash)
            || (tokens[i].Bracket >= 0 && brackets[tokens[i].Bracket].First != i)
        )
        {
            return false;
        }

        return tokens[i].AfterDash || width == 2 || text[tokens[i].Start] == '0' || i + 1 >= high;
    }

    /// <summary>A number, also with its version: "07", "07v2", "107a".</summary>
    private readonly bool IsVersioned(int i, out int number, out int width)
    {
        number = width = 0;
        if (i < 0 || i >= high || tokens[i].Mark >= 0 || tokens[i].Part != Part.None)
        {
            return false;
        }

        if (tokens[i].Value >= 0)
        {
            number = tokens[i].Value;
            width = tokens[i].Length;
            return tokens[i].Word is null && width <= 5;
        }

        if (tokens[i].Word is not null)
        {
            return false;
        }

        var word = TextOf(tokens[i]);
        width = Digits(word, 0, 4, out number);
        if (width < 2 || width == word.Length)
        {
            return false;
        }

        var rest = word[width..];
        return (rest.Length == 2 && Lower(rest, 0) == 'v' && char.IsAsciiDigit(rest[1]))
            || (rest.Length == 1 && Lower(rest, 0) is 'a' or 'b' or 'c')
            || rest is "完" or "END" or "Fin" or "TV";
    }

    /// <summary>"01-12", "01 ~ 12", "01v2-04", "01+02", "103, 104", "493-498 &amp; 500-507" from the token on.</summary>
    private readonly int ReadRange(int i, int number, ref Numbers into)
    {
        into.Add(number);
        var end = i + 1;
        while (end < high && IsVersioned(end, out var value, out var width) && tokens[end].Bracket == tokens[i].Bracket && width <= 4)
        {
            var gap = tokens[end].Gap;
            if (value <= number || (gap & (Gap.Opened | Gap.Closed | Gap.Slash)) != Gap.None)
            {
                break;
            }

            if (
                (gap & (Gap.Hyphen | Gap.Tilde)) != Gap.None
                && value - number <= Numbers.LongestRange
                && (!tokens[end].AfterDash || IsEndOfNumber(end))
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

    /// <summary>Nothing but brackets and tags behind: " - 01 - 12 [1080p]" is a batch, " - 11 - 511 Kinderheim" is not.</summary>
    private readonly bool IsEndOfNumber(int i) =>
        i + 1 >= high || (tokens[i + 1].Gap & Gap.Opened) != Gap.None || tokens[i + 1].Word is { Strength: Strength.Hard };

    /// <summary>"S10E14 214", "s16e03-05 313-315", "16-20 (191-195)": the absolute numbers beside.</summary>
    private void TakeAbsoluteBeside()
    {
        if (!episodes.Any)
        {
            return;
        }

        var i = anchorEnd;
        var bracketed = i < high && tokens[i].Bracket >= 0 && brackets[tokens[i].Bracket].First == i;
        if (
            IsPlainNumber(i)
            && tokens[i].Length is 3 or 4
            && !IsYear(i)
            && exact
            && (
                i + 1 >= high
                || bracketed
                || (tokens[i + 1].Gap & Gap.Hyphen) != Gap.None && !tokens[i + 1].AfterDash
                || tokens[i + 1].AfterDash && tokens[i].AfterDash
            )
        )
        {
            var end = ReadRange(i, tokens[i].Value, ref absolute);
            Put(i, end, Part.Episode);
            anchorEnd = end;
        }
        else if (
            bracketed
            && bare
            && !seasons.Any
            && IsPlainNumber(i)
            && tokens[i].Length == 2
            && tokens[i].Value < episodes.First
            && brackets[tokens[i].Bracket].Last == i
        )
        {
            // " - 29 (04)": the smaller is the season's.
            absolute = episodes;
            episodes.Clear();
            episodes.Add(tokens[i].Value);
            tokens[i].Part = Part.Episode;
            anchorEnd = i + 1;
        }
        else if (bracketed && IsPlainNumber(i) && tokens[i].Length is 3 or 4 && !IsYear(i))
        {
            var end = ReadRange(i, tokens[i].Value, ref absolute);
            if (brackets[tokens[i].Bracket].Last == end - 1)
            {
                Put(i, end, Part.Episode);
                anchorEnd = end;
            }
            else
            {
                absolute.Clear();
            }
        }

        // "Show Name - 313-315 - s16e03-05".
        var before = anchor - 1;
        if (
            exact
            && before - 1 > low
            && IsPlainNumber(before)
            && tokens[before].Gap == Gap.Dot
            && tokens[before].Length == 1
            && IsPlainNumber(before - 1)
            && tokens[before - 1].AfterDash
        )
        {
            // "Title - 17.5 (S00E01)".
            Put(before - 1, before + 1, Part.Episode);
            anchor = before - 1;
        }
        else if (
            exact
            && before > low
            && IsPlainNumber(before)
            && tokens[before].AfterDash
            && headGroup >= 0
            && tokens[before].Length is 2 or 3
        )
        {
            // "[Group] Title - 08 (S01E08)".
            absolute.Add(tokens[before].Value);
            tokens[before].Part = Part.Episode;
            anchor = before;
        }
        else if (exact && before > low && IsPlainNumber(before) && tokens[before].Length == 3)
        {
            var from = before;
            if (
                IsPlainNumber(before - 1)
                && tokens[before - 1].Length == 3
                && tokens[before].Gap == Gap.Hyphen
                && tokens[before - 1].Value < tokens[before].Value
            )
            {
                from = before - 1;
            }
            else if (headGroup < 0)
            {
                return;
            }

            if (from <= low)
            {
                return;
            }

            absolute.AddRange(tokens[from].Value, tokens[before].Value);
            Put(from, before + 1, Part.Episode);
            anchor = from;
        }
    }

    /// <summary>"Part 3", "cd1": an episode of a mini-series where television is the source, else a part of the film.</summary>
    private void TakeParts()
    {
        for (var i = low; i < high; i++)
        {
            if (
                tokens[i].Part == Part.None
                && tokens[i].Word is { Class: WordClass.DiscWord }
                && (tokens[i].Value >= 0 || IsNumberOf(i + 1, 2))
                && part is null
            )
            {
                part = tokens[i].Value >= 0 ? tokens[i].Value : tokens[i + 1].Value;
                tokens[i].Part = Part.PartNumber;
                if (tokens[i].Value < 0)
                {
                    tokens[i + 1].Part = Part.PartNumber;
                }
            }
        }

        if (seasons.Any || episodes.Any || airDate is not null)
        {
            return;
        }

        for (var i = low + 1; i < high; i++)
        {
            if (!Is(i, WordClass.PartWord) || tokens[i].Part != Part.None || !Television())
            {
                continue;
            }

            var number = tokens[i].Value;
            var last = i;
            if (number < 0 && i + 1 < high)
            {
                last = i + 1;
                number =
                    IsNumberOf(last, 2) ? tokens[last].Value
                    : tokens[last].Word is { Class: WordClass.Numeral } numeral ? numeral.Number
                    : -1;
            }

            if (number < 0)
            {
                continue;
            }

            episodes.Add(number);
            for (var k = i; k <= last; k++)
            {
                Anchor(k, Part.Episode);
            }

            // "Part 1 and Part 2".
            if (last + 3 < high && Is(last + 1, WordClass.Joint) && Is(last + 2, WordClass.PartWord) && IsNumberOf(last + 3, 2))
            {
                episodes.Add(tokens[last + 3].Value);
                Anchor(last + 3, Part.Episode);
            }

            return;
        }
    }

    private readonly bool Television()
    {
        for (var i = low; i < high; i++)
        {
            if (tokens[i].Word is { Class: WordClass.Source, Value: "HDTV" or "TV" })
            {
                return true;
            }
        }

        return false;
    }
}
