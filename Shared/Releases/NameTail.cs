namespace Hybrid.Releases;

/// <summary>What stands behind the name itself: the extension, a site, the "(1)" of a second copy.</summary>
internal static class NameTail
{
    /// <returns>The first token of it, and whether it is a video's extension.</returns>
    public static (int High, bool VideoFile) Find(in CutName name)
    {
        int high = name.Count;
        bool video = false;
        // "film.mkv", "film.avi.torrent", "film mkv".
        while (high > 1 && PartOfExtension(in name, high) is var part and not Part.None)
        {
            high--;
            name[high].Part = part;
            video |= part == Part.Extension && name[high].Word!.Value is "video";
            if (part == Part.TellTale)
            {
                break;
            }
        }

        if (IsCopy(in name, high))
        {
            name[--high].Part = Part.Tag;
        }

        for (int i = 1; i + 1 < high; i++)
        {
            if (BeginsSite(in name, i, high))
            {
                name.Put(i, high, Part.Site);
                high = i;
            }
        }

        return (high, video);
    }

    /// <returns>Extension for a video or what lies beside one, TellTale for what else has extensions.</returns>
    private static Part PartOfExtension(in CutName name, int high)
    {
        ref readonly Token last = ref name[high - 1];
        if (
            last.Word is not { } word
            || last.Bracket >= 0
            || last.Words != 1
            || (high == name.Count && last.End != name.Text.TrimEnd(" '\"“”").Length)
        )
        {
            return Part.None;
        }

        return word.Class == WordClass.Container
                ? (
                    last.Gap == Gap.Dot || ((last.Gap & (Gap.Dot | Gap.Space)) != Gap.None && word.Value is "video")
                        ? Part.Extension
                        : Part.None
                )
            : word is { Class: WordClass.TellTale or WordClass.Audio, MaxWords: 1 }
            && last.Gap == Gap.Dot
            && name.Is(high - 1, WordUse.OtherFile)
                ? Part.TellTale
            : Part.None;
    }

    /// <summary>"Title 2 (1)".</summary>
    private static bool IsCopy(in CutName name, int high) =>
        high > 2
        && name[high - 1].Value >= 0
        && name[high - 1].Length == 1
        && name[high - 2].Value >= 0
        && name.OpenedAt(high - 1) is var at and >= 0
        && !name.Brackets[at].Square;

    /// <summary>"Title.www.site.com".</summary>
    private static bool BeginsSite(in CutName name, int i, int high) =>
        name[i].Bracket < 0
        && name[i].Gap == Gap.Dot
        && name.Is(i, WordUse.SiteStart)
        && (name.Is(i + 1, WordUse.SiteEnd) || (i + 2 < high && name.Is(i + 2, WordUse.SiteEnd)));
}
