namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    private Reading Conclude(string input)
    {
        var (title, alternatives) = Titles();
        // "Show.2013.Christmas.Special.HDTV": television makes specials of series.
        var special = yearAt >= 0 && Television() && FirstOfKind(WordClass.Special) > titleTo;
        var numbered = episodes.Any || seasons.Any || airDate is not null || whole || special;
        var complete = false;
        for (var i = low; i < high; i++)
        {
            complete |= tokens[i].Part == Part.Tag && tokens[i].Word is { Class: WordClass.Complete };
        }

        ReadIds(out var tmdb, out var imdb, out var tvdb);
        var tellTales = FindTellTales(numbered, out var decisive);
        var obscure = IsObscure();
        var kind =
            decisive || obscure ? ReleaseKind.Other
            : numbered ? ReleaseKind.Episode
            : title is null ? ReleaseKind.Other
            : complete && !HasYear() && IsSeriesPack() ? ReleaseKind.Episode
            : HasYear() || video || videoFile || tmdb is not null || imdb is not null ? ReleaseKind.Movie
            : ReleaseKind.Other;
        var absoluteList = absolute.ToList();
        var episodeList = episodes.ToList();
        if (bare && !seasons.Any && absoluteList.Count == 0)
        {
            // The name gives no season: the number is the episode's and, in anime, the absolute one. It does not say which.
            absoluteList = episodeList;
        }

        var release = new Release
        {
            Input = input,
            Kind = kind,
            Title = title,
            AlternativeTitles = alternatives,
            Year = HasYear() ? tokens[yearAt].Value : null,
            Seasons = seasons.ToList(),
            Episodes = episodeList,
            Absolute = absoluteList,
            EpisodeFraction = fraction,
            AirDate = airDate,
            EpisodeTitle = EpisodeTitle(numbered),
            Edition = edition,
            Resolution = resolution?.Value,
            SourceMedia = source?.Value,
            Codec = codec?.Value,
            Audio = Values(Part.Audio),
            Hdr = Values(Part.Hdr),
            Group = Group(),
            Proper = proper,
            Languages = Values(Part.Language),
            Country = country ?? LaterCountry(),
            Part = part,
            TmdbId = tmdb,
            ImdbId = imdb,
            TvdbId = tvdb,
            TellTales = tellTales,
            Spans = Spans(),
        };
        return new Reading(release)
        {
            NumberFirst = numberFirst,
            Obscure = obscure,
            NotVideo = decisive,
            Video = video,
        };
    }

    private readonly int FirstOfKind(WordClass kind)
    {
        for (var i = low; i < high; i++)
        {
            if (Is(i, kind))
            {
                return i;
            }
        }

        return -1;
    }

    private readonly bool HasYear() => yearAt >= 0;

    private readonly bool IsSeriesPack()
    {
        for (var i = low; i < high; i++)
        {
            if (
                Is(i, WordClass.Complete) && TextOf(tokens[i]) is var word && !word.Equals("complete", StringComparison.OrdinalIgnoreCase)
                || Is(i, WordClass.Complete) && tokens[i].Words > 1
            )
            {
                return true;
            }
        }

        return false;
    }

    private readonly string? Group()
    {
        if (groupStart < 0)
        {
            return null;
        }

        var raw = text[groupStart..groupEnd].Trim(" -_.");
        return raw.IsEmpty || raw.Length > 64 ? null : raw.ToString();
    }

    private readonly string? LaterCountry()
    {
        for (var i = titleTo; i < high; i++)
        {
            if (
                tokens[i].Word is { Class: WordClass.Country } word
                && tokens[i].Part is Part.Country or Part.None
                && char.IsUpper(text[tokens[i].Start])
                && i == anchorEnd
                && anchor >= 0
            )
            {
                return word.Value;
            }
        }

        return null;
    }

    private readonly string? EpisodeTitle(bool numbered)
    {
        if (!numbered || anchorEnd < 0 || anchorEnd >= high || numberFirst)
        {
            return null;
        }

        var end = anchorEnd;
        while (
            end < high
            && tokens[end].Part == Part.None
            && tokens[end].Mark < 0
            && (tokens[end].Bracket < 0 || tokens[end].Bracket == tokens[anchorEnd].Bracket)
            && tokens[end].Word is not { Strength: Strength.Hard }
        )
        {
            end++;
        }

        return end > anchorEnd ? TitleText.Of(text[tokens[anchorEnd].Start..EndOf(end - 1, false)]) : null;
    }

    private readonly string[] Values(Part kind)
    {
        Word? only = null;
        List<string>? several = null;
        for (var i = 0; i < count; i++)
        {
            if (tokens[i].Part != kind || tokens[i].Words == 0 || tokens[i].Word is not { Value: { } value } word)
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

    private readonly void ReadIds(out int? tmdb, out string? imdb, out int? tvdb)
    {
        tmdb = tvdb = null;
        imdb = null;
        for (var i = 0; i < count; i++)
        {
            if (tokens[i].Part == Part.Id)
            {
                imdb ??= TextOf(tokens[i]).ToString().ToLowerInvariant();
            }
            else if (
                tokens[i].Length is >= 4 and <= 6
                && i + 1 < count
                && tokens[i + 1].Value > 0
                && tokens[i + 1].Gap is Gap.Hyphen or (Gap.Hyphen | Gap.Space) or Gap.Other or Gap.Space
            )
            {
                var word = TextOf(tokens[i]);
                if (word.Equals("tmdb", StringComparison.OrdinalIgnoreCase) || word.Equals("tmdbid", StringComparison.OrdinalIgnoreCase))
                {
                    tmdb ??= tokens[i + 1].Value;
                    tokens[i].Part = tokens[i + 1].Part = Part.Id;
                }
                else if (
                    word.Equals("tvdb", StringComparison.OrdinalIgnoreCase) || word.Equals("tvdbid", StringComparison.OrdinalIgnoreCase)
                )
                {
                    tvdb ??= tokens[i + 1].Value;
                    tokens[i].Part = tokens[i + 1].Part = Part.Id;
                }
            }
        }
    }

    private readonly ReleaseSpan[] Spans()
    {
        var found = 0;
        for (var i = 0; i < count; i++)
        {
            found += tokens[i].Part != Part.None && (i == 0 || tokens[i].Part != tokens[i - 1].Part) ? 1 : 0;
        }

        var spans = found == 0 ? [] : new ReleaseSpan[found];
        var at = 0;
        for (var i = 0; at < spans.Length; i++)
        {
            var kind = tokens[i].Part;
            if (kind == Part.None)
            {
                continue;
            }

            var start = i;
            while (i + 1 < count && tokens[i + 1].Part == kind)
            {
                i++;
            }

            spans[at++] = new ReleaseSpan(PartNames.Of(kind), tokens[start].Start, tokens[i].End - tokens[start].Start);
        }

        return spans;
    }
}
