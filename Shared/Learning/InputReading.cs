using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Releases;

namespace Hybrid.Learning;

/// <summary>Reads the names of a download, as identifying reads them.</summary>
public sealed record InputReading(Clues Clues, IReadOnlyList<VideoClue> Files)
{
    /// <param name="input">Only its names and lengths are looked at.</param>
    /// <param name="latestYear">The highest number that can be a year: next year.</param>
    public static InputReading Of(IdentifyInput input, int latestYear)
    {
        IReadOnlyList<Release> releases = MovieParts.Together([
            .. input.Files.Select(file => (file.Path, ReleaseParser.Parse(WithFolder(input.Name, file.Path), latestYear))),
        ]);
        VideoClue[] files = [.. input.Files.Zip(releases, (file, release) => new VideoClue(release, file.Seconds) { Path = file.Path })];
        Clues clues = CluesReader.Read(ReleaseParser.Parse(input.Name, latestYear), files, input.Seconds);
        clues = input.Ids?.In(clues) ?? clues;
        return new(input.Hint is { } hint ? Hinted(clues, hint) : clues, files);
    }

    private static Clues Hinted(Clues clues, Hint hint)
    {
        Clues said = clues with { Kind = hint.Kind ?? clues.Kind, TmdbId = hint.TmdbId ?? clues.TmdbId };
        return hint.Title is { } title
            ? said with
            {
                Release = said.Release with { Title = title, AlternativeTitles = [], Year = hint.Year },
                Titles = [title],
                Year = hint.Year,
                Country = null,
                TellTales = [],
            }
            : said;
    }

    /// <summary>A file is read with the folders above it, the download's name at the top.</summary>
    private static string WithFolder(string name, string path) =>
        path == name || path.StartsWith($"{name}/", StringComparison.Ordinal) ? path : $"{name}/{path}";
}
