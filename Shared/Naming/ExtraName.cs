using System.Collections.Frozen;

namespace Hybrid.Naming;

/// <summary>Reads from names of files and folders that a video is an extra, and of which kind. Pure.</summary>
public static class ExtraName
{
    /// <summary>Plex's suffixes, which are joined to the name with a hyphen: "Film (2010)-trailer.mkv".</summary>
    private static readonly FrozenDictionary<string, ExtraKind> Suffixes = new Dictionary<string, ExtraKind>
    {
        ["behindthescenes"] = ExtraKind.BehindTheScenes,
        ["deleted"] = ExtraKind.DeletedScenes,
        ["featurette"] = ExtraKind.Featurettes,
        ["interview"] = ExtraKind.Interviews,
        ["scene"] = ExtraKind.Scenes,
        ["short"] = ExtraKind.Shorts,
        ["trailer"] = ExtraKind.Trailers,
        ["other"] = ExtraKind.Other,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first kind that has a word of the name counts: "Deleted Scenes" are no scenes, a trailer's interview is a trailer.</summary>
    private static readonly (ExtraKind Kind, string[] Words)[] Words =
    [
        Of(ExtraKind.Trailers, "trailer; trailers; teaser; teasers; tv spot; tv spots; promo; promos; preview; pv; sneak peek"),
        Of(
            ExtraKind.DeletedScenes,
            "deleted; deletedscene; deletedscenes; deleted scene; deleted scenes; extended scene; extended scenes; alternate ending; alternate scenes; cut scenes; geloschte szenen; scenes coupees"
        ),
        Of(ExtraKind.Interviews, "interview; interviews; in conversation; conversation with; q a; q and a; qa"),
        Of(
            ExtraKind.BehindTheScenes,
            "behind the scenes; behindthescenes; behind the scene; making of; makingof; the making; bts; b roll; on set; on the set"
        ),
        Of(ExtraKind.Featurettes, "featurette; featurettes; vignette; documentary; retrospective"),
        Of(ExtraKind.Scenes, "scene; scenes; clip; clips"),
        Of(ExtraKind.Shorts, "short; shorts; short film; short films"),
        Of(ExtraKind.Other, "bloopers; gag reel; outtakes; ncop; nced; creditless; music video; menu; cm"),
    ];

    /// <summary>Folders of extras of any kind.</summary>
    private static readonly FrozenSet<string> MixedFolders = new[]
    {
        "extras",
        "extra",
        "bonus",
        "bonus features",
        "bonus disc",
        "bonus material",
        "bonusmaterial",
        "special features",
        "supplements",
        "other",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folders of one kind, also in one word or as one of a list: "Trailers", "Deleted.Scenes", "Making of".</summary>
    private static readonly FrozenDictionary<string, ExtraKind> Folders = new Dictionary<string, ExtraKind>
    {
        ["behind the scenes"] = ExtraKind.BehindTheScenes,
        ["behindthescenes"] = ExtraKind.BehindTheScenes,
        ["making of"] = ExtraKind.BehindTheScenes,
        ["deleted scenes"] = ExtraKind.DeletedScenes,
        ["deletedscenes"] = ExtraKind.DeletedScenes,
        ["featurettes"] = ExtraKind.Featurettes,
        ["featurette"] = ExtraKind.Featurettes,
        ["interviews"] = ExtraKind.Interviews,
        ["interview"] = ExtraKind.Interviews,
        ["scenes"] = ExtraKind.Scenes,
        ["clips"] = ExtraKind.Scenes,
        ["shorts"] = ExtraKind.Shorts,
        ["short films"] = ExtraKind.Shorts,
        ["trailers"] = ExtraKind.Trailers,
        ["trailer"] = ExtraKind.Trailers,
        ["trailers teasers"] = ExtraKind.Trailers,
        ["trailers and teasers"] = ExtraKind.Trailers,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words of the people whom an interview is with, and of what a making-of is of. Any other word may be a title ("Interview with the Vampire").</summary>
    private static readonly FrozenSet<string> AboutAFilm = Languages
        .Fold(
            "a an and by cast crew of on s set the with director directors writer writers producer producers composer actor actors actress film movie part volume scenes scene"
        )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    public static bool IsFolder(string folder) =>
        Languages.Fold(folder) is var name && (MixedFolders.Contains(name) || Folders.ContainsKey(name));

    /// <summary>"trailer", without its hyphen.</summary>
    public static bool IsSuffix(string word) => Suffixes.ContainsKey(word);

    /// <summary>The kind of a video that is an extra for sure: by Plex's suffix, its folders, or its name; null if it is not known what it is.</summary>
    /// <param name="path">In the download. Its first folder is the release itself.</param>
    public static ExtraKind? KindOf(string path)
    {
        string[] segments = path.Split('/');
        string stem = Path.GetFileNameWithoutExtension(segments[^1]);
        if (IsAdvertisement(stem))
        {
            return null;
        }

        if (stem.LastIndexOf('-') is > 0 and var hyphen && Suffixes.TryGetValue(stem[(hyphen + 1)..], out ExtraKind plexs))
        {
            return plexs;
        }

        string[] folders = [.. segments[..^1].Skip(1).Select(Languages.Fold).Reverse()];
        foreach (string folder in folders)
        {
            if (Folders.TryGetValue(folder, out ExtraKind kind))
            {
                return kind;
            }
        }

        return ByWords(stem) ?? (folders.Any(MixedFolders.Contains) ? ExtraKind.Other : null);
    }

    /// <summary>Whether a name beside a film says nothing else than that it is an extra of it: "Making Of FILM", "Interview with the director".</summary>
    /// <param name="stem">The name, without its extension.</param>
    /// <param name="film">The name of the largest video.</param>
    public static bool IsOnlyAnExtra(string stem, string film)
    {
        if (stem.StartsWith(film + "-", StringComparison.OrdinalIgnoreCase) && Suffixes.ContainsKey(stem[(film.Length + 1)..]))
        {
            return true;
        }

        string name = Languages.Fold(stem);
        (ExtraKind, string[] Words)[] clear =
        [
            .. Words.Where(k => k.Kind is not (ExtraKind.Scenes or ExtraKind.Shorts or ExtraKind.Other)),
        ];
        string? said = clear
            .SelectMany(k => k.Words)
            .Where(w => name == w || name.StartsWith(w + " ", StringComparison.Ordinal))
            .MaxBy(w => w.Length);
        HashSet<string> known = [.. Languages.Fold(film).Split(' ')];
        return said is not null
            && name[said.Length..]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(w => known.Contains(w) || AboutAFilm.Contains(w) || w.All(char.IsAsciiDigit));
    }

    private static ExtraKind? ByWords(string stem)
    {
        string name = $" {Languages.Fold(stem)} ";
        foreach ((ExtraKind kind, string[] words) in Words)
        {
            if (words.Any(w => name.Contains($" {w} ", StringComparison.Ordinal)))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>A site's advertisement: "RARBG.com", "www.example.org".</summary>
    private static bool IsAdvertisement(string stem)
    {
        string name = Languages.Fold(stem);
        return name.StartsWith("www ", StringComparison.Ordinal)
            || name.EndsWith(" com", StringComparison.Ordinal)
            || name.EndsWith(" org", StringComparison.Ordinal)
            || name.EndsWith(" to", StringComparison.Ordinal)
            || name is "rarbg" or "etrg" or "yts" or "yify" or "intro" or "ad"
            || name.Contains("torrent", StringComparison.Ordinal);
    }

    private static (ExtraKind, string[]) Of(ExtraKind kind, string words) => (kind, [.. words.Split("; ")]);
}
