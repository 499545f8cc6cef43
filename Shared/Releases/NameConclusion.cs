using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>The sum of the steps: kind, tell-tales, titles, ids, spans.</summary>
internal static class NameConclusion
{
    public static Reading Of(
        in CutName name,
        ref readonly NumberingReading numbers,
        in TitleSpan title,
        ref readonly Tags tags,
        GroupSpan group,
        string input
    )
    {
        (string? words, IReadOnlyList<string> alternatives) = Titles.Of(in name, in title);
        bool numbered = numbers.Any || numbers.Whole || IsSpecial(in name, title);
        var ids = ReleaseIds.Take(in name);
        var tellTales = TellTales.Find(in name, in numbers, in title, in tags, group, numbered);
        bool obscure = ObscureName.Is(in name, tags.Video);
        IReadOnlyList<int> episodes = numbers.Episodes.ToList();
        var release = new Release
        {
            Input = input,
            Kind = tellTales.Decisive || obscure ? ReleaseKind.Other : KindOf(in name, title, tags, ids, numbered, words),
            Title = words,
            AlternativeTitles = alternatives,
            Year = title.HasYear ? name[title.YearAt].Value : null,
            Seasons = numbers.Seasons.ToList(),
            Episodes = episodes,
            Absolute = AbsoluteOf(in numbers, episodes),
            EpisodeFraction = numbers.Fraction,
            AirDate = numbers.AirDate,
            EpisodeTitle = numbered ? EpisodeTitle(in name, in numbers) : null,
            Edition = tags.Edition,
            Resolution = tags.Resolution?.Value,
            SourceMedia = tags.Source?.Value,
            Codec = tags.Codec?.Value,
            Audio = Values(in name, Part.Audio),
            Hdr = Values(in name, Part.Hdr),
            Group = group.In(name.Text).Trim(" -_.") is { Length: > 0 and <= 64 } maker ? maker.ToString() : null,
            Proper = tags.Proper,
            Languages = Values(in name, Part.Language),
            Country = title.CountryAt >= 0 ? name[title.CountryAt].Word!.Value : CountryBehind(in name, in numbers, title.To),
            Part = title.Volume ?? numbers.Disc,
            TmdbId = ids.Tmdb,
            ImdbId = ids.Imdb,
            TvdbId = ids.Tvdb,
            TellTales = tellTales.Words,
            Spans = Spans(in name),
        };
        return new Reading(release)
        {
            NumberFirst = numbers.IsLeading,
            Obscure = obscure,
            NotVideo = tellTales.Decisive,
            Video = tags.Video,
        };
    }

    private static ReleaseKind KindOf(in CutName name, in TitleSpan title, Tags tags, ReleaseIds ids, bool numbered, string? words) =>
        numbered ? ReleaseKind.Episode
        : words is null ? ReleaseKind.Other
        : IsSeriesPack(in name, title.HasYear) ? ReleaseKind.Episode
        : title.HasYear || tags.Video || name.Ends.VideoFile || ids.OfMovie ? ReleaseKind.Movie
        : ReleaseKind.Other;

    /// <summary>
    /// If the name gives no season, the number is the episode's and, for anime, may be the absolute one. The name does not say which.
    /// </summary>
    private static IReadOnlyList<int> AbsoluteOf(ref readonly NumberingReading numbers, IReadOnlyList<int> episodes) =>
        numbers.IsBare && !numbers.Seasons.Any && !numbers.Absolute.Any ? episodes : numbers.Absolute.ToList();

    /// <summary>"Show.2013.Christmas.Special.HDTV": television makes specials of series.</summary>
    private static bool IsSpecial(in CutName name, in TitleSpan title)
    {
        bool grouped = title.HeadGroup >= 0 && name.Ends.VideoFile;
        if (!grouped && (!title.HasYear || !name.IsTelevision()))
        {
            return false;
        }

        int at = name.Find(name.Low, name.High, static (in name, i) => name.Is(i, WordClass.Special));
        return at >= 0 && (grouped ? at >= title.To && name[at].Word!.Value is not "NC" : at > title.To);
    }

    /// <summary>"Show Complete Series": a word that is left outside the title says so, and one says that it is a series.</summary>
    private static bool IsSeriesPack(in CutName name, bool dated)
    {
        bool tagged = false;
        bool series = false;
        bool show = false;
        for (int i = name.Low; i < name.High; i++)
        {
            if (name[i].Word is { Class: WordClass.Complete } word)
            {
                tagged |= name[i].Part == Part.Tag;
                series |= word.Value is "series" && !dated;
                show |= word.Value is "show";
            }
            else if (name[i] is { Part: Part.Tag, Word: { Class: WordClass.Tag, Value: "show" } })
            {
                return true;
            }
        }

        return tagged && (series || show || (!dated && name.IsTelevision()));
    }

    private static string? CountryBehind(in CutName name, ref readonly NumberingReading numbers, int titleTo)
    {
        int at = numbers.To;
        return
            numbers.From >= 0
            && at >= titleTo
            && at < name.High
            && name[at].Word is { Class: WordClass.Country } word
            && name[at].Part is Part.Country or Part.None
            && char.IsUpper(name.Text[name[at].Start])
            ? word.Value
            : null;
    }

    private static string? EpisodeTitle(in CutName name, ref readonly NumberingReading numbers)
    {
        int from = numbers.To;
        if (from < 0 || from >= name.High || numbers.IsLeading || name.Is(from, WordUse.EndWord))
        {
            return null;
        }

        int end = from;
        while (
            end < name.High
            && name[end].Part == Part.None
            && name[end].Mark < 0
            && (name[end].Bracket < 0 || name[end].Bracket == name[from].Bracket)
            && !name.IsSureTag(end)
        )
        {
            end++;
        }

        return end > from
            ? TitleText.Of(name.Text[name[from].Start..TitleText.EndOf(in name, end - 1, bare: name[from].Bracket >= 0)])
            : null;
    }

    private static string[] Values(in CutName name, Part kind)
    {
        Word? only = null;
        List<string>? several = null;
        foreach (ref readonly Token token in name.Tokens)
        {
            if (token.Part != kind || token.Words == 0 || token.Word is not { Value: { } value } word)
            {
                continue;
            }

            if (only is null)
            {
                only = word;
            }
            else if (!string.Equals(only.Value, value, StringComparison.Ordinal) && several?.Contains(value) != true)
            {
                (several ??= [only.Value!]).Add(value);
            }
        }

        return several is not null ? [.. several]
            : only is not null ? only.Alone
            : [];
    }

    private static ReleaseSpan[] Spans(in CutName name)
    {
        int found = 0;
        for (int i = 0; i < name.Count; i++)
        {
            found += name[i].Part != Part.None && (i == 0 || name[i].Part != name[i - 1].Part) ? 1 : 0;
        }

        ReleaseSpan[] spans = found == 0 ? [] : new ReleaseSpan[found];
        int at = 0;
        for (int i = 0; at < spans.Length; i++)
        {
            Part kind = name[i].Part;
            if (kind == Part.None)
            {
                continue;
            }

            int start = name[i].Start;
            while (i + 1 < name.Count && name[i + 1].Part == kind)
            {
                i++;
            }

            spans[at++] = new ReleaseSpan(PartNames.Of(kind), start, name[i].End - start);
        }

        return spans;
    }
}
