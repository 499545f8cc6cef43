namespace Hybrid.Releases;

using static Chars;

internal ref partial struct NameReader
{
    /// <summary>
    /// The episode that nothing names but its place: "Title - 04 [720p]", "[Group] Title 04", "[Title][04]", "Show.102.HDTV", "03-Show".
    /// The surest place wins: in a bracket of its own, behind a dash, as the last word of the title, at the very beginning.
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

        var television = Television();
        var hash = false;
        for (var i = 0; i < bracketCount; i++)
        {
            hash |= brackets[i].First >= low && IsHash(i);
        }

        var anime = headGroup >= 0 || hash;
        var stop = FirstSureTag();
        var yearBefore = YearBefore(stop, out var yearAt);
        var found = place == Place.Season ? AtTheHead(stop, yearBefore) : -1;
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
        _ = IsVersioned(found, out var number, out var width);
        bare = true;
        // "Show.102.HDTV", "show.2401.hdtv", "CSI.525": season and episode in one.
        var dotted =
            tokens[found].Gap is Gap.Dot or Gap.Underscore && found + 1 >= high && !videoFile
            || tokens[found].Gap == Gap.Underscore && found + 1 >= high;
        if (
            !anime
            && found > low
            && text[tokens[found].Start] != '0'
            && ((width is 3 or 4 && television) || (width == 3 && (dotted || (tokens[found].Bracket >= 0 && tokens[found].Length == 3))))
            && number % 100 > 0
            && !IsOfFilms(found - 1)
            && tokens[found].Length == width
        )
        {
            exact = true;
            bare = false;
            seasons.Add(number / 100);
            episodes.Add(number % 100);
            Anchor(found, Part.Episode);
            if (IsPlainNumber(found + 1) && tokens[found + 1].Length == width && tokens[found + 1].Value / 100 == number / 100)
            {
                episodes.Add(tokens[found + 1].Value % 100);
                Anchor(found + 1, Part.Episode);
            }

            return;
        }

        if (width == 5)
        {
            // "10910": season 1, episodes 9 and 10.
            var (first, second) = (number / 100 % 100, number % 100);
            if (second != first + 1 || anime)
            {
                return;
            }

            exact = true;
            bare = false;
            seasons.Add(number / 10000);
            episodes.AddRange(first, second);
            Anchor(found, Part.Episode);
            return;
        }

        // "02.09": season and episode.
        if (
            !anime
            && width == 2
            && text[tokens[found].Start] == '0'
            && IsPlainNumber(found + 1)
            && tokens[found + 1].Length == 2
            && tokens[found + 1].Gap is Gap.Dot or Gap.Underscore
            && found + 2 >= high
            && found > low
        )
        {
            exact = true;
            bare = false;
            seasons.Add(number);
            episodes.Add(tokens[found + 1].Value);
            Anchor(found, Part.Episode);
            Anchor(found + 1, Part.Episode);
            return;
        }

        // "5.01" behind a dash or alone in a bracket: season and episode.
        if (IsPlainNumber(found + 1) && tokens[found + 1].Gap == Gap.Dot && tokens[found + 1].Length == 2 && width == 1 && number > 0)
        {
            exact = true;
            bare = false;
            seasons.Add(number);
            episodes.Add(tokens[found + 1].Value);
            Anchor(found, Part.Episode);
            Anchor(found + 1, Part.Episode);
            return;
        }

        var end = ReadRange(found, number, ref episodes);
        for (var k = found; k < end; k++)
        {
            Anchor(k, Part.Episode);
        }

        // "12.5" lies between two episodes.
        if (end == found + 1 && IsPlainNumber(end) && tokens[end].Gap == Gap.Dot && tokens[end].Length == 1)
        {
            fraction = tokens[end].Value;
            Anchor(end, Part.Episode);
            if (IsPlainNumber(end + 1) && tokens[end + 1].Gap == Gap.Dot && tokens[end + 1].Length == 1)
            {
                Anchor(end + 1, Part.Episode);
            }
        }

        numberFirst = found == low;
    }

    /// <summary>The first token that can only be a tag, behind the first word.</summary>
    private readonly int FirstSureTag()
    {
        for (var i = low + 1; i < high; i++)
        {
            if (
                tokens[i].Word is { Strength: Strength.Hard }
                || (tokens[i].Bracket >= 0 && brackets[tokens[i].Bracket].First == i && i > low && StartsTags(tokens[i].Bracket))
            )
            {
                return i;
            }
        }

        return high;
    }

    /// <summary>A bracket of tags, a checksum, or a year.</summary>
    private readonly bool StartsTags(int at)
    {
        var first = brackets[at].First;
        var last = Math.Min(brackets[at].Last, high - 1);
        if (IsHash(at))
        {
            return true;
        }

        var all = true;
        var any = false;
        for (var i = first; i <= last; i++)
        {
            var word = tokens[i].Word;
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
        var leads =
            tokens[first].Word is { Class: WordClass.Source, Strength: Strength.Soft }
            && first < last
            && (tokens[first + 1].Gap & Gap.Comma) != Gap.None;
        return leads
            || (all && any)
            || (
                first == last
                && tokens[first].Length == 2
                && Lower(text, tokens[first].Start) == 'v'
                && char.IsAsciiDigit(text[tokens[first].Start + 1])
            );
    }

    private readonly bool YearBefore(int stop, out int yearAt)
    {
        yearAt = -1;
        for (var i = low + 1; i < stop; i++)
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
        for (var i = 0; i < bracketCount; i++)
        {
            ref var bracket = ref brackets[i];
            var first = bracket.First;
            // "[TV 01-26 Fin]".
            var television = first < bracket.Last && TextOf(tokens[first]) is "TV";
            first += television ? 1 : 0;
            if (
                first < low
                || (first > stop && headGroup < 0 && !television)
                || bracket.Last < first
                || bracket.Last >= high
                || (first == low && bracket.Last + 1 >= high)
            )
            {
                continue;
            }

            if (
                !IsVersioned(first, out var number, out var width)
                || IsYear(first)
                || width > 4
                || (!bracket.Square && width > 2)
                || (
                    width < 2
                    && headGroup < 0
                    && !(first == low && IsPlainNumber(first + 1) && tokens[first + 1].Length == 2 && tokens[first + 1].Gap == Gap.Dot)
                )
            )
            {
                continue;
            }

            // "(500) Days", "(1) "
            if (first == low && !bracket.Square)
            {
                continue;
            }

            // "(04)" behind " - 29" is the season's number: see TakeAbsoluteBeside.
            if (!bracket.Square && IsPlainNumber(first - 1) && tokens[first - 1].AfterDash)
            {
                continue;
            }

            var end = first + 1;
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
        TextOf(tokens[i]) is var word
        && (
            word.Equals("end", StringComparison.OrdinalIgnoreCase)
            || word.Equals("fin", StringComparison.OrdinalIgnoreCase)
            || word.Equals("tv", StringComparison.OrdinalIgnoreCase)
            || word is "完" or "全"
        );

    /// <summary>"Movie - 09", "Vol - 2", "Part 3": the number counts something else.</summary>
    private readonly bool IsOfFilms(int i) =>
        i >= low
        && (
            Is(i, WordClass.PartWord)
            || Is(i, WordClass.DiscWord)
            || (
                TextOf(tokens[i]) is var word
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
        var found = -1;
        for (var i = low + 1; i < Math.Min(high, PastBracket(stop) + 1); i++)
        {
            if (
                !tokens[i].AfterDash
                || !IsVersioned(i, out var number, out var width)
                || tokens[i].Bracket >= 0 && brackets[tokens[i].Bracket].First != i
            )
            {
                // "Title - #04", "Title - (01-04)".
                continue;
            }

            if (width < 2 && headGroup < 0 && !(IsPlainNumber(i + 1) && tokens[i + 1].Gap == Gap.Dot))
            {
                continue;
            }

            // A year behind it: "300 - 20 (2006)" is a film.
            if ((yearAt > i && width < 2) || IsYear(i) || number > 2999 || IsOfFilms(i - 1))
            {
                continue;
            }

            var end = i + 1;
            while (end < high && tokens[end].Gap == Gap.Hyphen && IsVersioned(end, out _, out _))
            {
                end++;
            }

            if (end >= high || tokens[end].AfterDash || (tokens[end].Gap & Gap.Opened) != Gap.None || end == stop)
            {
                return i;
            }

            // "21 Grams (2003) - 21 gramov": behind a year stands the title again.
            found = found < 0 && yearAt < 0 ? i : found;
        }

        return found;
    }

    /// <summary>"Title (DVD) - 01v2": the bracket of tags may stand before the number.</summary>
    private readonly int PastBracket(int stop) =>
        stop < high && tokens[stop].Bracket is var at and >= 0 && brackets[at].First == stop && !brackets[at].Square
            ? brackets[at].Last + 1
            : stop;

    private readonly int Versioned(int stop)
    {
        for (var i = low + 1; i < stop; i++)
        {
            if (tokens[i].Value < 0 && IsVersioned(i, out _, out _) && Lower(text, tokens[i].End - 2) == 'v')
            {
                return i;
            }

            // "Title #36", "Title 10_v2", "Title.001.v4".
            if (
                IsPlainNumber(i)
                && !IsYear(i)
                && !IsOfFilms(i - 1)
                && (
                    (tokens[i].Gap & Gap.Hash) != Gap.None
                    || (
                        i + 1 < high
                        && tokens[i + 1].Length == 2
                        && Lower(text, tokens[i + 1].Start) == 'v'
                        && char.IsAsciiDigit(text[tokens[i + 1].Start + 1])
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
        var last = stop - 1;
        // Languages and editions may stand between: "Dead.Set.02.FRENCH.LD.DVDRip", "One Piece 603 VOSTFR".
        while (
            last > low
            && (tokens[last].Word is { Strength: Strength.Soft } or { Class: WordClass.Tag } || IsEndWord(last))
            && !IsPlainNumber(last)
        )
        {
            last--;
        }

        // "UFC.179.PPV": an event has its number.
        if (last <= low || !IsPlainNumber(last) || IsYear(last) || IsOfFilms(last - 1) || IsPayPerView(last + 1))
        {
            return InMidst(stop, anime);
        }

        var width = tokens[last].Length;
        var padded = text[tokens[last].Start] == '0' && width > 1;
        var before = last - 1;
        if (IsPlainNumber(before) && tokens[last].Gap == Gap.Dot && width == 1)
        {
            // "26.5": the half between two episodes; "M3GAN.2.0" is a title.
            if (tokens[before].Length < 2 || !anime)
            {
                return -1;
            }

            last--;
            width = tokens[last].Length;
        }

        // A range: the first of it.
        var range = false;
        while (
            last - 1 > low
            && IsPlainNumber(last - 1)
            && (tokens[last].Gap & (Gap.Hyphen | Gap.Tilde | Gap.Plus | Gap.Ampersand)) != Gap.None
            && tokens[last - 1].Value < tokens[last].Value
            && !IsYear(last - 1)
            && tokens[last - 1].Length <= 4
        )
        {
            last--;
            range = true;
        }

        // "101.102": two of one season. "02.09" at the end: season and episode.
        if (IsPlainNumber(before) && before > low && width == tokens[before].Length && !range)
        {
            var pair = television && width == 3 && tokens[before].Value + 1 == tokens[last].Value;
            var both =
                !television
                && width == 2
                && text[tokens[before].Start] == '0'
                && stop >= high
                && tokens[last].Gap is Gap.Dot or Gap.Underscore;
            last = pair || both ? before : last;
        }

        var fits =
            anime ? width >= 2 || HashBehind(stop)
            : yearBefore ? television && last == yearAt + 1
            : padded || television || range && (width == 3 || (tokens[last].Value <= 1 && stop < high)) || (width >= 2 && stop >= high);
        return fits && (width <= 4 || (television && width == 5)) ? last : InMidst(stop, anime);
    }

    /// <summary>"Dragon.Ball.001.DBOX.480p", "[Group] Monster 34 - Title", "[Group] One Piece 603 VOSTFR PS VITA".</summary>
    private readonly int InMidst(int stop, bool anime)
    {
        for (var i = low + 1; i < stop; i++)
        {
            if (
                !IsPlainNumber(i)
                || IsYear(i)
                || tokens[i].Length > 4
                || IsOfFilms(i - 1)
                || (tokens[i].Length < 2 && !(anime && IsPlainNumber(i + 1)))
            )
            {
                continue;
            }

            if (
                (
                    anime
                    && IsPlainNumber(i + 1)
                    && tokens[i + 1].Gap == Gap.Hyphen
                    && tokens[i + 1].Value > tokens[i].Value
                    && tokens[i].Value <= 1
                )
                || (tokens[i].Length == 3 && tokens[i].Value is > 0 and < 100 && text[tokens[i].Start] == '0')
                || (anime && tokens[i].Length == 2 && tokens[i].Value > 0 && text[tokens[i].Start] == '0')
                || (
                    anime
                    && i + 1 < high
                    && (tokens[i + 1].AfterDash || tokens[i + 1].Word is { Class: WordClass.Language, Strength: Strength.Soft })
                )
            )
            {
                return i;
            }
        }

        return -1;
    }

    private readonly bool IsPayPerView(int i) => i < high && TextOf(tokens[i]).Equals("ppv", StringComparison.OrdinalIgnoreCase);

    private readonly bool HashBehind(int stop) => stop < high && tokens[stop].Bracket >= 0 && IsHash(tokens[stop].Bracket);

    /// <summary>"03-Criminal.Minds", "003-005. Show", "01 - Title", "[DeadFish] 01 - Title"; in a folder of a series also "02.Title", "1 Pilot".</summary>
    private readonly int AtTheHead(int stop, bool yearBefore)
    {
        if (!IsVersioned(low, out var number, out var width) || width > 4 || IsYear(low) || stop <= low)
        {
            return -1;
        }

        if (low + 1 >= high)
        {
            return place != Place.Alone && number > 0 ? low : -1;
        }

        if (yearBefore && place != Place.Season)
        {
            return -1;
        }

        var last = low + 1;
        if (
            last + 1 < high
            && IsPlainNumber(last)
            && tokens[last].Gap == Gap.Hyphen
            && tokens[last].Value > number
            && tokens[last].Length == width
        )
        {
            last++;
        }

        ref var next = ref tokens[last];
        var padded = text[tokens[low].Start] == '0';
        var cut = next.AfterDash || (next.Gap & (Gap.Dot | Gap.Space)) == (Gap.Dot | Gap.Space) || (next.Gap == Gap.Hyphen && padded);
        return
            (cut && (width >= 2 || headGroup >= 0))
            || (padded && width >= 2 && (headGroup >= 0 || place != Place.Alone))
            || (place == Place.Season && next.Mark < 0)
            ? low
            : -1;
    }

    /// <summary>"Title - SP01", "Title OVA2": the number of a special.</summary>
    private bool TakeSpecial()
    {
        for (var i = low + 1; i < high; i++)
        {
            if (tokens[i].Value >= 0 && tokens[i].Mark < 0 && tokens[i].Part == Part.None && Is(i, WordClass.Special))
            {
                episodes.Add(tokens[i].Value);
                Anchor(i, Part.Episode);
                return true;
            }

            // "Title OVA 4 [720p]".
            if (
                Is(i, WordClass.Special)
                && tokens[i].Word!.Value is "OVA"
                && IsPlainNumber(i + 1)
                && tokens[i + 1].Length < 3
                && (i + 2 >= high || (tokens[i + 2].Gap & Gap.Opened) != Gap.None)
            )
            {
                episodes.Add(tokens[i + 1].Value);
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
            !IsPlainNumber(low)
            || tokens[low].Length != 1
            || !IsPlainNumber(low + 1)
            || tokens[low + 1].Length != 2
            || tokens[low + 1].Gap != Gap.Hyphen
            || low + 2 >= high
            || (tokens[low + 2].Gap & Gap.Space) == Gap.None
            || tokens[low].Value == 0
        )
        {
            return false;
        }

        exact = true;
        seasons.Add(tokens[low].Value);
        episodes.Add(tokens[low + 1].Value);
        Anchor(low, Part.Episode);
        Anchor(low + 1, Part.Episode);
        return true;
    }
}
