namespace Hybrid.Releases.Numbering;

/// <summary>Marks: numberings that their shape alone identifies, as <see cref="MarkScanner"/> found them.</summary>
internal static class MarkRules
{
    public static readonly NumberingRule[] All =
    [
        new("a cross of the title", CrossOfTitle, "3x3 Eyes - 01.mkv → e1 #1", "10x10.2018.1080p.mkv → "),
        new("a cross beside a mark", CrossBesideMark, "4x4.Autos.S01E09.720p.mkv → s1 e9", "Show.S07E22 - 7x23.Name.avi → s7 e22,23"),
        new(
            "season and episode",
            SeasonEpisode,
            "Show.S01E02.720p.mkv → s1 e2",
            "Show.1x02.avi → s1 e2",
            "Show.S02E01-E03.mkv → s2 e1-3",
            "Ep 2x03 Show.avi → s2 e3"
        ),
        new("season and episode of a file", SeasonOfFile, "Show S02-07.mkv → s2 e7", "Show S2-7.mkv → s2 e7"),
        new(
            "season",
            Season,
            "Show.S02.1080p.WEB-GRP → s2",
            "Show.S01-S03.DVDRip → s1-3",
            "Show S1-3 720p → s1-3",
            "Show S01+02 720p → s1,2"
        ),
        new("episode", Episode, "Show.E05.720p.HDTV.mkv → e5", "Show Ep 12.avi → e12", "Show Episode3-6.avi → e3-6"),
        new("one season of several", OneSeason, "Show.Season.2of3.DVDRip → s2"),
        new("one disc of several", OneDisc, "Film.2001.CD.1of2.avi → "),
        new("one of several", OneOfSeveral, "Show.5of9.Name.DVDRip.avi → e5", "Show (5/12) 720p.mkv → e5"),
        new("date", Date, "Show.2014.10.31.720p.mkv → on 2014-10-31"),
        new("whole series", Whole, "[Group][Show][全24集][1080p] → "),
    ];

    private static bool CrossOfTitle(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Nothing(at, at + 1);
        // "4x4.2019".
        ref readonly Mark mark = ref name.MarkOf(at);
        bool square =
            mark is { Kind: MarkKind.SeasonEpisode, ByCross: true }
            && at == name.Low
            && mark.Seasons.First == mark.Episodes.First
            && mark.Seasons.Last == mark.Episodes.Last
            && name.Text[name[at].Start] == name.Text[name[at].Start + (name[at].Length / 2) + 1]
            && name.IsYear(at + 1);
        return square
            || mark is { Kind: MarkKind.SeasonEpisode, ByCross: true }
                && (at == name.Low || name.Ends.HeadGroup >= 0)
                && name[at].Length == 3
                && HasNumberBehindDash(name, at);
    }

    private static bool HasNumberBehindDash(in CutName name, int at) =>
        name.Any(at + 2, name.High, static (in name, i) => name[i].AfterDash && name.IsPlainNumber(i) && name[i].Length >= 2);

    private static bool CrossBesideMark(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        ref readonly Mark mark = ref name.MarkOf(at);
        claim = NumberClaim.Nothing(at, at + 1);
        if (mark is not { Kind: MarkKind.SeasonEpisode, ByCross: true } || !HasSureMark(name))
        {
            return false;
        }

        // "S07E22 - 7x23" adds one more episode.
        if (before.IsExact && at <= before.To && mark.Seasons.First == before.Seasons.First)
        {
            claim = OfMark(name, at, Part.Episode);
            claim.Episodes = mark.Episodes;
        }

        return true;
    }

    private static bool HasSureMark(in CutName name) =>
        name.Any(
            name.Low,
            name.High,
            static (in name, i) => name.IsMark(i) && name.MarkOf(i) is { Kind: MarkKind.SeasonEpisode, ByCross: false }
        );

    private static bool SeasonEpisode(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        ref readonly Mark mark = ref name.MarkOf(at);
        bool more = before.IsExact && mark.Seasons.First == before.Seasons.First && at - before.To <= 1;
        if (mark.Kind != MarkKind.SeasonEpisode || (before.IsExact && !more))
        {
            claim = default;
            return false;
        }

        claim = OfMark(name, at, Part.Episode);
        claim.Form = NumberForm.Exact;
        claim.Seasons = mark.Seasons;
        claim.Episodes = mark.Episodes;
        claim.Anew = !more;
        return true;
    }

    private static bool Season(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        ref readonly Mark mark = ref name.MarkOf(at);
        if (mark.Kind != MarkKind.Season || before.IsExact || IsAfterthought(name, at))
        {
            claim = default;
            return false;
        }

        claim = OfMark(name, at, Part.Season);
        claim.Seasons = mark.Seasons;
        // "Season1-3".
        if (
            !name.Ends.VideoFile
            && name.IsNumberOf(at + 1, 1)
            && name[at + 1].Gap == Gap.Hyphen
            && name[at + 1].Value > mark.Seasons.Last
            && name.FirstCharOf(at) is 'S' or 's'
            && name[at].Length > 3
        )
        {
            claim.Seasons.AddRange(mark.Seasons.Last, name[at + 1].Value);
            claim.To++;
        }

        return true;
    }

