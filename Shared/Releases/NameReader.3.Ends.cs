namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    private void TakeExtension()
    {
        // "film.mkv", "film.avi.torrent", "film mkv".
        while (_high > 1)
        {
            ref Token last = ref _tokens[_high - 1];
            if (
                last.Word is not { } word
                || last.Bracket >= 0
                || last.Words != 1
                || last.End != _text.TrimEnd(" '\"“”").Length && _high == _count
            )
            {
                return;
            }

            bool container = word.Class == WordClass.Container;
            bool other =
                word is { Class: WordClass.TellTale or WordClass.Audio, MaxWords: 1 }
                && last.Gap == Gap.Dot
                && Is(_high - 1, WordUse.OtherFile);
            if (!container && !other || (last.Gap & (Gap.Dot | Gap.Space)) == Gap.None)
            {
                return;
            }

            if (last.Gap != Gap.Dot && word.Value is not "video")
            {
                return;
            }

            last.Part = other ? Part.TellTale : Part.Extension;
            _videoFile |= container && word.Value is "video";
            _high--;
            if (other)
            {
                return;
            }
        }
    }

    /// <summary>"Title.www.site.com" at the very end, and the "(1)" of a second copy.</summary>
    private void TakeTail()
    {
        if (
            _high - 2 > _low
            && _tokens[_high - 1].Value >= 0
            && _tokens[_high - 1].Length == 1
            && _tokens[_high - 2].Value >= 0
            && _tokens[_high - 1].Bracket is var at and >= 0
            && _brackets[at].First == _high - 1
            && !_brackets[at].Square
        )
        {
            _tokens[--_high].Part = Part.Tag;
        }

        for (int i = _low + 1; i + 1 < _high; i++)
        {
            if (
                _tokens[i].Bracket < 0
                && _tokens[i].Gap == Gap.Dot
                && Is(i, WordUse.SiteStart)
                && (Is(i + 1, WordUse.SiteEnd) || (i + 2 < _high && Is(i + 2, WordUse.SiteEnd)))
            )
            {
                Put(i, _high, Part.Site);
                _high = i;
            }
        }
    }

    /// <summary>Skips what comes before the title: a site, a group in brackets, tags in brackets.</summary>
    private void TakeHead()
    {
        _headGroup = -1;
        TakeBareSite();
        while (_low < _high)
        {
            sbyte at = _tokens[_low].Bracket;
            if (at < 0 || _brackets[at].First != _low)
            {
                break;
            }

            ref Bracket bracket = ref _brackets[at];
            int next = bracket.Last + 1;
            if (next >= _high)
            {
                break;
            }

            if (IsSite(_low, next))
            {
                Put(_low, next, Part.Site);
            }
            else if (IsHash(at))
            {
                _tokens[_low].Part = Part.Hash;
            }
            else if (
                bracket.First == bracket.Last
                && _tokens[_low].Word is null
                && (IsPlainNumber(_low) || _tokens[_low].Mark >= 0)
                && !(_headGroup < 0 && bracket.Square && _tokens[_low].Length == 3 && _tokens[next].Word is null && _tokens[next].Mark < 0)
                && !(_tokens[_low].Mark >= 0 && _marks[_tokens[_low].Mark].ByCross && bracket.Square && _tokens[next].Bracket < 0)
            )
            {
                if (_headGroup < 0 || _tokens[_low].Length < 5)
                {
                    break;
                }

                // "[indexer][509103] Title": the indexer's number.
                _tokens[_low].Part = Part.Tag;
            }
            else if (IsNumbers(_low, next))
            {
                // "[5.01] Title": season and episode.
                break;
            }
            else if (!AllTags(_low, next))
            {
                // "(500) Days": round brackets belong to titles. "[Title][07]": the bracket holds the title, and the group is elsewhere.
                if (!bracket.Square || !TakeHeadGroup(at, next))
                {
                    break;
                }
            }

            _low = next;
            // "【group】★01月新番★[title]": the season's new shows.
            while (_low < _high && _tokens[_low].Bracket < 0 && IsNewSeason(_low) && _low + 1 < _high)
            {
                _tokens[_low++].Part = Part.Tag;
            }
        }

        // "221204 Title ep389": the date is before the title.
        if (
            _low + 1 < _high
            && _tokens[_low].Length == 6
            && _tokens[_low].Value is > 100000 and < 400000
            && _tokens[_low].Value / 100 % 100 is > 0 and < 13
            && _tokens[_low + 1].Gap == Gap.Space
        )
        {
            _low++;
        }

        // "h265 - HEVC Riddick": tags are before the title.
        while (
            _low + 1 < _high
            && _tokens[_low].Bracket < 0
            && _tokens[_low].Word is { Strength: Strength.Hard, Class: WordClass.Resolution or WordClass.Source or WordClass.Codec }
            && HasTitleWordBehind(_low)
        )
        {
            _low++;
        }
    }

    private readonly bool IsNumbers(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (!IsPlainNumber(i) || _tokens[i].Length > 2)
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeHeadGroup(int at, int next)
    {
        if (_headGroup < 0)
        {
            sbyte nextBracket = _tokens[next].Bracket;
            bool alone = nextBracket >= 0 && _brackets[nextBracket].First == _brackets[nextBracket].Last;
            if (alone && (IsPlainNumber(next) || _tokens[next].Mark >= 0) && _tokens[next].Length < 4)
            {
                return false;
            }

            _headGroup = at;
            Put(_brackets[at].First, next, Part.Group);
            return true;
        }

        // "[Jumonji-Giri]_[Shinsen-Subs]_Title": a second group, if the title is outside brackets.
        if (HasFreeTitle(next))
        {
            Put(_brackets[at].First, next, Part.Group);
            return true;
        }

        // "[GM-Team][国漫][title]": the kind of show.
        if (_brackets[at].First == _brackets[at].Last && _tokens[next].Bracket >= 0 && Is(_brackets[at].First, WordUse.ShowKind))
        {
            _tokens[_brackets[at].First].Part = Part.Tag;
            return true;
        }

        return IsNewSeason(_brackets[at].First) && _brackets[at].First == _brackets[at].Last;
    }

    /// <summary>Whether words are outside brackets before any number: those are the title.</summary>
    private readonly bool HasFreeTitle(int from)
    {
        for (int i = from; i < _high && _tokens[i].Mark < 0 && !IsPlainNumber(i); i++)
        {
            if (_tokens[i].Bracket < 0 && _tokens[i].Word is not { Strength: Strength.Hard } && !IsNewSeason(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Also behind the number of a month: "01月新番".</summary>
    private readonly bool IsNewSeason(int i) =>
        Is(i, WordUse.NewSeason)
        || (
            char.IsDigit(_text[_tokens[i].Start])
            && Vocabulary.Find(TextOf(_tokens[i]).TrimStart("0123456789")) is { } word
            && (word.Uses & WordUse.NewSeason) != WordUse.None
        );

    private readonly bool HasTitleWordBehind(int at)
    {
        for (int i = at + 1; i < _high && _tokens[i].Mark < 0; i++)
        {
            if (_tokens[i].Word is null && !_tokens[i].IsNumber && _tokens[i].Bracket < 0)
            {
                return _tokens[i].Gap is not Gap.Hyphen;
            }
        }

        return false;
    }

    /// <summary>"www.site.com - Title", "site.net - Title", "www site tel - Title".</summary>
    private void TakeBareSite()
    {
        if (_low >= _high || _tokens[_low].Bracket >= 0)
        {
            return;
        }

        bool www = Is(_low, WordUse.SiteStart);
        for (int i = _low + 1; i < Math.Min(_high, _low + 7); i++)
        {
            if ((_tokens[i].Gap & Gap.Hyphen) != Gap.None && (_tokens[i].Gap & (Gap.Space | Gap.Dot)) != Gap.None && i - _low > 1)
            {
                if (www || (Is(i - 1, WordUse.SiteEnd) && _tokens[i - 1].Gap == Gap.Dot))
                {
                    Put(_low, i, Part.Site);
                    _low = i;
                }

                return;
            }

            if (!www && (_tokens[i].Gap & Gap.Space) != Gap.None)
            {
                return;
            }
        }
    }

    private readonly bool IsSite(int from, int to)
    {
        if (TextOf(_tokens[from]) is var first && first.StartsWith("www", StringComparison.OrdinalIgnoreCase) && to - from > 1)
        {
            return true;
        }

        if (to - from < 2 || to - from > 5)
        {
            return false;
        }

        for (int i = from + 1; i < to; i++)
        {
            if (_tokens[i].Gap is not (Gap.Dot or Gap.Hyphen))
            {
                return false;
            }
        }

        return Is(to - 1, WordUse.SiteEnd) && _tokens[to - 1].Gap == Gap.Dot;
    }

    /// <summary>Eight hexadecimal digits in brackets: the checksum of an anime file.</summary>
    private readonly bool IsHash(int at)
    {
        if (at < 0 || _brackets[at].First != _brackets[at].Last)
        {
            return false;
        }

        ReadOnlySpan<char> word = TextOf(_tokens[_brackets[at].First]);
        return word.Length == 8 && IsHex(word);
    }

    private static bool IsHex(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
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
        bool any = false;
        for (int i = from; i < to; i++)
        {
            Word? word = _tokens[i].Word;
            if (
                word is null && _tokens[i].Value < 0 && _tokens[i].Part == Part.None && _tokens[i].Mark < 0
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
        for (int i = from; i < to; i++)
        {
            _tokens[i].Part = part;
        }
    }
}
