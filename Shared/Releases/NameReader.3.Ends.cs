namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    private void TakeExtension()
    {
        // "film.mkv", "film.avi.torrent", "film mkv".
        while (high > 1)
        {
            ref var last = ref tokens[high - 1];
            if (
                last.Word is not { } word
                || last.Bracket >= 0
                || last.Words != 1
                || last.End != text.TrimEnd(" '\"“”").Length && high == count
            )
            {
                return;
            }

            var container = word.Class == WordClass.Container;
            var other =
                word is { Class: WordClass.TellTale or WordClass.Audio, MaxWords: 1 }
                && last.Gap == Gap.Dot
                && IsOtherExtension(TextOf(last));
            if (!container && !other || (last.Gap & (Gap.Dot | Gap.Space)) == Gap.None)
            {
                return;
            }

            if (last.Gap != Gap.Dot && word.Value is not "video")
            {
                return;
            }

            last.Part = other ? Part.TellTale : Part.Extension;
            videoFile |= container && word.Value is "video";
            high--;
            if (other)
            {
                return;
            }
        }
    }

    /// <summary>"Title.www.site.com" behind everything, and the "(1)" of a second copy.</summary>
    private void TakeTail()
    {
        if (
            high - 2 > low
            && tokens[high - 1].Value >= 0
            && tokens[high - 1].Length == 1
            && tokens[high - 2].Value >= 0
            && tokens[high - 1].Bracket is var at and >= 0
            && brackets[at].First == high - 1
            && !brackets[at].Square
        )
        {
            tokens[--high].Part = Part.Tag;
        }

        for (var i = low + 1; i + 1 < high; i++)
        {
            if (
                tokens[i].Bracket < 0
                && tokens[i].Gap == Gap.Dot
                && TextOf(tokens[i]).Equals("www", StringComparison.OrdinalIgnoreCase)
                && (IsSiteEnd(TextOf(tokens[i + 1])) || (i + 2 < high && IsSiteEnd(TextOf(tokens[i + 2]))))
            )
            {
                Put(i, high, Part.Site);
                high = i;
            }
        }
    }

    private static bool IsOtherExtension(ReadOnlySpan<char> word) =>
        word.Length is 3 or 4
        && (
            word.Equals("mp3", StringComparison.OrdinalIgnoreCase)
            || word.Equals("flac", StringComparison.OrdinalIgnoreCase)
            || word.Equals("pdf", StringComparison.OrdinalIgnoreCase)
            || word.Equals("epub", StringComparison.OrdinalIgnoreCase)
            || word.Equals("m4b", StringComparison.OrdinalIgnoreCase)
            || word.Equals("mobi", StringComparison.OrdinalIgnoreCase)
            || word.Equals("cbr", StringComparison.OrdinalIgnoreCase)
            || word.Equals("cbz", StringComparison.OrdinalIgnoreCase)
            || word.Equals("wav", StringComparison.OrdinalIgnoreCase)
            || word.Equals("m4a", StringComparison.OrdinalIgnoreCase)
            || word.Equals("exe", StringComparison.OrdinalIgnoreCase)
            || word.Equals("apk", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Passes what stands before the title: a site, a group in brackets, tags in brackets.</summary>
    private void TakeHead()
    {
        headGroup = -1;
        TakeBareSite();
        while (low < high)
        {
            var at = tokens[low].Bracket;
            if (at < 0 || brackets[at].First != low)
            {
                break;
            }

            ref var bracket = ref brackets[at];
            var next = bracket.Last + 1;
            if (next >= high)
            {
                break;
            }

            if (IsSite(low, next))
            {
                Put(low, next, Part.Site);
            }
            else if (IsHash(at))
            {
                tokens[low].Part = Part.Hash;
            }
            else if (
                bracket.First == bracket.Last
                && tokens[low].Word is null
                && (IsPlainNumber(low) || tokens[low].Mark >= 0)
                && !(headGroup < 0 && bracket.Square && tokens[low].Length == 3 && tokens[next].Word is null && tokens[next].Mark < 0)
                && !(tokens[low].Mark >= 0 && marks[tokens[low].Mark].ByCross && bracket.Square && tokens[next].Bracket < 0)
            )
            {
                if (headGroup < 0 || tokens[low].Length < 5)
                {
                    break;
                }

                // "[indexer][509103] Title": a number of the indexer's.
                tokens[low].Part = Part.Tag;
            }
            else if (IsNumbers(low, next))
            {
                // "[5.01] Title": season and episode.
                break;
            }
            else if (!AllTags(low, next))
            {
                // "(500) Days": round brackets keep titles; "[Title][07]": the title has the bracket, the group is elsewhere.
                if (!bracket.Square || !TakeHeadGroup(at, next))
                {
                    break;
                }
            }

            low = next;
            // "【group】★01月新番★[title]": the season's new shows.
            while (low < high && tokens[low].Bracket < 0 && IsSeasonal(TextOf(tokens[low])) && low + 1 < high)
            {
                tokens[low++].Part = Part.Tag;
            }
        }

        // "221204 Title ep389": the day, before the title.
        if (
            low + 1 < high
            && tokens[low].Length == 6
            && tokens[low].Value is > 100000 and < 400000
            && tokens[low].Value / 100 % 100 is > 0 and < 13
            && tokens[low + 1].Gap == Gap.Space
        )
        {
            low++;
        }

        // "h265 - HEVC Riddick": tags before the title.
        while (
            low + 1 < high
            && tokens[low].Bracket < 0
            && tokens[low].Word is { Strength: Strength.Hard, Class: WordClass.Resolution or WordClass.Source or WordClass.Codec }
            && HasTitleWordBehind(low)
        )
        {
            low++;
        }
    }

    private readonly bool IsNumbers(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!IsPlainNumber(i) || tokens[i].Length > 2)
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeHeadGroup(int at, int next)
    {
        if (headGroup < 0)
        {
            var nextBracket = tokens[next].Bracket;
            var alone = nextBracket >= 0 && brackets[nextBracket].First == brackets[nextBracket].Last;
            if (alone && (IsPlainNumber(next) || tokens[next].Mark >= 0) && tokens[next].Length < 4)
            {
                return false;
            }

            headGroup = at;
            Put(brackets[at].First, next, Part.Group);
            return true;
        }

        // "[Jumonji-Giri]_[Shinsen-Subs]_Title": a second group, where the title stands outside brackets.
        if (HasFreeTitle(next))
        {
            Put(brackets[at].First, next, Part.Group);
            return true;
        }

        // "[GM-Team][国漫][title]": the kind of show.
        if (
            brackets[at].First == brackets[at].Last
            && tokens[next].Bracket >= 0
            && TextOf(tokens[brackets[at].First]) is "国漫" or "國漫" or "动漫"
        )
        {
            tokens[brackets[at].First].Part = Part.Tag;
            return true;
        }

        return IsSeasonal(TextOf(tokens[brackets[at].First])) && brackets[at].First == brackets[at].Last;
    }

    /// <summary>Words outside brackets before any number: there stands the title.</summary>
    private readonly bool HasFreeTitle(int from)
    {
        for (var i = from; i < high && tokens[i].Mark < 0 && !IsPlainNumber(i); i++)
        {
            if (tokens[i].Bracket < 0 && tokens[i].Word is not { Strength: Strength.Hard } && !IsSeasonal(TextOf(tokens[i])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSeasonal(ReadOnlySpan<char> word) => word.EndsWith("月新番") || word is "新番" or "招募翻译校对";

    private readonly bool HasTitleWordBehind(int at)
    {
        for (var i = at + 1; i < high && tokens[i].Mark < 0; i++)
        {
            if (tokens[i].Word is null && !tokens[i].IsNumber && tokens[i].Bracket < 0)
            {
                return tokens[i].Gap is not Gap.Hyphen;
            }
        }

        return false;
    }

    /// <summary>"www.site.com - Title", "site.net - Title", "www site tel - Title".</summary>
    private void TakeBareSite()
    {
        if (low >= high || tokens[low].Bracket >= 0)
        {
            return;
        }

        var first = TextOf(tokens[low]);
        var www = first.Equals("www", StringComparison.OrdinalIgnoreCase) || first.Equals("ww", StringComparison.OrdinalIgnoreCase);

        for (var i = low + 1; i < Math.Min(high, low + 7); i++)
        {
            if ((tokens[i].Gap & Gap.Hyphen) != Gap.None && (tokens[i].Gap & (Gap.Space | Gap.Dot)) != Gap.None && i - low > 1)
            {
                if (www || (IndexOfSiteEnd(TextOf(tokens[i - 1])) >= 0 && tokens[i - 1].Gap == Gap.Dot))
                {
                    Put(low, i, Part.Site);
                    low = i;
                }

                return;
            }

            if (!www && (tokens[i].Gap & Gap.Space) != Gap.None)
            {
                return;
            }
        }
    }

    private readonly bool IsSite(int from, int to)
    {
        if (TextOf(tokens[from]) is var first && first.StartsWith("www", StringComparison.OrdinalIgnoreCase) && to - from > 1)
        {
            return true;
        }

        if (to - from < 2 || to - from > 5)
        {
            return false;
        }

        for (var i = from + 1; i < to; i++)
        {
            if (tokens[i].Gap is not (Gap.Dot or Gap.Hyphen))
            {
                return false;
            }
        }

        return IsSiteEnd(TextOf(tokens[to - 1])) && tokens[to - 1].Gap == Gap.Dot;
    }

    private static bool IsSiteEnd(ReadOnlySpan<char> word) => word.Length is >= 2 and <= 6 && IndexOfSiteEnd(word) >= 0;

    private static readonly string[] SiteEnds =
    [
        "com",
        "org",
        "net",
        "info",
        "biz",
        "xyz",
        "tv",
        "me",
        "to",
        "ru",
        "io",
        "cc",
        "club",
        "site",
        "online",
        "show",
        "pw",
        "re",
        "nu",
        "party",
        "tel",
        "lat",
        "phd",
        "eu",
        "pl",
        "de",
        "ca",
        "co",
        "uk",
        "au",
        "za",
        "nz",
        "fr",
        "es",
        "it",
        "mx",
        "ag",
        "am",
        "ws",
        "se",
        "cz",
        "lt",
        "br",
        "ro",
        "vip",
        "pro",
        "art",
        "cam",
        "sbs",
        "hair",
    ];

    private static int IndexOfSiteEnd(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < SiteEnds.Length; i++)
        {
            if (word.Equals(SiteEnds[i], StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Eight hexadecimal digits alone in brackets: the checksum of an anime file.</summary>
    private readonly bool IsHash(int at)
    {
        if (at < 0 || brackets[at].First != brackets[at].Last)
        {
            return false;
        }

        var word = TextOf(tokens[brackets[at].First]);
        return word.Length == 8 && IsHex(word);
    }

    private static bool IsHex(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    private readonly bool AllTags(int from, int to)
    {
        var any = false;
        for (var i = from; i < to; i++)
        {
            var word = tokens[i].Word;
            if (
                word is null && tokens[i].Value < 0 && tokens[i].Part == Part.None && tokens[i].Mark < 0
                || word
                    is {
                        Class: WordClass.Joint
                            or WordClass.Numeral
                            or WordClass.SeasonWord
                            or WordClass.EpisodeWord
                            or WordClass.PartWord
                            or WordClass.Month
                    }
            )
            {
                return false;
            }

            any |= word is { Strength: >= Strength.Soft };
        }

        return any;
    }

    private readonly void Put(int from, int to, Part part)
    {
        for (var i = from; i < to; i++)
        {
            tokens[i].Part = part;
        }
    }
}
