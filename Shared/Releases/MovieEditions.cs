namespace Hybrid.Releases;

/// <summary>The edition of a movie, once the catalog's title is known. Pure.</summary>
public static class MovieEditions
{
    /// <summary>No edition has more words behind a title: "Extended Director's Cut Remastered".</summary>
    private const int MostWords = 4;

    /// <param name="release">What the file's path claims.</param>
    /// <param name="names">The title's name and original name. Its other names often have the edition in them, and do not count.</param>
    /// <returns>Null where the word belongs to the title: "Some Movie Redux" may be a movie of its own.</returns>
    public static string? Of(Release release, IEnumerable<string> names)
    {
        string edition = release.Edition ?? BehindTitle(release.Title) ?? "";
        string key = Key(edition);
        return key.Length == 0 || names.Any(name => Key(name).Contains(key, StringComparison.Ordinal)) ? null : edition;
    }

    /// <summary>The title without an edition or "3D" behind it; null if there is none.</summary>
    public static string? Bare(string title)
    {
        string[] words = title.Split(' ');
        int behind =
            Behind(words) is > 0 and var edition ? edition
            : words is [_, .., "3D" or "3d"] ? 1
            : 0;
        return behind > 0 ? string.Join(' ', words[..^behind]) : null;
    }

    /// <summary>"Some Movie Redux": the word was read as the title's last.</summary>
    private static string? BehindTitle(string? title)
    {
        string[] words = title?.Split(' ') ?? [];
        return Behind(words) is > 0 and var count ? Vocabulary.Find(string.Join(' ', words[^count..]))!.Value : null;
    }

    /// <summary>How many words at the end are an edition.</summary>
    private static int Behind(string[] words)
    {
        for (int count = Math.Min(MostWords, words.Length - 1); count > 0; count--)
        {
            // "SE" and "OM" are also the ends of titles.
            if (
                words[^count].Length > 2
                && Vocabulary.Find(string.Join(' ', words[^count..])) is { Class: WordClass.Edition, Value: not null }
            )
            {
                return count;
            }
        }

        return 0;
    }

    private static string Key(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
