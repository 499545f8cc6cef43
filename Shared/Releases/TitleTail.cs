using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>The words at a title's end that are tags next to tags.</summary>
internal readonly ref struct TitleTail(CutName name, int from, int stop, bool atYear, bool sure, bool numbered)
{
    private readonly CutName _name = name;

    /// <summary>The title's end without them; all of it if nothing else would be left.</summary>
    public int End()
    {
        int end = stop;
        while (end - 1 > from)
        {
            if (_name[end - 1].Part is Part.PartNumber || IsArticleOfSeason(end) || IsGenre(end - 1))
            {
                end--;
                continue;
            }

            if (
                _name[end - 1].Word is not { } word
                || IsInBracketOfTitle(end - 1)
                || !IsTag(end, word)
                || IsBehindJoint(in _name, from, end - 1)
            )
            {
                break;
            }

            do
            {
                end--;
            } while (end > from && _name[end].Words == 0);

            end -= word.Value is "Anniversary Edition" && end - 1 > from && IsCounted(end - 1) ? 1 : 0;
        }

        return end <= from ? stop : end;
    }

    /// <summary>"Heron - Drama 2011".</summary>
    private bool IsGenre(int i) =>
        atYear && i + 1 == stop && _name[i].AfterDash && _name[stop].Bracket < 0 && _name.Is(i, WordUse.GenreWord);

    private bool IsInBracketOfTitle(int i) => _name[i].Bracket is var at and >= 0 && at != _name[from].Bracket && !_name.StartsTags(at);

    /// <summary>"Heron - The First Season".</summary>
    private bool IsArticleOfSeason(int end) =>
        numbered && _name.Is(end - 1, WordUse.Article) && end < _name.Count && _name[end].Mark < 0 && _name.Is(end, WordUse.Ordinal);

    /// <summary>"A Real Pain", "Longer and Uncut".</summary>
    public static bool IsBehindJoint(in CutName name, int from, int i)
    {
        while (i > from && name[i].Words == 0)
        {
            i--;
        }

        return i > from && name.Is(i - 1, WordClass.Joint) && (name[i].Gap & Gap.Opened) == Gap.None;
    }

    private bool IsTag(int end, Word word) =>
        word.Class switch
        {
            WordClass.Edition => IsEdition(end, word),
            WordClass.Language => IsLanguage(end, word),
            WordClass.Proper => word.Strength == Strength.Soft,
            WordClass.Complete => true,
            // "Title - PV".
            WordClass.Special => word.Value is "NC" && _name[end - 1].AfterDash,
            // "Heron Trilogy 1080p": how many films there are.
            WordClass.TellTale => word.Value is "extra" && (sure || atYear) && !numbered,
            WordClass.Tag => IsOther(end, word),
            WordClass.SeasonWord => numbered && IsBeforeSeasons(end) && !_name.Is(end - 1, WordUse.FolderName),
            WordClass.Network => sure && !numbered && !atYear && _name.Is(end, WordClass.Source),
            _ => IsTechnical(end, word),
        };

    private bool IsTechnical(int end, Word word) =>
        word is { IsVideo: true, Strength: >= Strength.Soft }
        && (atYear || numbered ? IsCapitals(end - 1) || (atYear && word.Class == WordClass.Resolution) : sure);

    private bool IsEdition(int end, Word word) =>
        numbered
            ? _name.Is(end - 1, WordUse.SeriesEdition)
            : word.Strength == Strength.Soft || (_name[end - 1].Length == 2 && Chars.IsUpper(_name.TextOf(end - 1)));

    private bool IsLanguage(int end, Word word) =>
        !numbered
        && (
            word.Strength == Strength.Soft
                ? !IsAdjective(end - 1) || IsShouted(end - 1)
                : (atYear ? end == stop : sure)
                    && (Chars.IsUpper(_name.TextOf(end - 1)) || (!atYear && word.Value is "fr"))
                    && (!atYear && end < stop || IsBehindLanguage(end - 1) || _name.TextOf(from)[1..].ContainsAnyInRange('a', 'z'))
        );

    private bool IsOther(int end, Word word)
    {
        ref readonly Token last = ref _name[end - 1];
        if (word.Value is "pack" or "show")
        {
            // "Gremlins: The New Batch" 1990.
            return numbered || last.Bracket >= 0 || last.Length != 5 || !atYear;
        }

        // "Full Season 2", "Full 1-96".
        if (
            numbered
            && _name.Is(end - 1, WordUse.WholeWord)
            && (_name.Is(end, WordClass.SeasonWord) || _name[end] is { Part: Part.Episode, Value: 0 or 1 })
        )
        {
            return true;
        }

        if (_name.IsVersion(end - 1))
        {
            return (_name[Math.Min(end, _name.Count - 1)].Gap & Gap.Opened) != Gap.None;
        }

        return word.Strength == Strength.Soft ? IsSoftTag(end, word) : sure && end < stop && !atYear;
    }

    private bool IsSoftTag(int end, Word word) =>
        numbered ? word.Value is null && _name.Is(end - 1, WordUse.SeriesPackWord) : !(atYear && word.Value is "video");

    /// <summary>"Heron TS 2003": a source in capitals before the year, if the title is not.</summary>
    private bool IsCapitals(int i) =>
        _name[i].Word is { Class: WordClass.Source }
        && Chars.IsUpper(_name.TextOf(i))
        && _name.TextOf(from)[1..].ContainsAnyInRange('a', 'z');

    /// <summary>"German.DL".</summary>
    private bool IsBehindLanguage(int i) => i - 1 > from && _name[i - 1].Word is { Class: WordClass.Language, Strength: Strength.Soft };

    /// <summary>"10th Anniversary".</summary>
    private bool IsCounted(int i)
    {
        ReadOnlySpan<char> word = _name.TextOf(i);
        ReadOnlySpan<char> ending = word.TrimStart("0123456789");
        return (ending.IsEmpty && word.Length == 2) || (ending.Length < word.Length && Vocabulary.Is(ending, WordUse.OrdinalEnd));
    }

    /// <summary>"Season S01-S05".</summary>
    private bool IsBeforeSeasons(int end) =>
        end < _name.Count
        && _name[end].Mark is var mark and >= 0
        && _name.Marks[mark] is { Kind: MarkKind.Season } seasons
        && seasons.Seasons.First < seasons.Seasons.Last;

    /// <summary>"Heron.GERMAN.1998", "Heron.iTALiAN.1998", "Heron.German.DL.1998", "Heron.German.1998.DL": no word of a title, however short that is.</summary>
    private bool IsShouted(int i)
    {
        ReadOnlySpan<char> word = _name.TextOf(i);
        bool capitals = word[1..].ContainsAnyInRange('A', 'Z') && _name.TextOf(from)[1..].ContainsAnyInRange('a', 'z');
        return capitals || i + 1 < stop || IsSaidAgain(i);
    }

    /// <summary>A short word for the same language behind the year.</summary>
    private bool IsSaidAgain(int i) =>
        stop + 1 < _name.Count
        && _name[stop + 1].Word is { Class: WordClass.Language, Strength: Strength.Weak } again
        && again.Value == _name[i].Word!.Value
        && Chars.IsUpper(_name.TextOf(stop + 1));

    /// <summary>"The Good German" 2006, "Johnny English" 2003: without this word the title would be too short. Germans write theirs before the year.</summary>
    private bool IsAdjective(int i) =>
        atYear && ((i - from <= 1 && _name[i].Word is not { Value: "de" }) || (i - from <= 2 && _name.Is(from, WordUse.Article)));
}
