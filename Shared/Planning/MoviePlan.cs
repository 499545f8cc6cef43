using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Naming;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>A movie's files: editions, parts, 3D, and versions of one quality each. Pure.</summary>
internal static class MoviePlan
{
    /// <summary>Copies of one cut run equally long, but for a logo at the beginning, or PAL, which is 4 % faster.</summary>
    private const double LengthDiffers = 0.06;

    /// <returns>Versions still have the same name: see <see cref="Versions.Apart"/>.</returns>
    public static IReadOnlyList<PlannedFile> Of(
        TitleDetails details,
        string itemName,
        ItemFile[] videos,
        PlannedLibrary library,
        int latestYear
    )
    {
        string[] names = [.. Names(details)];
        string[] own = [.. new[] { details.Title.Name, details.Title.OriginalName }.OfType<string>()];
        IReadOnlyList<Release> releases = MovieParts.Together([.. videos.Select(v => (v.Path, Planner.Read(itemName, v, latestYear)))]);
        MovieFile[] files = [.. videos.Select((v, i) => MovieFile.Of(v, releases[i], own, names, latestYear))];
        MovieFile? movie = files.MaxBy(f => f.File.Bytes);
        HashSet<MovieFile> strange = [.. Strange(files, movie, names)];
        HashSet<MovieFile> alike = [.. Alike(files.Except(strange))];
        return
        [
            .. files.Select(f =>
                strange.Contains(f) ? Extra(f, library.Root, IsNamed(movie!, names) ? null : movie!.File)
                : alike.Contains(f) ? Extra(f, library.Root, files.Where(o => o.IsLike(f)).MaxBy(o => o.File.Bytes)!.File)
                : Place(details, f, library)
            ),
        ];
    }

    /// <summary>The files that are named otherwise than the movie and the largest file.</summary>
    private static IEnumerable<MovieFile> Strange(MovieFile[] files, MovieFile? movie, string[] names) =>
        files.Where(f =>
            f != movie
            && f is { IsSaid: false, Part: null, OwnTitle: { } own }
            && !IsNamed(f, names)
            && TitleKey.Of(own) != TitleKey.Of(movie?.OwnTitle ?? "")
        );

    private static bool IsNamed(MovieFile file, string[] names) =>
        file.OwnTitle is { } own && names.Any(name => TitleKey.Of(name) == TitleKey.Of(own));

    /// <summary>The files of which nothing says that they are another version than the largest of them.</summary>
    private static IEnumerable<MovieFile> Alike(IEnumerable<MovieFile> files) =>
        files
            .GroupBy(f => (f.Edition, f.Part, f.Stereo))
            .Where(same => same.Skip(1).Any() && (AreOtherCuts(same) || Versions.Of([.. same.Select(f => f.Quality)]) is null))
            .SelectMany(same => same.OrderByDescending(f => f.File.Bytes).Skip(1).Where(f => !f.IsSaid));

    /// <param name="rival">The file that gets the place although this one may be the right one; null if that one is sure.</param>
    private static PlannedFile Extra(MovieFile file, string root, ItemFile? rival) =>
        PlannedFile.Troubled(
            file.File,
            root,
            new Reason(
                Concern.SplitMovie,
                $"{Path.GetFileName(file.File.Path)} is an extra video: nothing shows that it is another version or a numbered part of the movie."
            )
        ) with
        {
            Rival = rival,
        };

    private static bool AreOtherCuts(IEnumerable<MovieFile> files)
    {
        double[] lengths = [.. files.Select(f => f.Quality.Seconds).OfType<double>()];
        return lengths.Length > 1 && lengths.Min() < lengths.Max() * (1 - LengthDiffers);
    }

    private static IEnumerable<string> Names(TitleDetails details) =>
        new[] { details.Title.Name, details.Title.OriginalName }.OfType<string>().Concat(details.AlternativeNames);

    private static PlannedFile Place(TitleDetails details, MovieFile file, PlannedLibrary library) =>
        PlannedFile.Placed(
            file.File,
            library.Root,
            new LibraryName
            {
                Template = library.Template,
                Title = details.Title,
                ImdbId = details.ImdbId,
                Extension = Path.GetExtension(file.File.Path),
                NameBytes = library.NameBytes,
                Edition = file.Edition,
                Version = file.Stereo,
                Part = file.Part,
            },
            [LibraryKey.Of(details.Title.Id, file.Edition, file.Part, is3D: file.Stereo is not null)]
        );

    private sealed record MovieFile(ItemFile File, string? OwnTitle, string? Edition, int? Part, string? Stereo, Quality Quality)
    {
        public bool IsLike(MovieFile other) => (Edition, Part, Stereo) == (other.Edition, other.Part, other.Stereo);

        /// <summary>A person said what it is. Neither the catalog's names nor the other files change that.</summary>
        public bool IsSaid => IsSaidMovie(File);

        /// <param name="own">The title's name and original name.</param>
        /// <param name="names">All its names.</param>
        public static MovieFile Of(ItemFile file, Release release, string[] own, string[] names, int latestYear) =>
            new(
                file,
                ReleaseParser.Parse(Packs.WithoutOrder(Path.GetFileName(file.Path)), latestYear).Title,
                IsSaidMovie(file) ? release.Edition : MovieEditions.Of(release, own),
                IsSaidMovie(file) ? release.Part : MovieParts.Of(release, names),
                Releases.Stereo.Of(release, names),
                Quality.Of(file, release, latestYear)
            );

        private static bool IsSaidMovie(ItemFile file) => file.Assignment is { IsSaid: true, Kind: AssignmentKind.Movie };
    }
}
