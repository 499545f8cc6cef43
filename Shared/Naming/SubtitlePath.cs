using System.Text;

namespace Hybrid.Naming;

/// <summary>Names the subtitles of one video: the video's stem, the language, the kind.</summary>
public static class SubtitlePath
{
    /// <summary>What a subtitle's name and its folders say about it.</summary>
    /// <param name="subtitle">Its path in the download.</param>
    /// <param name="video">Its video's path in the download. What both names share is not about the subtitle.</param>
    /// <param name="titles">What the video is called. A word of a title is no language.</param>
    public static SubtitleTags Tags(string subtitle, string video, params IReadOnlyList<string> titles)
    {
        string[] folders = subtitle.Split('/')[..^1];
        string[] videoFolders = video.Split('/')[..^1];
        string own = Stem(subtitle);
        (string rest, bool afterVideo) = Tail(own, Stem(video), titles);
        SubtitleTags tags = SubtitleName.Read(rest, afterVideo);
        for (int i = folders.Length - 1; i >= 0 && !(i < videoFolders.Length && videoFolders[i] == folders[i]); i--)
        {
            tags = tags.Within(SubtitleName.ReadFolder(folders[i]));
        }

        return tags.WithHiDecided();
    }

    /// <summary>Compared without case, accents and punctuation.</summary>
    public static bool IsSameName(string name, string other) => Languages.Fold(name) == Languages.Fold(other);

    /// <summary>"pt-BR" for "pt_BR", "pob" or "Portuguese (Brazilian)"; null if other words than a language are in it.</summary>
    public static string? LanguageOf(string words) =>
        SubtitleName.Read(words, afterVideo: true).WithHiDecided()
            is { Language: { } language, Forced: false, Impaired: null, Label: null, OtherWords: 0 }
            ? language
            : null;

    /// <summary>Whether a name has no other words than a language, a kind or a track's number: "2_English", "Forced".</summary>
    public static bool IsOnlyTags(string name) => SubtitleName.IsOnlyTags(name);

    /// <summary>"Title (Year) {tmdb-ID}.en.forced.srt" for each subtitle, in the given order; null if the extension is not valid.</summary>
    /// <param name="videoPath">The video's path in the library, from <see cref="LibraryName"/>.</param>
    /// <param name="subtitles">If two would get one name, the one that is named more exactly gets it, and the other is numbered: ".2.en.srt".</param>
    public static IReadOnlyList<string?> Of(string videoPath, IReadOnlyList<NamedSubtitle> subtitles)
    {
        string stem = videoPath[..^Path.GetExtension(videoPath).Length];
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<NamedSubtitle, string> paths = new(ReferenceEqualityComparer.Instance);
        foreach (NamedSubtitle subtitle in subtitles.Where(s => s.Standing is { } there && IsNameOf(stem, s, there)))
        {
            paths[subtitle] = subtitle.Standing!;
            taken.Add(subtitle.Standing!);
        }

        // VobSub's .idx belongs to the .sub of the same name.
        IEnumerable<NamedSubtitle[]> together = subtitles
            .Where(s => SafeName.Extension(Path.GetExtension(s.Path)) is not null && !paths.ContainsKey(s))
            .GroupBy(s => s.IsVobSub ? s.Path[..^4] : s.Path, StringComparer.Ordinal)
            .Select(group => group.ToArray())
            .OrderBy(group => group.Min(s => s.Tags.OtherWords + (s.Tags.HasHi ? 1 : 0)));
        foreach (NamedSubtitle[] group in together)
        {
            // The number is before the language, because Plex looks for the language at the end.
            int copy = 1;
            while (group.Any(s => taken.Contains(Name(stem, s, copy))))
            {
                copy++;
            }

            foreach (NamedSubtitle subtitle in group)
            {
                paths[subtitle] = Name(stem, subtitle, copy);
                taken.Add(paths[subtitle]);
            }
        }

        return [.. subtitles.Select(s => paths.GetValueOrDefault(s))];
    }

    private static string Name(string stem, NamedSubtitle subtitle, int copy) =>
        stem + (copy == 1 ? "" : $".{copy}") + subtitle.Tags.Suffix + SafeName.Extension(Path.GetExtension(subtitle.Path));

    /// <summary>A subtitle that is in the library keeps its number when another one comes.</summary>
    private static bool IsNameOf(string stem, NamedSubtitle subtitle, string path)
    {
        string end = subtitle.Tags.Suffix + SafeName.Extension(Path.GetExtension(subtitle.Path));
        return path.StartsWith(stem, StringComparison.Ordinal)
            && path.EndsWith(end, StringComparison.Ordinal)
            && path.Length >= stem.Length + end.Length
            && path[stem.Length..^end.Length].TrimStart('.').All(char.IsAsciiDigit);
    }

    /// <summary>What is behind the video's name, or behind the title with which both names begin.</summary>
    private static (string Tail, bool AfterVideo) Tail(string subtitle, string video, IReadOnlyList<string> titles)
    {
        if (
            subtitle.StartsWith(video, StringComparison.OrdinalIgnoreCase)
            && !(subtitle.Length > video.Length && char.IsLetterOrDigit(subtitle[video.Length]))
        )
        {
            return (subtitle[video.Length..], true);
        }

        IReadOnlyList<string> words = SubtitleName.Words(subtitle);
        IReadOnlyList<string> videoWords = SubtitleName.Words(video);
        int shared = Shared(words, videoWords);
        foreach (string title in titles)
        {
            IReadOnlyList<string> titleWords = SubtitleName.Words(title);
            if (titleWords.Count > 0 && Shared(words, titleWords) == titleWords.Count)
            {
                // What else another release's name says is about its video: FRENCH, GERMAN.DL.
                return (SubtitleName.Behind(subtitle, Math.Max(shared, titleWords.Count)), false);
            }
        }

        return (subtitle, false);
    }

    private static int Shared(IReadOnlyList<string> some, IReadOnlyList<string> others) =>
        some.Zip(others).TakeWhile(pair => pair.First == pair.Second).Count();

    private static string Stem(string path) =>
        SafeName
            .WithoutBrokenCharacters(Path.GetFileNameWithoutExtension(path[(path.LastIndexOf('/') + 1)..]))
            .Normalize(NormalizationForm.FormC);
}

/// <summary>A subtitle that gets a name.</summary>
/// <param name="Path">In the download.</param>
/// <param name="Standing">Where it stands in the library now, seen from the library folder; null if it does not.</param>
public sealed record NamedSubtitle(string Path, SubtitleTags Tags, string? Standing = null)
{
    internal bool IsVobSub =>
        Path.EndsWith(".idx", StringComparison.OrdinalIgnoreCase) || Path.EndsWith(".sub", StringComparison.OrdinalIgnoreCase);
}
