namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    /// <summary>
    /// The title runs from the first word to the first thing that cannot belong to it: a numbering, the year, a sure tag, a bracket of tags.
    /// From there it gives back what is a tag beside tags ("Movie.GERMAN.720p").
    /// </summary>
    private void FindTitle()
    {
        titleFrom = numberFirst ? anchorEnd : low;
        // A mark at the very beginning: what follows is the episode's title ("S01E02 - Pilot").
        if (
            anchor == low
            && !numberFirst
            && seasons.Any
            && !episodes.Any
            && anchorEnd < high
            && tokens[anchorEnd].Gap == Gap.Space
            && tokens[anchorEnd].Word is not { Strength: >= Strength.Soft }
        )
        {
            // "S02 Some Series": the season leads.
            titleFrom = anchorEnd;
        }
        else if (
            anchor == low
            && !numberFirst
            && !exact
            && episodes.Any
            && tokens[low].Value < 0
            && tokens[low].Mark < 0
            && place == Place.Alone
            && HeadEnd() is var head
            && head < high
            && tokens[head].Gap == Gap.Space
        )
        {
            // "Episode 14 Show Title".
            titleFrom = head;
        }
        else if (anchor == low && !numberFirst)
        {
            titleFrom = titleTo = low;
            yearAt = FindYear(high);
            return;
        }

        var stop = high;
        var sure = false;
        for (var i = titleFrom; i < high; i++)
        {
            if (
                (i >= anchor && i < anchorEnd && anchor >= titleFrom || tokens[i].Part is Part.Season && i > titleFrom)
                || (tokens[i].Part is Part.Hash or Part.Id or Part.Site && i > titleFrom)
                || (i > titleFrom && IsFileType(i))
            )
            {
                stop = i;
                break;
            }

            // "8 Bit Christmas": what the vocabulary takes for a tag may begin a title.
            if (i == titleFrom || (tokens[i].Words == 0 && i - titleFrom < 4 && tokens[i].Word == tokens[titleFrom].Word))
            {
                continue;
            }

            if (numberFirst && tokens[i].AfterDash)
            {
                stop = i;
                break;
            }

            if (tokens[i].Word is { Strength: Strength.Hard, Class: not WordClass.Alias })
            {
                stop = i;
                sure = true;
                break;
            }

            if (
                tokens[i].Bracket >= 0
                && brackets[tokens[i].Bracket].First == i
                && (StartsTags(tokens[i].Bracket) || InnerSite(tokens[i].Bracket))
            )
            {
                stop = i;
                break;
            }
        }

        yearAt = FindYear(stop);
        var atYear = yearAt >= 0 && yearAt < stop;
        if (atYear)
        {
            stop = yearAt;
        }

        stop = BracketStart(stop);
        if (!atYear && stop >= high)
        {
            stop = LooseEnd(stop);
        }

        titleTo = Math.Max(titleFrom, WithoutVolume(GiveBack(stop, atYear, sure)));
        if (titleTo == titleFrom && atYear && yearAt == low)
        {
            // "2008 The Incredible Hulk": the year first.
            titleFrom = yearAt + 1;
            titleTo = Math.Max(titleFrom, GiveBack(BracketStart(StopFrom(titleFrom)), false, true));
        }

        TakeCountry();
        TakeSecondTitle();
    }

    /// <summary>"[Group] Title - Vol.1 [BD]": the disc of an anime.</summary>
    private int WithoutVolume(int end)
    {
        var at = end - 2;
        if (
            headGroup < 0
            || at <= titleFrom
            || !tokens[at].AfterDash
            || !TextOf(tokens[at]).Equals("vol", StringComparison.OrdinalIgnoreCase)
            || tokens[at + 1].Value < 0
        )
        {
            return end;
        }

        part = tokens[at + 1].Value;
        tokens[at].Part = tokens[at + 1].Part = Part.PartNumber;
        return at;
    }

    /// <summary>"Title MP4 + subs": the kind of file, in the midst of the name.</summary>
    private readonly bool IsFileType(int i) =>
        Is(i, WordClass.Container)
        && TextOf(tokens[i]) is var word
        && (
            word.Equals("mkv", StringComparison.OrdinalIgnoreCase)
            || word.Equals("mp4", StringComparison.OrdinalIgnoreCase)
            || word.Equals("avi", StringComparison.OrdinalIgnoreCase)
        );

    private readonly int HeadEnd()
    {
        var end = low;
        while (end < high && tokens[end].Part == Part.Episode)
        {
            end++;
        }

        return end;
    }

    private readonly int StopFrom(int from)
    {
        for (var i = from + 1; i < high; i++)
        {
            if (
                (i >= anchor && anchor >= 0)
                || tokens[i].Word is { Strength: Strength.Hard }
                || tokens[i].Part == Part.Hash
                || (tokens[i].Bracket >= 0 && brackets[tokens[i].Bracket].First == i && StartsTags(tokens[i].Bracket))
            )
            {
                return i;
            }
        }

        return high;
    }

    private readonly bool InnerSite(int at) => IsSite(brackets[at].First, Math.Min(brackets[at].Last + 1, high));

    /// <summary>A stop inside a bracket stops at the bracket: "Hive [2021 - Albania]".</summary>
    private readonly int BracketStart(int stop) =>
        stop < high && tokens[stop].Bracket >= 0 && brackets[tokens[stop].Bracket].First > titleFrom
            ? brackets[tokens[stop].Bracket].First
            : stop;

    /// <summary>With nothing sure in the name, an edition or a language that runs to its end is still none of the title.</summary>
    private readonly int LooseEnd(int stop)
    {
        while (
            stop - 1 > titleFrom
            && tokens[stop - 1].Word
                is { Strength: Strength.Soft, Class: WordClass.Edition or WordClass.Language or WordClass.Complete } word
            && !AfterJoint(stop - 1)
            && (word.Class != WordClass.Language || tokens[stop - 1].Gap != Gap.Space)
        )
        {
            stop--;
        }

        return stop;
    }

    private readonly bool IsVersion(int i) =>
        tokens[i].Length == 2 && Chars.Lower(text, tokens[i].Start) == 'v' && char.IsAsciiDigit(text[tokens[i].Start + 1]);

    private readonly bool AfterJoint(int i)
    {
        while (i > titleFrom && tokens[i].Words == 0)
        {
            i--;
        }

        return i > titleFrom && Is(i - 1, WordClass.Joint) && (tokens[i].Gap & Gap.Opened) == Gap.None;
    }

    private readonly int GiveBack(int stop, bool atYear, bool sure)
    {
        var end = stop;
        var numbered = anchor >= 0 && stop == anchor;
        while (end - 1 > titleFrom)
        {
            ref var last = ref tokens[end - 1];
            if (last.Part is Part.PartNumber)
            {
                end--;
                continue;
            }

            if (last.Word is not { } word || (last.Bracket >= 0 && last.Bracket != tokens[titleFrom].Bracket && !StartsTags(last.Bracket)))
            {
                break;
            }

            var given = word.Class switch
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
                WordClass.Tag when IsVersion(end - 1) => (tokens[Math.Min(end, count - 1)].Gap & Gap.Opened) != Gap.None,
                WordClass.Tag => word.Strength == Strength.Soft
                    ? !(atYear && word.Value is "video") && (!numbered || word.Value is null && IsPackWord(end - 1))
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
            } while (end > titleFrom && tokens[end].Words == 0);
        }

        return end <= titleFrom ? stop : end;
    }

    private readonly bool IsPackWord(int i) =>
        TextOf(tokens[i]) is var word
        && (
            word.Equals("pack", StringComparison.OrdinalIgnoreCase)
            || word.Equals("boxset", StringComparison.OrdinalIgnoreCase)
            || word.Equals("batch", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>"The Good German" 2006, "Johnny English" 2003: so short a rest would be no title.</summary>
    private readonly bool IsAdjective(int i, bool atYear) =>
        atYear
        && (i - titleFrom <= 1 || (i - titleFrom <= 2 && TextOf(tokens[titleFrom]).Equals("the", StringComparison.OrdinalIgnoreCase)));

    private readonly int FindYear(int stop)
    {
        var found = -1;
        for (var i = titleFrom; i < high && i <= stop; i++)
        {
            if (!IsYear(i) || tokens[i].Part != Part.None)
            {
                continue;
            }

            if (tokens[i].Bracket >= 0 && i > titleFrom)
            {
                // "(2016)" is surer than any that stands free.
                return FirstOfSpan(i);
            }

            // "Movie 1917" alone, or the first word with others behind: a title, unless nothing better comes.
            if (i > titleFrom && i < stop)
            {
                found = i;
            }
        }

        if (found >= 0)
        {
            return FirstOfSpan(found);
        }

        // Behind the tags: "The.English.Patient.BluRay.1996.German"; behind a number only where tags follow.
        for (var i = Math.Max(stop, titleFrom + 1); i < high; i++)
        {
            if (
                IsYear(i)
                && tokens[i].Part == Part.None
                && airDate is null
                && (
                    anchor < 0
                    || (tokens[i].Gap & Gap.Slash) != Gap.None
                    || tokens[i].Bracket >= 0
                    || i + 1 >= high
                    || tokens[i + 1].Word is { Strength: Strength.Hard } or { Class: WordClass.Complete }
                    || IsYear(i + 1)
                )
                && !(i == high - 1 && tokens[i].Gap == Gap.Hyphen)
            )
            {
                return i;
            }
        }

        // "2009.shoot.fruit.chan.multi.dvd9": the year first.
        return anchor < 0 && IsYear(low) && low + 1 < high && stop > low + 1 && !tokens[low].Touches ? low
            : anchor < 0 && IsYear(low) && low + 2 < high && stop > low + 2 ? low
            : -1;
    }

    /// <summary>"2015-2017": the first.</summary>
    private readonly int FirstOfSpan(int i) =>
        i - 1 > titleFrom
        && IsYear(i - 1)
        && tokens[i].Gap == Gap.Hyphen
        && tokens[i - 1].Value < tokens[i].Value
        && (
            tokens[i].Bracket >= 0
            || (tokens[i - 1].Gap & Gap.Other) != Gap.None
            || i + 1 >= high
            || tokens[i + 1].Mark >= 0
            || tokens[i + 1].Word is { Strength: Strength.Hard }
        )
            ? i - 1
            : i;

    /// <summary>"The.Office.US.S01", "Shameless (UK) - 1x01".</summary>
    private void TakeCountry()
    {
        var last = titleTo - 1;
        if (
            anchor < 0
            || airDate is not null
            || last <= titleFrom
            || tokens[last].Word is not { Class: WordClass.Country } word
            || !char.IsUpper(text[tokens[last].Start + 1])
        )
        {
            return;
        }

        // The title keeps it, as the catalogue often has it so; the title without it stands among the alternatives.
        country = word.Value;
        countryAt = last;
    }

    /// <summary>A bracket that ends the title holds a second one: "World's End Harem (Shuumatsu no Harem) S01E08".</summary>
    private void TakeSecondTitle()
    {
        if (anchor >= titleTo && TakeTitleBehindNumber())
        {
            return;
        }

        // "Title (Second) (Director)": each bracket at the end.
        while (titleTo - 1 > titleFrom && tokens[titleTo - 1].Bracket is var at and >= 0 && tokens[titleFrom].Bracket < 0)
        {
            var bracket = brackets[at];
            if (
                bracket.First <= titleFrom
                || bracket.Last != titleTo - 1
                || bracket.Start == 0
                || Chars.At(text, bracket.Start - 1) is not (' ' or '.' or '_')
            )
            {
                return;
            }

            titleTo = bracket.First;
            if (bracket.Square && headGroup < 0 && anchor < 0)
            {
                // "Title [HorribleSubs] (1080p)".
                headGroup = at;
                Put(bracket.First, bracket.Last + 1, Part.Group);
                return;
            }

            secondFrom = bracket.First;
            secondTo = bracket.Last + 1;
        }
    }

    /// <summary>"全职高手 第3季 / Series S3 - 09", "Название (S2E1-4) / Title (S2E1-4)", "[斗破苍穹 第5季][Fights Break Sphere]": the second stands behind the number.</summary>
    private bool TakeTitleBehindNumber()
    {
        for (var i = anchor + 1; i < high && i <= anchorEnd + 8; i++)
        {
            if (tokens[i].Word is { Strength: Strength.Hard } || IsYear(i))
            {
                return false;
            }

            var boxed =
                tokens[titleFrom].Bracket >= 0
                && tokens[i].Bracket >= 0
                && brackets[tokens[i].Bracket].First == i
                && brackets[tokens[i].Bracket].Square
                && !StartsTags(tokens[i].Bracket);
            if (
                tokens[i].Part != Part.None
                || tokens[i].Value >= 0
                || !(boxed || (tokens[i].Bracket < 0 && (tokens[i].Gap & (Gap.Slash | Gap.Bar)) != Gap.None))
            )
            {
                continue;
            }

            var end = i + 1;
            while (
                end < high
                && tokens[end].Part == Part.None
                && tokens[end].Mark < 0
                && tokens[end].Bracket == tokens[i].Bracket
                && !IsYear(end)
                && (tokens[end].Gap & (Gap.Slash | Gap.Bar)) == Gap.None
                && tokens[end].Word is not { Strength: Strength.Hard }
            )
            {
                end++;
            }

            secondFrom = i;
            secondTo = end;
            Put(i, end, Part.Alias);
            return true;
        }

        return false;
    }
}
