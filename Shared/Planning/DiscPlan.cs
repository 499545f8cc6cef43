using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Settings;

namespace Hybrid.Planning;

/// <summary>With DISCS=place, a movie's disc is filed whole, every file of it under its own name, or not at all. Pure.</summary>
public static class DiscPlan
{
    /// <summary>Of a disc that is not filed.</summary>
    public const string Left =
        "The download is a disc (DVD, Blu-ray, HD DVD or an image), and no part of a disc is filed. Make one video file of it, for example with MakeMKV, and file that.";

    /// <summary>Whether the item is a disc that can be filed, if it is a movie.</summary>
    public static bool CanBeFiled(IReadOnlyList<ItemFile> files, DiscsSetting setting) =>
        files.Any(IsDisc) && WhyLeft(files, TitleKind.Movie, setting) is null;

    /// <summary>Why a disc is not filed, in a sentence; null if it is, or if there is none.</summary>
    /// <param name="files">Of one item.</param>
    /// <param name="kind">Of its title; null if that is not known.</param>
    public static string? WhyLeft(IReadOnlyList<ItemFile> files, TitleKind? kind, DiscsSetting setting)
    {
        ItemFile[] disc = [.. files.Where(IsDisc)];
        if (disc.Length == 0)
        {
            return null;
        }

        if (setting == DiscsSetting.Leave)
        {
            return Left;
        }

        string[] roots = [.. disc.Select(f => DiscPath.RootOf(f.Path)).OfType<string>().Distinct(StringComparer.Ordinal)];
        int kinds = disc.Select(f => DiscPath.KindOf(f.Path)).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return kind == TitleKind.Series ? Why("it is of a series")
            : roots.Length == 0 ? Why("it is an image, or has no folder BDMV or VIDEO_TS")
            : roots.Length > 1 || kinds > 1 ? Why("the download has several")
            : !disc.All(f => roots[0].Length == 0 || f.Path.StartsWith(roots[0] + "/", StringComparison.Ordinal))
                ? Why("the download has files of another one")
            : files.Any(f => DiscPath.RootOf(f.Path) == roots[0] && !IsDisc(f))
                ? Why("some of its files are deselected, left out, or can run code")
            : files.Any(Placeable.IsHeldToBeVideo) ? Why("there is a video beside it")
            : null;
    }

    internal static IReadOnlyList<PlannedFile> Of(
        IReadOnlyList<ItemFile> files,
        TitleDetails details,
        string? edition,
        DiscsSetting setting,
        PlannedLibrary library
    )
    {
        ItemFile[] disc = [.. files.Where(IsDisc).OrderBy(f => f.Path, StringComparer.Ordinal)];
        if (disc.Length == 0 || setting == DiscsSetting.Leave)
        {
            return [];
        }

        ItemFile main = disc.MaxBy(f => f.Bytes)!;
        if (WhyLeft(files, details.Title.Id.Kind, setting) is { } why)
        {
            return [PlannedFile.Troubled(main, library.Root, new Reason(Concern.Disc, why))];
        }

        string root = DiscPath.RootOf(main.Path) ?? DiscPath.RootOf(disc.First(f => DiscPath.RootOf(f.Path) is not null).Path)!;
        string? movie = new LibraryName
        {
            Template = library.Template,
            Title = details.Title,
            ImdbId = details.ImdbId,
            Extension = ".iso",
            NameBytes = library.NameBytes,
        }.Path;
        PlannedFile[] planned =
        [
            .. disc.Select(f =>
                PlannedFile.Placed(
                    f,
                    library.Root,
                    movie is null ? null : DiscPath.Of(movie, root, f.Path, library.NameBytes),
                    f == main ? [LibraryKey.Of(details.Title.Id, edition)] : []
                )
            ),
        ];
        return Array.Find(planned, f => f.To is null) is { } unsafeName ? [unsafeName] : planned;
    }

    private static bool IsDisc(ItemFile file) =>
        file is { Role: FileRole.Disc, Assignment: not { IsSaid: true, Kind: AssignmentKind.LeftOut } };

    private static string Why(string why) =>
        $"A disc is filed only as the one disc of a movie, whole: {why}. Make one video file of it, for example with MakeMKV, and file that.";
}
