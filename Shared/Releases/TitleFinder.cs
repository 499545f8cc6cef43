using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>
/// The title runs from the first word to the first thing that cannot belong to it: a numbering, the year, a sure tag, a bracket of tags.
/// Then words at its end that are tags next to tags are removed from it ("Movie.GERMAN.720p").
/// </summary>
internal static class TitleFinder
{
    public static TitleSpan Find(in CutName name, ref readonly NumberingReading numbers)
    {
        int from = IsEditionAlone(in name) ? -1 : StartOf(in name, in numbers);
        if (from < 0)
        {
            // An edition alone, or a mark at the very beginning: the episode's title follows ("S01E02 - Pilot").
            return new TitleSpan
            {
                From = name.Low,
                To = name.Low,
                YearAt = YearFinder.Find(in name, in numbers, name.Low, name.High),
                HeadGroup = name.Ends.HeadGroup,
                CountryAt = -1,
            };
        }

        (int stop, bool sure) = StopOf(in name, in numbers, from);
        int yearAt = YearFinder.Find(in name, in numbers, from, stop);
        bool atYear = yearAt >= 0 && yearAt < stop;
        stop = BracketStart(in name, from, atYear ? yearAt : stop);
        if (!atYear && stop >= name.High)
        {
            stop = LooseEnd(in name, from);
        }

        int to = new TitleTail(name, from, stop, atYear, sure, numbers.From >= 0 && stop == numbers.From).End();
        int? volume = VolumeOf(in name, from, to);
        to = Math.Max(from, volume is null ? to : to - 2);
        if (to == from && atYear && yearAt == name.Low)
        {
            // "2008 The Incredible Hulk": the year comes first.
            from = yearAt + 1;
            stop = BracketStart(in name, from, StopBehindYear(in name, in numbers, from));
            to = Math.Max(
                from,
                new TitleTail(name, from, stop, atYear: false, sure: true, numbers.From >= 0 && stop == numbers.From).End()
            );
        }

        var title = new TitleSpan
        {
            From = from,
            To = to,
            YearAt = yearAt,
            HeadGroup = name.Ends.HeadGroup,
            CountryAt = EndsWithCountry(in name, in numbers, from, to) ? to - 1 : -1,
            Volume = volume,
        };
        return SecondTitle.Find(in name, in numbers, title);
    }

    /// <summary>"Director's Cut.mkv": the folder above has the title.</summary>
    private static bool IsEditionAlone(in CutName name) =>
        !name.Any(
            name.Low,
            name.High,
            static (in name, i) => name[i].Word is not { Class: WordClass.Edition, Strength: not Strength.Weak }
        );

    /// <summary>-1 if a mark at the very beginning leaves no title.</summary>
    private static int StartOf(in CutName name, ref readonly NumberingReading numbers)
    {
        if (numbers.IsLeading)
        {
            return numbers.To;
        }

        if (numbers.From != name.Low)
        {
            return name.Low;
        }

        if (numbers.Seasons.Any && !numbers.Episodes.Any)
        {
            // "S02 Some Series": the season comes first.
            return
                numbers.To < name.High && name[numbers.To].Gap == Gap.Space && name[numbers.To].Word is not { Strength: >= Strength.Soft }
                ? numbers.To
                : -1;
        }

        bool word = !numbers.IsExact && numbers.Episodes.Any && name[name.Low] is { Value: < 0, Mark: < 0 };
        return word && name.Place == Place.Alone ? BehindEpisode(in name) : -1;
    }

    /// <summary>"Episode 14 Show Title".</summary>
    private static int BehindEpisode(in CutName name)
    {
        int head = name.FindOrEnd(name.Low, name.High, static (in name, i) => name[i].Part != Part.Episode);
        return head < name.High && name[head].Gap == Gap.Space ? head : -1;
    }

    private static (int Stop, bool Sure) StopOf(in CutName name, ref readonly NumberingReading numbers, int from)
    {
        for (int i = from; i < name.High; i++)
        {
            bool numbered = i >= numbers.From && i < numbers.To && numbers.From >= from;
            if (numbered || (i > from && EndsTitle(in name, i)))
            {
                return (i, false);
            }

            if (BeginsTitle(in name, from, i))
            {
                continue;
            }

            if (name[i].Word is { Strength: Strength.Hard, Class: not WordClass.Alias })
            {
                return (i, !(numbers.IsLeading && name[i].AfterDash));
            }

            if ((numbers.IsLeading && name[i].AfterDash) || OpensTags(in name, i))
            {
                return (i, false);
            }
        }

        return (name.High, false);
    }

