using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hybrid.Catalog;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Releases;
using Hybrid.Settings;

namespace Hybrid.Planning;

/// <summary>
/// How another hand named the videos of a title's folder. With NAMING_IN_FOLDER=folder a new file is named alike: "Lost - 1x05 - White Rabbit.mkv"
/// beside "Lost - 1x04 - Walkabout.mkv". What says quality or group is not taken over. Pure.
/// </summary>
public static partial class NamesAlike
{
    /// <summary>What stands before the numbers may take so much of a name.</summary>
    private const int MostBytes = 80;

    /// <param name="planned">Videos, with their folders.</param>
    public static IReadOnlyList<PlannedFile> Of(IReadOnlyList<PlannedFile> planned, NamingInFolder setting) =>
        setting == NamingInFolder.Folder ? [.. planned.Select(f => Of(f, LibraryFolder.Names, LibraryFolder.Folders))] : planned;

    /// <summary>A planned video with the name that fits the others in its folder.</summary>
    /// <param name="file">With its folder, which stands in the library.</param>
    /// <param name="names">The names of the files in a folder; see <see cref="LibraryFolder.Names"/>.</param>
    /// <param name="folders">The names of the folders in a folder.</param>
    public static PlannedFile Of(PlannedFile file, Func<string, IEnumerable<string>> names, Func<string, IEnumerable<string>> folders)
    {
        if (file is not { To: { } to, Name: { } name })
        {
            return file;
        }

        string own = Path.GetDirectoryName(to)!;
        string title = Path.Combine(file.LibraryRoot, LibraryRoot.TitleFolder(file.LibraryRoot, to));
        // A new season is named as the others are.
        NameTemplate? template =
            Of(name, Path.GetFileName(title), names(own))
            ?? Of(name, Path.GetFileName(title), folders(title).SelectMany(folder => names(Path.Combine(title, folder))));
        return template is not null && (name with { Template = template }) is { Path: { } path } alike
            ? file with
            {
                Name = alike,
                To = Path.Combine(own, Path.GetFileName(path)),
            }
            : file;
    }

    /// <summary>An episode that another hand would have named so, without a title: "Lost - S01E05".</summary>
    public static bool IsUntitled(string path) =>
        Numbered().Match(Path.GetFileNameWithoutExtension(path)) is { Success: true } match
        && (match.Groups["rest"].Length == 0 || !UntitledEpisode.IsTitle(match.Groups["rest"].Value.TrimStart(' ', '-')));

    private static NameTemplate? Of(LibraryName name, string folder, IEnumerable<string> names) =>
        name.Title.Id.Kind == TitleKind.Movie ? OfMovie(name, folder, names) : OfEpisodes(name, folder, names);

    private static NameTemplate? OfEpisodes(LibraryName name, string folder, IEnumerable<string> names)
    {
        string ours = Path.GetFileName((name with { EpisodeTitle = null, Version = null, Part = null }).Path ?? "");
        int numbers = ours.LastIndexOf(
            name.Template.Numbers.Write(name.Season, name.Episodes[0], name.Episodes[0]),
            StringComparison.Ordinal
        );
        bool IsOurs(string n) =>
            numbers >= 0 && n.StartsWith(ours[..numbers], StringComparison.Ordinal) && name.Template.EpisodeTitleIn(n) is not null;
        Like[] likes = [.. names.Where(n => !IsOurs(n)).Select(n => Read(name.Title, folder, n)).OfType<Like>()];
        IGrouping<(string, EpisodeForm), Like>? most = likes.GroupBy(l => (l.Before, l.Form)).MaxBy(g => g.Count());
        if (most is null || most.Count() * 2 <= likes.Length)
        {
            return null;
        }

        string? beforeTitle = most.GroupBy(l => l.BeforeTitle).MaxBy(g => g.Count())!.Key;
        return name.Template.Alike(most.Key.Item1, most.Key.Item2, beforeTitle);
    }

