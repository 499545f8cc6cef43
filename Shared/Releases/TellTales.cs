using Hybrid.Releases.Numbering;

namespace Hybrid.Releases;

/// <summary>Words that speak against a movie or an episode.</summary>
/// <param name="Words">All of them.</param>
/// <param name="Decisive">One of them shows that it is neither.</param>
internal readonly record struct TellTales(string[] Words, bool Decisive)
{
    public static TellTales Find(
        in CutName name,
        ref readonly NumberingReading numbers,
        in TitleSpan title,
        ref readonly Tags tags,
        GroupSpan group,
        bool numbered
    )
    {
        List<string>? found = null;
        bool sure = numbered && numbers.IsExact;
        int extras = NoteWords(in name, title, in tags, sure, numbered || title.HasYear, ref found);
        if (!sure && !tags.IsPictured && Vocabulary.Find(group.In(name.Text)) is { Class: WordClass.TellTale, Strength: Strength.Weak })
        {
            Note(ref found, group.In(name.Text));
        }

        if (!numbered)
        {
            NoteAudio(in name, in tags, ref found);
        }

        if (!sure)
        {
            NoteByShape(in name, title, in tags, ref found);
        }

        if (name.Count > 0 && name.Tokens[^1].Part == Part.TellTale)
        {
            Note(ref found, name.TextOf(name.Count - 1));
        }

        bool decisive = (found?.Count ?? 0) > extras;
        NoteBeside(in name, title, numbered, ref found);
        return new TellTales(found is null ? [] : [.. found], decisive);
    }

    /// <returns>How many of them leave the kind as it is.</returns>
    private static int NoteWords(
        in CutName name,
        in TitleSpan title,
        ref readonly Tags tags,
        bool sure,
        bool dated,
        ref List<string>? found
    )
    {
        bool plain = !tags.IsPictured && !name.Ends.VideoFile;
        int extras = 0;
        for (int i = 0; i < name.Count; i++)
        {
            if (
                name[i] is not { Word: { Class: WordClass.TellTale } word, Words: > 0 }
                || (name[i].Part == Part.Group && title.HeadGroup < 0)
            )
            {
                continue;
            }

            bool extra = word.Value is "extra";
            bool counts = extra
                ? name[i].Part != Part.Title || i > title.From
                : Counts(in name, i, word, sure, plain, tags.IsPictured, dated);
            if (counts)
            {
                Note(ref found, name.TextOf(i));
                extras += extra ? 1 : 0;
            }
        }

        return extras;
    }

    private static bool Counts(in CutName name, int i, Word word, bool sure, bool plain, bool pictured, bool dated) =>
        word.Strength switch
        {
            Strength.Hard => !sure || name[i].Part == Part.TellTale,
            Strength.Soft => !sure && plain && !(dated && name[i].Part == Part.Title),
            _ => i == name.Count - 1 && i > 0 && (name[i].Gap & Gap.Hyphen) != Gap.None && !pictured,
        };

    /// <summary>"Artist - Album [FLAC]": audio without video.</summary>
    private static void NoteAudio(in CutName name, ref readonly Tags tags, ref List<string>? found)
    {
        bool video = tags.Video || name.Ends.VideoFile;
        bool heard = !video || (!tags.IsPictured && !name.Ends.VideoFile && tags.Source is { Value: "WEB" });
        if (
            heard
            && name.Find(0, name.Count, static (in name, i) => name[i].Part == Part.Audio) is var audio and >= 0
            && (!video || name[audio].Word is { Value: "FLAC" or "MP3" })
        )
        {
            Note(ref found, name.TextOf(audio));
        }
    }

    private static void NoteByShape(in CutName name, in TitleSpan title, ref readonly Tags tags, ref List<string>? found)
    {
        if (MusicName.Is(in name, in tags))
        {
            Note(ref found, "music");
        }

        if (!tags.Video && !name.Ends.VideoFile && IsIssue(in name))
        {
            Note(ref found, "magazine");
        }

        if (!tags.IsPictured && !name.Ends.VideoFile && ProgramName.Version(in name, title, tags.Video) is var version and >= 0)
        {
            Note(ref found, name.TextOf(version));
        }

        if (!tags.Video && !name.Ends.VideoFile && ProgramName.Languages(in name) is var languages and >= 0)
        {
            Note(ref found, name.TextOf(languages));
        }
    }

    /// <summary>"Title USA - December 2023", "Title.UK.May.2011": the month behind a dash or a country, and the year last.</summary>
    private static bool IsIssue(in CutName name) =>
        name.High == name.Count
        && name.Count > 2
        && name.IsYear(name.Count - 1)
        && name.Is(name.Count - 2, WordClass.Month)
        && (name[name.Count - 2].AfterDash || name.Is(name.Count - 3, WordClass.Country));

    /// <summary>Tell-tales that do not change the kind: "Show.S01.EXTRAS", "Trilogy 1999-2003", "Parody XXX".</summary>
    private static void NoteBeside(in CutName name, in TitleSpan title, bool numbered, ref List<string>? found)
    {
        for (int i = Math.Max(title.To, 1); i < name.High; i++)
        {
            if (name[i].Part is Part.Tag or Part.None or Part.Season && name.Is(i, WordUse.ExtraWord))
            {
                Note(ref found, name.TextOf(i));
            }
        }

        int next = title.YearAt + 1;
        if (!numbered && title.HasYear && next < name.High && name.IsYear(next) && name[next].Gap == Gap.Hyphen)
        {
            Note(ref found, "collection");
        }
    }

    private static void Note(ref List<string>? found, ReadOnlySpan<char> word)
    {
        string plain = word.ToString().ToLowerInvariant();
        if (found?.Contains(plain) != true)
        {
            (found ??= []).Add(plain);
        }
    }
}
