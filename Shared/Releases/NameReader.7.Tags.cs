namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    private const int MostTags = 8;

    /// <summary>Outside the title, every word of the vocabulary now counts as what it can be.</summary>
    private void TakeTags()
    {
        Put(_titleFrom, _titleTo, Part.Title);
        if (_yearAt >= 0)
        {
            _tokens[_yearAt].Part = Part.Year;
        }

        for (int i = 0; i < _high; i++)
        {
            ref Token token = ref _tokens[i];
            if (token.Part != Part.None || token.Mark >= 0 || token.Word is not { } word)
            {
                continue;
            }

            // Words of an episode's title are tags only if tags follow: a weak tag is never alone before a sure one.
            if (word.Strength == Strength.Weak && word.Class is not (WordClass.Special or WordClass.Container) && !TagsBeside(i))
            {
                continue;
            }

            // "Is.This.for.Real".
            if (word is { Class: WordClass.Proper, Strength: Strength.Weak } && Is(i - 1, WordClass.Joint))
            {
                continue;
            }

            token.Part = word.Class switch
            {
                WordClass.Resolution => Take(ref _resolution, word, Part.Resolution),
                WordClass.Source => TakeSource(word),
                WordClass.Codec => Take(ref _codec, word, Part.Codec),
                WordClass.Audio => Part.Audio,
                WordClass.Hdr => Part.Hdr,
                WordClass.Edition => TakeEdition(i, word),
                WordClass.Proper => TakeProper(),
                WordClass.Language => Part.Language,
                WordClass.Country => Part.Country,
                WordClass.Network => Part.Network,
                WordClass.TellTale => Part.None,
                WordClass.Tag or WordClass.Complete or WordClass.Special or WordClass.Container => Part.Tag,
                _ => Part.None,
            };
            _video |= word.IsVideo && word.Strength > Strength.Weak;
            TakeAlso(token.Also);
        }

        TakeStandard();
    }

    private void TakeAlso(Word? word)
    {
        switch (word?.Class)
        {
            case WordClass.Resolution:
                Take(ref _resolution, word, Part.Resolution);
                break;
            case WordClass.Codec:
                Take(ref _codec, word, Part.Codec);
                break;
            default:
                break;
        }
    }

    /// <summary>A DVD has the height of its television standard.</summary>
    private void TakeStandard()
    {
        if (_resolution is null && _source is { Value: "BluRay", MaxWords: > 1 })
        {
            // "COMPLETE.BLURAY": the whole disc.
            for (int i = _titleTo; i < _high; i++)
            {
                if (_tokens[i].Words > 1 && _tokens[i].Word == _source && _tokens[i].Own is { Class: WordClass.Complete })
                {
                    _resolution = TechnicalShape.Height(1080);
                }
            }
        }

        if (_resolution is not null || _source is not { Value: "DVD" })
        {
            return;
        }

        for (int i = _titleTo; i < _high; i++)
        {
            if (_tokens[i].Part == Part.Tag && Is(i, WordUse.Standard))
            {
                _resolution = TechnicalShape.Height(_tokens[i].Own!.Number);
                return;
            }
        }
    }

    private readonly bool TagsBeside(int i)
    {
        int next = i + _tokens[i].Words;
        if (next >= _high)
        {
            return i > _titleTo;
        }

        return _tokens[next].Word is { Strength: >= Strength.Soft }
            || (i > 0 && _tokens[i - 1].Word is { Strength: >= Strength.Soft } && _tokens[i - 1].Part is not Part.Title)
            || (_yearAt == i - 1 && _yearAt >= 0);
    }

    private static Part Take(ref Word? field, Word word, Part part)
    {
        // "4K" next to "2160p" means the same; the surer word wins.
        field =
            field is null
            || (word.Strength == Strength.Hard && field.Strength == Strength.Soft)
            || (word.Number > field.Number && word.Strength == field.Strength)
                ? word
                : field;
        return part;
    }

    private Part TakeSource(Word word)
    {
        // "PPV" and "Remux" say less than the source next to them.
        _source = _source is null || (_source.Strength == Strength.Soft && word.Strength == Strength.Hard) ? word : _source;
        return Part.Source;
    }

    private Part TakeEdition(int i, Word word)
    {
        if (_tokens[i].Words > 0)
        {
            string name = word.Value!;
            _edition =
                _edition is null ? name
                : _edition.Contains(name, StringComparison.Ordinal) ? _edition
                : _edition + " " + name;
        }

        return Part.Edition;
    }

    private Part TakeProper()
    {
        _proper = true;
        return Part.Proper;
    }
}
