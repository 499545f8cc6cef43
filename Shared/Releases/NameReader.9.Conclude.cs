namespace Hybrid.Releases;

using static Chars;

internal ref partial struct NameReader
{
    private Reading Conclude()
    {
        var (title, alternatives) = Titles();
        var numbered = episodes.Any || seasons.Any || airDate is not null || whole;
        var complete = false;
        for (var i = low; i < high; i++)
        {
            complete |= tokens[i].Part == Part.Tag && tokens[i].Word is { Class: WordClass.Complete };
        }

        ReadIds(out var tmdb, out var imdb, out var tvdb);
        var tellTales = FindTellTales(numbered);
        var obscure = IsObscure();
        var kind =
            tellTales.Length > 0 || obscure ? ReleaseKind.Other
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
            Input = string.Empty,
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
            Video = video,
        };
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

    /// <summary>The title's words, cut where the name gives a second: "A AKA B", "А / B", "A | B". Of several scripts the Latin one leads.</summary>
    private readonly (string? Title, IReadOnlyList<string> Alternatives) Titles()
    {
        if (titleTo <= titleFrom)
        {
            return (null, []);
        }

        List<string>? all = null;
        string? title = null;
        // "[战栗杀机][BANANA FISH][01]": each bracket a title.
        var boxed = tokens[titleFrom].Bracket >= 0 && brackets[tokens[titleFrom].Bracket] is { Square: true } box && box.First == titleFrom;
        var start = tokens[titleFrom].Start;
        // What opens or leads in belongs to the first word: "(500) Days", "#Yaaram".
        while (
            !boxed
            && start > 0
            && text[start - 1] is '(' or '#' or '$' or '[' or '「'
            && (titleFrom == 0 || start > tokens[titleFrom - 1].End)
            && (text[start - 1] is '#' or '$' || HasCloser(start))
        )
        {
            start--;
        }

        for (var i = titleFrom; i < titleTo; i++)
        {
            var cut =
                i > titleFrom
                && (
                    (tokens[i].Gap & (Gap.Slash | Gap.Bar)) != Gap.None
                    || (Is(i, WordClass.Alias) && i + 1 < titleTo)
                    || (boxed && tokens[i].Bracket != tokens[i - 1].Bracket)
                );
            if (!cut)
            {
                continue;
            }

            Add(text[start..EndOf(i - 1, tokens[i].Start)], ref title, ref all);
            while (i + 1 < titleTo && Is(i, WordClass.Alias))
            {
                i++;
            }

            start = tokens[i].Start;
        }

        Add(text[start..EndOf(titleTo - 1, titleTo < count ? tokens[titleTo].Start : text.Length)], ref title, ref all);
        if (country is not null && countryAt > titleFrom)
        {
            Add(text[tokens[titleFrom].Start..tokens[countryAt - 1].End], ref title, ref all);
        }

        if (secondTo > secondFrom)
        {
            Add(text[tokens[secondFrom].Start..tokens[secondTo - 1].End], ref title, ref all);
        }

        if (all is not null && title is not null && IsForeign(title))
        {
            var latin = all.FindIndex(other => !IsForeign(other));
            if (latin >= 0)
            {
                (title, all[latin]) = (all[latin], title);
            }
        }

        return (title, all is null ? [] : all);
    }

    private readonly bool HasCloser(int start)
    {
        for (var i = 0; i < bracketCount; i++)
        {
            if (brackets[i].Start == start - 1)
            {
                return brackets[i].Last < titleTo && brackets[i].Last < titleTo - 1;
            }
        }

        return false;
    }

    private static void Add(ReadOnlySpan<char> raw, ref string? title, ref List<string>? all)
    {
        var plain = TitleText.Of(raw);
        if (plain is null)
        {
            return;
        }

        if (title is null)
        {
            title = plain;
        }
        else
        {
            (all ??= []).Add(plain);
        }
    }

    /// <summary>The marks that close a title belong to it: "Working!!", "What If...", "(REVERSE)".</summary>
    private readonly int EndOf(int token, int next)
    {
        var end = tokens[token].End;
        while (
            end < next
            && text[end] is '!' or '?' or '.' or ')' or '’' or '\'' or '+' or '%' or '！' or '？' or '～' or ']' or '」'
            && (text[end] is not (')' or ']' or '」') || tokens[token].Bracket >= 0)
        )
        {
            end++;
        }

        return end;
    }

    private static bool IsForeign(string title)
    {
        foreach (var c in title)
        {
            if (char.IsAsciiLetter(c))
            {
                return false;
            }
        }

        foreach (var c in title)
        {
            if (IsCyrillic(c) || IsEastern(c))
            {
                return true;
            }
        }

        return false;
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

        return end > anchorEnd
            ? TitleText.Of(text[tokens[anchorEnd].Start..EndOf(end - 1, end < count ? tokens[end].Start : text.Length)])
            : null;
    }

    private readonly string[] Values(Part part)
    {
        List<string>? values = null;
        for (var i = 0; i < count; i++)
        {
            if (tokens[i].Part == part && tokens[i].Words > 0 && tokens[i].Word?.Value is { } value && values?.Contains(value) != true)
            {
                (values ??= []).Add(value);
            }
        }

        return values is null ? [] : [.. values];
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

    private readonly string[] FindTellTales(bool numbered)
    {
        List<string>? found = null;
        var sure = numbered && exact;
        var pictured = resolution is not null || source is { Strength: Strength.Hard } && source.Value is not ("DVD" or "VHS");
        for (var i = 0; i < count; i++)
        {
            if (tokens[i].Word is not { Class: WordClass.TellTale } word || tokens[i].Words == 0 || tokens[i].Part is Part.Group)
            {
                continue;
            }

            var counts = word.Strength switch
            {
                Strength.Hard => !sure || tokens[i].Part == Part.TellTale,
                Strength.Soft => !sure
                    && !pictured
                    && !videoFile
                    && !(HasYear() && tokens[i].Part == Part.Title)
                    && !(numbered && tokens[i].Part == Part.Title),
                _ => i == count - 1 && i > 0 && (tokens[i].Gap & Gap.Hyphen) != Gap.None && !pictured,
            };
            if (counts)
            {
                Note(ref found, TextOf(tokens[i]));
            }
        }

        if (
            groupStart >= 0
            && groupEnd > groupStart
            && !pictured
            && !sure
            && Vocabulary.Find(text[groupStart..groupEnd]) is { Class: WordClass.TellTale, Strength: Strength.Weak }
        )
        {
            Note(ref found, text[groupStart..groupEnd]);
        }

        if (!sure && IsMusic())
        {
            Note(ref found, "music");
        }

        if (!sure && !pictured && !videoFile && VersionAt() is var at and >= 0)
        {
            Note(ref found, TextOf(tokens[at]));
        }

        if (count > 0 && tokens[count - 1].Part == Part.TellTale)
        {
            Note(ref found, TextOf(tokens[count - 1]));
        }

        return found is null ? [] : [.. found];
    }

    private static void Note(ref List<string>? found, ReadOnlySpan<char> word)
    {
        var plain = word.ToString().ToLowerInvariant();
        if (found?.Contains(plain) != true)
        {
            (found ??= []).Add(plain);
        }
    }

    /// <summary>"Artist-Title-WEB-2017-GROUP": music puts the year before the group, hyphens about both, and cuts with hyphens before.</summary>
    private readonly bool IsMusic()
    {
        var hyphens = 0;
        var dots = 0;
        for (var i = 1; i < count; i++)
        {
            hyphens += tokens[i].Gap
                is Gap.Hyphen
                    or (Gap.Hyphen | Gap.Underscore)
                    or (Gap.Hyphen | Gap.Opened)
                    or (Gap.Hyphen | Gap.Closed)
                    or (Gap.Hyphen | Gap.Underscore | Gap.Closed)
                    or (Gap.Hyphen | Gap.Underscore | Gap.Opened)
                ? 1
                : 0;
            dots += tokens[i].Gap == Gap.Dot ? 1 : 0;
        }

        for (var i = 2; i < count; i++)
        {
            if (
                IsYearOrDecade(i)
                && (tokens[i].Gap & Gap.Hyphen) != Gap.None
                && (tokens[i].Gap & Gap.Space) == Gap.None
                && i + 1 < count
                && (tokens[i + 1].Gap == Gap.Hyphen)
                && count - i <= 4
                && hyphens >= 3
                && dots <= hyphens + 2
            )
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool IsYearOrDecade(int i) =>
        IsYear(i)
        || (
            tokens[i].Length == 4
            && TextOf(tokens[i]) is var word
            && (word.StartsWith("19") || word.StartsWith("20"))
            && char.IsAsciiDigit(word[2])
            && Lower(word, 3) == 'x'
        );

    /// <summary>"v1.41": the version of a program.</summary>
    private readonly int VersionAt()
    {
        for (var i = 1; i + 1 < count; i++)
        {
            if (
                tokens[i].Length is >= 2 and <= 3
                && Lower(text, tokens[i].Start) == 'v'
                && char.IsAsciiDigit(text[tokens[i].Start + 1])
                && tokens[i + 1].Value >= 0
                && tokens[i + 1].Gap == Gap.Dot
            )
            {
                return i;
            }

            // "22.0.316", "16.30.19101301".
            if (
                i + 2 < count
                && tokens[i].Value is >= 0 and < 100
                && tokens[i + 1].Value >= 0
                && tokens[i + 2].Value >= 100
                && tokens[i + 1].Gap == Gap.Dot
                && tokens[i + 2].Gap == Gap.Dot
                && tokens[i + 2].Word is null
                && !IsYear(i + 2)
                && yearAt < 0
            )
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>One run of letters and digits that no person wrote.</summary>
    private readonly bool IsObscure()
    {
        var length = 0;
        var at = 0;
        for (var i = 0; i < high; i++)
        {
            if (tokens[i].Length > length && tokens[i].Mark < 0)
            {
                length = tokens[i].Length;
                at = i;
            }
        }

        if (length < 14 || high > 4 || video)
        {
            return false;
        }

        var word = TextOf(tokens[at]);
        int digits = 0,
            turns = 0;
        for (var i = 0; i < word.Length; i++)
        {
            digits += char.IsAsciiDigit(word[i]) ? 1 : 0;
            turns +=
                i > 0
                && (char.IsAsciiDigit(word[i]) != char.IsAsciiDigit(word[i - 1]) || (char.IsUpper(word[i]) && char.IsLower(word[i - 1])))
                    ? 1
                    : 0;
        }

        return digits > 0 && (turns >= 4 || digits > word.Length / 2);
    }

    private readonly List<ReleaseSpan> Spans()
    {
        var spans = new List<ReleaseSpan>(8);
        for (var i = 0; i < count; i++)
        {
            var kind = tokens[i].Part;
            if (kind == Part.None)
            {
                continue;
            }

            var end = i;
            while (end + 1 < count && tokens[end + 1].Part == kind)
            {
                end++;
            }

            spans.Add(new ReleaseSpan(PartNames.Of(kind), tokens[i].Start, tokens[end].End - tokens[i].Start));
            i = end;
        }

        return spans;
    }
}
