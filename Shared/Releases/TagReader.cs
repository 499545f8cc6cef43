namespace Hybrid.Releases;

/// <summary>Outside the title, every word of the vocabulary counts as what it can be.</summary>
internal static class TagReader
{
    public static Tags Read(in CutName name, in TitleSpan title)
    {
        name.Put(title.From, title.To, Part.Title);
        if (title.HasYear)
        {
            name[title.YearAt].Part = Part.Year;
        }

        var tags = new Tags();
        for (int i = 0; i < name.High; i++)
        {
            ref Token token = ref name[i];
            if (token.Part == Part.None && token.Mark < 0 && token.Word is { } word && IsTag(in name, title, i, word))
            {
                token.Part = Take(ref tags, in token, word);
                tags.Video |= word.IsVideo && word.Strength > Strength.Weak;
                TakeAlso(ref tags, token.Also);
            }
        }

        tags.Resolution ??= Standard(in name, title.To, tags.Source);
        return tags;
    }

    private static bool IsTag(in CutName name, in TitleSpan title, int i, Word word)
    {
        if (word.Strength != Strength.Weak)
        {
            return !(word is { Class: WordClass.Edition, Strength: Strength.Soft } && IsOfEpisodeTitle(in name, i));
        }

        // Words of an episode's title are tags only if tags follow: a weak tag is never alone before a sure one.
        return (word.Class is WordClass.Special or WordClass.Container || HasTagsBeside(in name, title, i))
            // "Is.This.for.Real".
            && !(word.Class == WordClass.Proper && name.Is(i - 1, WordClass.Joint));
    }

    /// <summary>"S01E05.The.Extended.Family".</summary>
    private static bool IsOfEpisodeTitle(in CutName name, int i) =>
        name.Is(i - 1, WordClass.Joint)
        && name[i - 1].Part == Part.None
        && i + name[i].Words is var next
        && next < name.High
        && name[next] is { Word: null, Mark: < 0, Bracket: < 0, Part: Part.None, Value: < 0 };

    private static bool HasTagsBeside(in CutName name, in TitleSpan title, int i)
    {
        int next = i + name[i].Words;
        if (next >= name.High)
        {
            return i > title.To;
        }

        return name[next].Word is { Strength: >= Strength.Soft }
            || (i > 0 && name[i - 1].Word is { Strength: >= Strength.Soft } && name[i - 1].Part is not Part.Title)
            || (title.HasYear && (title.YearAt == i - 1 || (title.YearAt == next && i >= title.To)));
    }

    private static Part Take(ref Tags tags, ref readonly Token token, Word word)
    {
        switch (word.Class)
        {
            case WordClass.Resolution:
                tags.Resolution = Surer(tags.Resolution, word);
                return Part.Resolution;
            case WordClass.Source:
                // "PPV" and "Remux" say less than the source next to them.
                tags.Source = tags.Source is null || tags.Source.Strength < word.Strength ? word : tags.Source;
                return Part.Source;
            case WordClass.Codec:
                tags.Codec = Surer(tags.Codec, word);
                return Part.Codec;
            case WordClass.Edition:
                tags.Edition = token.Words > 0 ? With(tags.Edition, word.Value!) : tags.Edition;
                return Part.Edition;
            case WordClass.Proper:
                tags.Proper = true;
                return Part.Proper;
            default:
                return PartOf(word.Class);
        }
    }

    private static Part PartOf(WordClass kind) =>
        kind switch
        {
            WordClass.Audio => Part.Audio,
            WordClass.Hdr => Part.Hdr,
            WordClass.Language => Part.Language,
            WordClass.Country => Part.Country,
            WordClass.Network => Part.Network,
            WordClass.Tag or WordClass.Complete or WordClass.Special or WordClass.Container => Part.Tag,
            _ => Part.None,
        };

    private static string With(string? edition, string more) =>
        edition is null ? more
        : edition.Contains(more, StringComparison.Ordinal) ? edition
        : edition + " " + more;

    private static void TakeAlso(ref Tags tags, Word? word)
    {
        switch (word?.Class)
        {
            case WordClass.Resolution:
                tags.Resolution = Surer(tags.Resolution, word);
                break;
            case WordClass.Codec:
                tags.Codec = Surer(tags.Codec, word);
                break;
            default:
                break;
        }
    }

    /// <summary>"4K" next to "2160p" means the same; the surer word wins.</summary>
    private static Word Surer(Word? known, Word word) =>
        known is null
        || (word.Strength == Strength.Hard && known.Strength == Strength.Soft)
        || (word.Number > known.Number && word.Strength == known.Strength)
            ? word
            : known;

    /// <summary>A whole disc ("COMPLETE.BLURAY") has the height of its kind, and a DVD that of its television standard.</summary>
    private static Word? Standard(in CutName name, int from, Word? source)
    {
        for (int i = from; i < name.High && source is { Value: "BluRay" or "DVD" }; i++)
        {
            if (source.Value is "DVD" && name[i].Part == Part.Tag && name.Is(i, WordUse.Standard))
            {
                return TechnicalShape.Height(name[i].Own!.Number);
            }

            if (name[i].Words > 1 && name[i].Word == source && name[i].Own is { Class: WordClass.Complete })
            {
                return TechnicalShape.Height(1080);
            }
        }

        return null;
    }
}
