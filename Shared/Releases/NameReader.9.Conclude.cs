namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    private Reading Conclude(string input)
    {
        (string? title, IReadOnlyList<string> alternatives) = Titles();
        // "Show.2013.Christmas.Special.HDTV": television makes specials of series.
        bool special = _yearAt >= 0 && Television() && FirstOfKind(WordClass.Special) > _titleTo;
        bool numbered = _episodes.Any || _seasons.Any || _airDate is not null || _whole || special;
        bool complete = false;
        for (int i = _low; i < _high; i++)
        {
            complete |= _tokens[i].Part == Part.Tag && _tokens[i].Word is { Class: WordClass.Complete };
        }

        ReadIds(out int? tmdb, out string? imdb, out int? tvdb);
        string[] tellTales = FindTellTales(numbered, out bool decisive);
        bool obscure = IsObscure();
        ReleaseKind kind =
            decisive || obscure ? ReleaseKind.Other
            : numbered ? ReleaseKind.Episode
            : title is null ? ReleaseKind.Other
            : complete && !HasYear() && IsSeriesPack() ? ReleaseKind.Episode
            : HasYear() || _video || _videoFile || tmdb is not null || imdb is not null ? ReleaseKind.Movie
            : ReleaseKind.Other;
        IReadOnlyList<int> absoluteList = _absolute.ToList();
        IReadOnlyList<int> episodeList = _episodes.ToList();
        if (_bare && !_seasons.Any && absoluteList.Count == 0)
        {
            // The name gives no season, so the number is the episode's and, for anime, may be the absolute one. The name does not say which.
            absoluteList = episodeList;
        }

        var release = new Release
        {
            Input = input,
            Kind = kind,
            Title = title,
            AlternativeTitles = alternatives,
            Year = HasYear() ? _tokens[_yearAt].Value : null,
            Seasons = _seasons.ToList(),
            Episodes = episodeList,
            Absolute = absoluteList,
            EpisodeFraction = _fraction,
            AirDate = _airDate,
            EpisodeTitle = EpisodeTitle(numbered),
            Edition = _edition,
            Resolution = _resolution?.Value,
            SourceMedia = _source?.Value,
            Codec = _codec?.Value,
            Audio = Values(Part.Audio),
            Hdr = Values(Part.Hdr),
            Group = Group(),
            Proper = _proper,
            Languages = Values(Part.Language),
            Country = _country ?? LaterCountry(),
            Part = _part,
            TmdbId = tmdb,
            ImdbId = imdb,
            TvdbId = tvdb,
            TellTales = tellTales,
            Spans = Spans(),
        };
        return new Reading(release)
        {
            NumberFirst = _numberFirst,
            Obscure = obscure,
            NotVideo = decisive,
            Video = _video,
        };
    }

    private readonly int FirstOfKind(WordClass kind)
    {
        for (int i = _low; i < _high; i++)
        {
            if (Is(i, kind))
            {
                return i;
            }
        }

        return -1;
    }

    private readonly bool HasYear() => _yearAt >= 0;

    private readonly bool IsSeriesPack()
    {
        for (int i = _low; i < _high; i++)
        {
            if (_tokens[i].Word is { Class: WordClass.Complete, Value: "series" })
            {
                return true;
            }
        }

        return false;
    }

    private readonly string? Group()
    {
        if (_groupStart < 0)
        {
            return null;
        }

        ReadOnlySpan<char> raw = _text[_groupStart.._groupEnd].Trim(" -_.");
        return raw.IsEmpty || raw.Length > 64 ? null : raw.ToString();
    }

    private readonly string? LaterCountry()
    {
        for (int i = _titleTo; i < _high; i++)
        {
            if (
                _tokens[i].Word is { Class: WordClass.Country } word
                && _tokens[i].Part is Part.Country or Part.None
                && char.IsUpper(_text[_tokens[i].Start])
                && i == _anchorEnd
                && _anchor >= 0
            )
            {
                return word.Value;
            }
        }

        return null;
    }

    private readonly string? EpisodeTitle(bool numbered)
    {
        if (!numbered || _anchorEnd < 0 || _anchorEnd >= _high || _numberFirst)
        {
            return null;
        }

        int end = _anchorEnd;
        while (
            end < _high
            && _tokens[end].Part == Part.None
            && _tokens[end].Mark < 0
            && (_tokens[end].Bracket < 0 || _tokens[end].Bracket == _tokens[_anchorEnd].Bracket)
            && _tokens[end].Word is not { Strength: Strength.Hard }
        )
        {
            end++;
        }

        return end > _anchorEnd ? TitleText.Of(_text[_tokens[_anchorEnd].Start..EndOf(end - 1, false)]) : null;
    }

    private readonly string[] Values(Part kind)
    {
        Word? only = null;
        List<string>? several = null;
        for (int i = 0; i < _count; i++)
        {
            if (_tokens[i].Part != kind || _tokens[i].Words == 0 || _tokens[i].Word is not { Value: { } value } word)
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
        for (int i = 0; i < _count; i++)
        {
            if (_tokens[i].Part == Part.Id)
            {
                imdb ??= TextOf(_tokens[i]).ToString().ToLowerInvariant();
            }
            else if (
                Is(i, WordUse.IdWord)
                && i + 1 < _count
                && _tokens[i + 1].Value > 0
                && _tokens[i + 1].Gap is Gap.Hyphen or (Gap.Hyphen | Gap.Space) or Gap.Other or Gap.Space
            )
            {
                tmdb = _tokens[i].Own!.Value is "tmdb" ? tmdb ?? _tokens[i + 1].Value : tmdb;
                tvdb = _tokens[i].Own!.Value is "tvdb" ? tvdb ?? _tokens[i + 1].Value : tvdb;
                _tokens[i].Part = _tokens[i + 1].Part = Part.Id;
            }
        }
    }

    private readonly ReleaseSpan[] Spans()
    {
        int found = 0;
        for (int i = 0; i < _count; i++)
        {
            found += _tokens[i].Part != Part.None && (i == 0 || _tokens[i].Part != _tokens[i - 1].Part) ? 1 : 0;
        }

        ReleaseSpan[] spans = found == 0 ? [] : new ReleaseSpan[found];
        int at = 0;
        for (int i = 0; at < spans.Length; i++)
        {
            Part kind = _tokens[i].Part;
            if (kind == Part.None)
            {
                continue;
            }

            int start = i;
            while (i + 1 < _count && _tokens[i + 1].Part == kind)
            {
                i++;
            }

            spans[at++] = new ReleaseSpan(PartNames.Of(kind), _tokens[start].Start, _tokens[i].End - _tokens[start].Start);
        }

        return spans;
    }
}