    /// <summary>One file is no range of seasons.</summary>
    private static bool SeasonOfFile(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        ref readonly Mark mark = ref name.MarkOf(at);
        claim = NumberClaim.Exactly(at, at + 1, mark.Seasons.First, mark.Seasons.Last);
        return mark.Kind == MarkKind.Season
            && !before.Any
            && name.Ends.VideoFile
            && name[at].Length is var length and (6 or 4)
            && name.Text[name[at].Start + (length / 2)] == '-';
    }

    /// <summary>"2024 1080p H264-S56", "(2021) ... crf18.S97": after the year and the tags, there is no season.</summary>
    private static bool IsAfterthought(in CutName name, int at)
    {
        bool tags = false;
        bool year = false;
        for (int i = name.Low + 1; i < at && name.FirstCharOf(at) is 's' or 'S'; i++)
        {
            tags |= name[i].Word is { Strength: Strength.Hard, IsVideo: true };
            year |= name.IsYear(i);
        }

        // "S4 The Bob Lazar Story 2026": a title may begin like this too.
        return (tags && year)
            || (
                at == name.Low
                && name[at].Length == 2
                && at + 2 < name.High
                && name[at + 1].Word is null or { Class: WordClass.Joint }
                && name.HasYearFrom(at + 2)
            );
    }

    private static bool Episode(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        ref readonly Mark mark = ref name.MarkOf(at);
        if (mark.Kind != MarkKind.Episode || (before.Episodes.Any && (at != before.To || before.IsExact)))
        {
            claim = default;
            return false;
        }

        claim = OfMark(name, at, Part.Episode);
        claim.Episodes = mark.Episodes;
        claim.Fraction = mark.Fraction > 0 ? mark.Fraction : null;
        // "Episode3-6".
        int next = at + 1;
        if (name.IsPlainNumber(next) && name[next].Gap == Gap.Hyphen && name[next].Value > mark.Episodes.Last && name[next].Length <= 3)
        {
            claim.Episodes.AddRange(mark.Episodes.Last, name[next].Value);
            claim.To = next + 1;
        }

        return true;
    }

    private static bool OneSeason(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at - 1, at + 1, Part.Season);
        claim.Seasons = name.MarkOf(at).Episodes;
        return name.MarkOf(at).Kind == MarkKind.OneOfSeveral && name.Is(at - 1, WordClass.SeasonWord);
    }

    private static bool OneDisc(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at - 1, at + 1, Part.PartNumber, NumberForm.None);
        claim.Disc = name.MarkOf(at).Episodes.First;
        claim.Apart = true;
        return name.MarkOf(at).Kind == MarkKind.OneOfSeveral && name.Is(at - 1, WordClass.DiscWord);
    }

    private static bool OneOfSeveral(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = OfMark(name, at, Part.Episode);
        // "Part 5 of 6".
        claim.From -= at - 1 > name.Low && name.Is(at - 1, WordClass.PartWord) ? 1 : 0;
        claim.Episodes = name.MarkOf(at).Episodes;
        return name.MarkOf(at).Kind == MarkKind.OneOfSeveral && !before.Episodes.Any;
    }

    private static bool Date(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        // "12-12-12 (2012)": a film may be called so.
        if (at == name.Low && name.IsYear(at + 1) && name[at].Length == 8)
        {
            claim = NumberClaim.Nothing(at, at + 1);
            return true;
        }

        claim = OfMark(name, at, Part.AirDate);
        claim.AirDate = name.MarkOf(at).Date;
        return name.MarkOf(at).Kind == MarkKind.Date && before.AirDate is null;
    }

    private static bool Whole(in CutName name, ref readonly NumberingReading before, int at, out NumberClaim claim)
    {
        claim = NumberClaim.Of(at, at + 1, Part.Tag, NumberForm.None);
        claim.Whole = true;
        claim.Apart = true;
        return name.MarkOf(at).Kind == MarkKind.Whole;
    }

    /// <summary>With the word in front of it: "Ep 2x03", "Folge S01E02".</summary>
    private static NumberClaim OfMark(in CutName name, int at, Part part)
    {
        int word = at - 1;
        bool worded =
            word > name.Low
            && name[word].Part == Part.None
            && (name.Is(word, WordClass.EpisodeWord) || (name.Is(word, WordClass.SeasonWord) && name.Is(word - 1, WordClass.Complete)));
        return NumberClaim.Of(worded ? word : at, at + 1, part);
    }
}