    private static Like? Read(Title title, string folder, string name)
    {
        string stem = Path.GetFileNameWithoutExtension(name);
        if (
            Numbered().Match(stem) is not { Success: true } match
            || match.Groups["before"].Value is not { } before
            || !IsSafe(before)
            || !(before.Length == 0 || IsNameOf(before, title, folder))
        )
        {
            return null;
        }

        string rest = match.Groups["rest"].Value;
        bool isTitled = rest.Length > 0 && ReleaseParser.Parse(name, FolderFit.YearAfter(today: null)).EpisodeTitle is not null;
        EpisodeForm form =
            match.Groups["cross"].Success ? EpisodeForm.Cross
            : match.Groups["large"].Success ? EpisodeForm.Large
            : EpisodeForm.Small;
        return new Like(before, form, isTitled ? Between().Match(rest).Value : null);
    }

    /// <summary>A movie's files begin with the name of its folder, or with the title and the year.</summary>
    private static NameTemplate? OfMovie(LibraryName name, string folder, IEnumerable<string> names)
    {
        string bare = Path.GetFileNameWithoutExtension((name with { Edition = null, Version = null, Part = null }).Path ?? "");
        string[] stems = [.. names.Select(n => Path.GetFileNameWithoutExtension(n)!).Where(s => !Begins(s, bare))];
        string[] likes = [.. stems.Select(s => Begins(s, folder) ? folder : TitleAndYear(s, name.Title)).OfType<string>().Where(IsSafe)];
        IGrouping<string, string>? most = likes.GroupBy(l => l, StringComparer.Ordinal).MaxBy(g => g.Count());
        return most is not null && most.Count() * 2 > likes.Length ? name.Template.Alike(most.Key, numbers: null, beforeTitle: null) : null;
    }

    private static bool Begins(string stem, string with) =>
        with.Length > 0
        && stem.StartsWith(with, StringComparison.Ordinal)
        && (stem.Length == with.Length || !char.IsLetterOrDigit(stem[with.Length]));

    private static string? TitleAndYear(string stem, Title title) =>
        Dated().Match(stem) is { Success: true } match
        && match.Groups["year"].Value == title.Year?.ToString(CultureInfo.InvariantCulture)
        && IsNameOf(match.Value, title, folder: "")
            ? match.Value
            : null;

    private static bool IsNameOf(string text, Title title, string folder)
    {
        string key = TitleKey.Of(Bare(text));
        return key.Length > 0
            && new[] { title.Name, title.OriginalName, Bare(folder) }.Any(known => known is not null && TitleKey.Of(known) == key);
    }

    /// <summary>Without year and ids.</summary>
    private static string Bare(string name) => Tags().Replace(name, " ").Trim(' ', '-');

    /// <summary>It can be written as it stands. Braces are allowed, as in a template.</summary>
    private static bool IsSafe(string text)
    {
        string inside = $"a{text.Replace('{', '(').Replace('}', ')')}a";
        return Encoding.UTF8.GetByteCount(text) <= MostBytes
            && !text.StartsWith(' ')
            && !text.StartsWith('.')
            && SafeName.Fragment(inside) == inside;
    }

    private sealed record Like(string Before, EpisodeForm Form, string? BeforeTitle);

    // Names with dots for spaces are those of downloads, and no person's choice.
    [GeneratedRegex(
        @"^(?<before>|[^.]{0,200}?[ ])((?<large>S\d{2,4}E\d{2,4})|(?<small>s\d{2,4}e\d{2,4})|(?<cross>(0|[1-9]\d?)x\d{2,3}))(-?([eE]|\d+x)\d{2,4})*(?<rest>|[ ].+)$",
        RegexOptions.ExplicitCapture,
        30_000
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[ ]([-–][ ])?", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^.+?\((?<year>(19|20)\d\d)\)", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\((19|20)\d\d\)", RegexOptions.ExplicitCapture, 30_000)]
    private static partial Regex Tags();
}
