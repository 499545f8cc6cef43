namespace Hybrid.Releases;

internal ref partial struct NameReader
{
    private const int MostTags = 8;

    /// <summary>Everything outside the title that the vocabulary knows is now what it can be.</summary>
    private void TakeTags()
    {
        Put(titleFrom, titleTo, Part.Title);
        if (yearAt >= 0)
        {
            tokens[yearAt].Part = Part.Year;
        }

        for (var i = 0; i < high; i++)
        {
            ref var token = ref tokens[i];
            if (token.Part != Part.None || token.Mark >= 0 || token.Word is not { } word)
            {
                continue;
            }

            // Words of an episode's title are no tags unless tags follow: weak ones never stand alone before a sure one.
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
                WordClass.Resolution => Take(ref resolution, word, Part.Resolution),
                WordClass.Source => TakeSource(word),
                WordClass.Codec => Take(ref codec, word, Part.Codec),
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
            video |= word.IsVideo && word.Strength > Strength.Weak;
            TakeAlso(token.Also);
        }

        TakeStandard();
    }

    private void TakeAlso(Word? word)
    {
        switch (word?.Class)
        {
            case WordClass.Resolution:
                Take(ref resolution, word, Part.Resolution);
                break;
            case WordClass.Codec:
                Take(ref codec, word, Part.Codec);
                break;
            default:
                break;
        }
    }

    /// <summary>A DVD has the height of its television standard.</summary>
    private void TakeStandard()
    {
        if (resolution is null && source is { Value: "BluRay", MaxWords: > 1 })
        {
            // "COMPLETE.BLURAY": the whole disc.
            for (var i = titleTo; i < high; i++)
            {
                if (
                    tokens[i].Words > 1
                    && tokens[i].Word == source
                    && TextOf(tokens[i]).Equals("complete", StringComparison.OrdinalIgnoreCase)
                )
                {
                    resolution = TechnicalShape.Height(1080);
                }
            }
        }

        if (resolution is not null || source is not { Value: "DVD" })
        {
            return;
        }

        for (var i = titleTo; i < high; i++)
        {
            if (
                tokens[i].Part == Part.Tag
                && tokens[i].Length is 3 or 4
                && TextOf(tokens[i]) is var word
                && (word.Equals("pal", StringComparison.OrdinalIgnoreCase) || word.Equals("ntsc", StringComparison.OrdinalIgnoreCase))
            )
            {
                resolution = TechnicalShape.Height(word.Length == 3 ? 576 : 480);
                return;
            }
        }
    }

    private readonly bool TagsBeside(int i)
    {
        var next = i + tokens[i].Words;
        if (next >= high)
        {
            return i > titleTo;
        }

        return tokens[next].Word is { Strength: >= Strength.Soft }
            || (i > 0 && tokens[i - 1].Word is { Strength: >= Strength.Soft } && tokens[i - 1].Part is not Part.Title)
            || (yearAt == i - 1 && yearAt >= 0);
    }

    private static Part Take(ref Word? field, Word word, Part part)
    {
        // "4K" beside "2160p" says the same; the sure word wins.
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
        // "PPV" and "Remux" say less than the source beside.
        source = source is null || (source.Strength == Strength.Soft && word.Strength == Strength.Hard) ? word : source;
        return Part.Source;
    }

    private Part TakeEdition(int i, Word word)
    {
        if (tokens[i].Words > 0)
        {
            var name = word.Value!;
            edition =
                edition is null ? name
                : edition.Contains(name, StringComparison.Ordinal) ? edition
                : edition + " " + name;
        }

        return Part.Edition;
    }

    private Part TakeProper()
    {
        proper = true;
        return Part.Proper;
    }
}
