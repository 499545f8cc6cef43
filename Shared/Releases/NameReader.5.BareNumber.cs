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
        var television = Television();
        var hash = false;
        for (var i = 0; i < bracketCount; i++)
        {
            hash |= brackets[i].First >= low && IsHash(i);
        }

        var anime = headGroup >= 0 || hash;
        var stop = FirstSureTag();
        var yearBefore = YearBefore(stop, out var yearAt);
        var found = InOwnBracket(stop) is var own and >= 0 ? own : BehindDash(stop, yearAt);
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

        // "12.5" lies between two episodes: it is numbered as the one before.
        if (end == found + 1 && IsPlainNumber(end) && tokens[end].Gap == Gap.Dot && tokens[end].Length == 1)
        {
            Anchor(end, Part.Episode);
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

        for (var i = first; i <= last; i++)
        {
            if (
                tokens[i].Word is
                {
                    Strength: >= Strength.Soft,
                    Class: not (WordClass.Joint or WordClass.Edition or WordClass.PartWord or WordClass.SeasonWord or WordClass.EpisodeWord)
                }
            )
            {
                return true;
            }
        }

        return false;
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
            if (first < low || first > stop || bracket.Last < first || bracket.Last >= high || (first == low && bracket.Last + 1 >= high))
            {
                continue;
            }

            if (
                !IsVersioned(first, out var number, out var width)
                || IsYear(first)
                || width > 4
                || (!bracket.Square && width > 2)
                || (width < 2 && headGroup < 0)
            )
            {
                continue;
            }

            // "(500) Days", "(1) "
            if (first == low && !bracket.Square)
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

    private readonly int BehindDash(int stop, int yearAt)
    {
        var found = -1;
        for (var i = low + 1; i < Math.Min(high, stop + 1); i++)
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
            if ((yearAt > i && width < 2) || (IsYear(i) && !(i + 1 < high && tokens[i + 1].AfterDash)) || number > 2999)
            {
                continue;
            }

            if (i + 1 >= high || tokens[i + 1].AfterDash || (tokens[i + 1].Gap & Gap.Opened) != Gap.None || i + 1 == stop)
            {
                return i;
            }

            found = found < 0 ? i : found;
        }

        return found;
    }

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

        if (last <= low || !IsPlainNumber(last) || IsYear(last))
        {
            return -1;
        }

        var width = tokens[last].Length;
        var padded = text[tokens[last].Start] == '0' && width > 1;
        if (tokens[last].Gap == Gap.Dot && width == 1 && IsPlainNumber(last - 1) && text[tokens[last - 1].Start] != '0' && !anime)
        {
            return -1;
        }

        // "26.5": the half between two.
        if (tokens[last].Gap == Gap.Dot && width == 1 && IsPlainNumber(last - 1) && tokens[last - 1].Length >= 2)
        {
            last--;
            width = tokens[last].Length;
        }

        // A range: the first of it.
        while (
            last - 1 > low
            && IsPlainNumber(last - 1)
            && (tokens[last].Gap & (Gap.Hyphen | Gap.Tilde | Gap.Plus)) != Gap.None
            && tokens[last - 1].Value < tokens[last].Value
            && !IsYear(last - 1)
            && tokens[last - 1].Length <= 4
        )
        {
            last--;
        }

        if (
            television
            && last - 1 > low
            && IsPlainNumber(last - 1)
            && tokens[last - 1].Length == 3
            && tokens[last - 1].Value / 100 == tokens[last].Value / 100
            && width == 3
        )
        {
            last--;
        }

        var fits =
            anime ? width >= 2 || HashBehind(stop)
            : yearBefore ? television && last == yearAt + 1
            : padded || television || (width >= 2 && stop >= high);
        return fits && width <= 4 ? last : -1;
    }

    private readonly bool HashBehind(int stop) => stop < high && tokens[stop].Bracket >= 0 && IsHash(tokens[stop].Bracket);

    /// <summary>"03-Criminal.Minds", "003. Show", "01 - Title", "[DeadFish] 01 - Title".</summary>
    private readonly int AtTheHead(int stop, bool yearBefore)
    {
        if (yearBefore || !IsVersioned(low, out var number, out var width) || low + 1 >= high || width > 4 || IsYear(low) || stop <= low)
        {
            return -1;
        }

        ref var next = ref tokens[low + 1];
        var padded = text[tokens[low].Start] == '0';
        var cut = next.AfterDash || (next.Gap & (Gap.Dot | Gap.Space)) == (Gap.Dot | Gap.Space) || (next.Gap == Gap.Hyphen && padded);
        return (cut && (width >= 2 || headGroup >= 0)) || (padded && width >= 2 && headGroup >= 0) ? low : -1;
    }
}
