using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Releases;
using Hybrid.Texts;

namespace Hybrid.Planning;

/// <summary>
/// The names that the present template gives to videos which another hand filed. Each stays in its folder. Where it is not sure what a file is, it keeps
/// its name. Pure.
/// </summary>
public static class AdoptedNames
{
    /// <param name="details">Of the title that all files are of.</param>
    /// <param name="episodes">Of a series: all seasons that the files are of.</param>
    /// <param name="files">With their folders.</param>
    /// <param name="template">For titles of this kind.</param>
    /// <param name="latestYear">The latest plausible year of a release.</param>
    public static IReadOnlyList<AdoptedName> Of(
        TitleDetails details,
        IReadOnlyList<Episode> episodes,
        IReadOnlyList<IndexedFile> files,
        NameTemplate template,
        int latestYear
    )
    {
        var lists = new SeriesLists(details, episodes, Today: null);
        Read[] read =
        [
            .. files.Select(f => new Read(
                f,
                f.RelativePath,
                ReleaseParser.Parse(f.RelativePath, latestYear),
                ReleaseParser.Parse(f.Name, latestYear)
            )),
        ];
        AdoptedName[] named = [.. read.Select(r => Named(r, details, lists, template))];
        return [.. named.Select((n, i) => n.Name is null ? n : Apart(n, read[i], named, read, latestYear))];
    }

    private static AdoptedName Named(Read read, TitleDetails details, SeriesLists lists, NameTemplate template)
    {
        if (read.File.NameDiffers)
        {
            return Kept(read, "Its name and its folder say different things.");
        }

        if (OtherTitle(read, details) is { } other)
        {
            return Kept(read, $"Its name says \"{Untrusted.Clean(other)}\".");
        }

        (LibraryName? name, string? why) =
            details.Title.Id.Kind == TitleKind.Movie ? Movie(read, details, template) : Episodes(read, details, lists, template);
        return name is null ? Kept(read, why!)
            : name.Path is null ? Kept(read, "No safe name can be made for it.")
            : new AdoptedName(read.File, name, Why: null);
    }

    /// <summary>The title in the file's own name, if it is neither the title's nor its folder's: a sequel may lie in the first film's folder.</summary>
    private static string? OtherTitle(Read read, TitleDetails details)
    {
        if (read.Own.Title is not { } own || TitleKey.Of(own) is not { Length: > 0 } key)
        {
            return null;
        }

        IEnumerable<string?> known = [.. NamesOf(details), read.File.Title?.Name];
        return known.Any(name => name is not null && TitleKey.Of(name).StartsWith(key, StringComparison.Ordinal)) ? null : own;
    }

    private static string[] NamesOf(TitleDetails details) =>
        [.. new[] { details.Title.Name, details.Title.OriginalName }.OfType<string>(), .. details.AlternativeNames];

    private static (LibraryName?, string?) Movie(Read read, TitleDetails details, NameTemplate template)
    {
        return read.Release is { Episodes.Count: > 0 }
            ? (null, "Its name has the number of an episode.")
            : (
                Base(read, details, template) with
                {
                    Edition = read.File.Edition,
                    Version = read.File.Is3D ? Stereo.Of(read.Release, NamesOf(details)) : null,
                },
                null
            );
    }

    private static (LibraryName?, string?) Episodes(Read read, TitleDetails details, SeriesLists lists, NameTemplate template)
    {
        if (read.File is not { Season: { } season, Episode: { } first })
        {
            return (null, "It is not known which episode it is.");
        }

        int[] numbers = [.. EpisodeRange.Of(first, read.File.LastEpisode)];
        if (read.Release.Episodes.Count > 0 && !read.Release.Episodes.Distinct().Order().SequenceEqual(numbers))
        {
            return (null, "Its numbers are not a plain range.");
        }

        Episode?[] known = [.. numbers.Select(n => lists[season, n])];
        if (known.Contains(null))
        {
            return (null, $"The catalog has no s{season:D2}e{numbers[Array.IndexOf(known, null)]:D2}.");
        }

        var reading = new NumberedEpisodes([.. numbers.Select(n => new EpisodeNumber(season, n))]);
        return EpisodeTitles.Checked(reading, read.Release, lists) is NoEpisodes none
            ? (null, Format.Sentence(none.Reason.Sentence))
            : (
                Base(read, details, template) with
                {
                    TvdbId = details.TvdbId,
                    Season = season,
                    Episodes = numbers,
                    EpisodeTitle = string.Join(" & ", known.Select(e => e!.Name).Where(n => !EpisodeTitles.IsUnknown(n))),
                },
                null
            );
    }

    private static LibraryName Base(Read read, TitleDetails details, NameTemplate template) =>
        new()
        {
            Template = template,
            Title = details.Title,
            ImdbId = details.ImdbId,
            Extension = Path.GetExtension(read.File.Name),
            NameBytes = NameLimit.Of(read.File.Folder!.Root),
            Part = read.File.Part,
        };

    /// <summary>Copies in one folder are told apart by their quality, as those of a download are.</summary>
    private static AdoptedName Apart(AdoptedName one, Read own, AdoptedName[] all, Read[] read, int latestYear)
    {
        int[] same =
        [
            .. Enumerable
                .Range(0, all.Length)
                .Where(i => all[i].Name is not null && all[i].File.FolderId == one.File.FolderId && Stem(all[i]) == Stem(one)),
        ];
        if (same.Length == 1)
        {
            return one;
        }

        IReadOnlyList<string>? labels = Versions.Of([.. same.Select(i => QualityOf(read[i], latestYear))]);
        int at = Array.FindIndex(same, i => read[i] == own);
        return labels is null
            ? Kept(own, "Another file in the folder would get the same name, and nothing in their names tells them apart.")
            : one with
            {
                Name = one.Name! with { Version = one.Name.Version is { } version ? $"{version} {labels[at]}" : labels[at] },
            };
    }

    private static string Stem(AdoptedName named) => Path.GetFileNameWithoutExtension(named.Name!.Path!).ToUpperInvariant();

    private static Quality QualityOf(Read read, int latestYear) =>
        Quality.Of(
            new ItemFile
            {
                Path = read.Path,
                Bytes = read.File.Bytes,
                Role = FileRole.Video,
            },
            read.Release,
            latestYear
        );

    private static AdoptedName Kept(Read read, string why) => new(read.File, Name: null, why);

    /// <param name="Release">As the whole path says it.</param>
    /// <param name="Own">As the file's name alone says it.</param>
    private sealed record Read(IndexedFile File, string Path, Release Release, Release Own);
}

/// <param name="Name">Null if it keeps its name.</param>
/// <param name="Why">Why it keeps its name, in a sentence; null if it does not.</param>
public sealed record AdoptedName(IndexedFile File, LibraryName? Name, string? Why)
{
    /// <summary>In its folder.</summary>
    public string? FileName => Name?.Path is { } path ? Path.GetFileName(path) : null;
}