    private static bool EndsTitle(in CutName name, int i) =>
        IsOvaOfGroup(in name, i)
        || name[i].Part is Part.Season or Part.Hash or Part.Id or Part.Site
        || name.Is(i, WordUse.VideoFile)
        || name.IsWholeSeries(i);

    /// <summary>"[Grp] Title OVA - Name.mkv", "[Grp] Title - OVA v2 [1080p].mkv".</summary>
    private static bool IsOvaOfGroup(in CutName name, int i) =>
        name[i].Word is { Class: WordClass.Special, Value: "OVA" }
        && name is { Ends: { HeadGroup: >= 0, VideoFile: true } }
        && (i + 1 >= name.High || name.IsEndOfTitle(i + 1) || name.IsVersion(i + 1));

    /// <summary>"8 Bit Christmas": a word that the vocabulary lists as a tag may begin a title.</summary>
    private static bool BeginsTitle(in CutName name, int from, int i) =>
        i == from || (name[i].Words == 0 && i - from < 4 && name[i].Word == name[from].Word);

    private static bool OpensTags(in CutName name, int i) =>
        name.OpenedAt(i) is var at and >= 0 && (name.StartsTags(at) || name.IsSite(i, Math.Min(name.Brackets[at].Last + 1, name.High)));

    private static int StopBehindYear(in CutName name, ref readonly NumberingReading numbers, int from) =>
        name.FindOrEnd(
            from + 1,
            numbers.From >= 0 ? Math.Max(from + 1, numbers.From) : name.High,
            static (in name, i) =>
                name.IsSureTag(i) || name[i].Part == Part.Hash || (name.OpenedAt(i) is var at and >= 0 && name.StartsTags(at))
        );

    /// <summary>If the title would stop inside a bracket, it stops before the bracket: "Hive [2021 - Albania]".</summary>
    private static int BracketStart(in CutName name, int from, int stop) =>
        stop < name.High && name[stop].Bracket is var at and >= 0 && name.Brackets[at].First > from ? name.Brackets[at].First : stop;

    /// <summary>Even if the name has nothing sure, an edition or a language that reaches its end does not belong to the title.</summary>
    private static int LooseEnd(in CutName name, int from)
    {
        int stop = name.High;
        while (
            stop - 1 > from
            && name[stop - 1].Word
                is {
                    Strength: Strength.Soft,
                    Class: WordClass.Edition or WordClass.Language or WordClass.Complete or WordClass.Resolution or WordClass.Source
                } word
            && !TitleTail.IsBehindJoint(in name, from, stop - 1)
            && (word.Class != WordClass.Language || name[stop - 1].Gap != Gap.Space)
            && (word.Class != WordClass.Source || (name.Ends.VideoFile && Chars.IsUpper(name.TextOf(stop - 1))))
        )
        {
            stop--;
        }

        return stop;
    }

    /// <summary>"[Group] Title - Vol.1 [BD]": a disc of an anime series. Its two tokens end the title.</summary>
    private static int? VolumeOf(in CutName name, int from, int end)
    {
        int at = end - 2;
        if (name.Ends.HeadGroup < 0 || at <= from || !name[at].AfterDash || !name.Is(at, WordUse.VolumeWord) || name[at + 1].Value < 0)
        {
            return null;
        }

        name[at].Part = name[at + 1].Part = Part.PartNumber;
        return name[at + 1].Value;
    }

    /// <summary>
    /// "The.Office.US.S01", "Shameless (UK) - 1x01". The title keeps the country, because catalogs often have it too. The title without it is an
    /// alternative.
    /// </summary>
    private static bool EndsWithCountry(in CutName name, ref readonly NumberingReading numbers, int from, int to) =>
        numbers.From >= 0
        && numbers.AirDate is null
        && to - 1 > from
        && name.Is(to - 1, WordClass.Country)
        && char.IsUpper(name.Text[name[to - 1].Start + 1]);
}
