using Hybrid.Matching;
using Hybrid.Releases;

namespace Hybrid.Learning;

/// <summary>Reads the names of a download, as identifying reads them.</summary>
public sealed record InputReading(Clues Clues, IReadOnlyList<VideoClue> Files)
{
    /// <param name="facts">Only its names and lengths are looked at.</param>
    /// <param name="latestYear">The highest number that can be a year: next year.</param>
    public static InputReading Of(IdentifyInput facts, int latestYear)
    {
        VideoClue[] files =
        [
            .. facts.Files.Select(file => new VideoClue(ReleaseParser.Parse(WithFolder(facts.Name, file.Path), latestYear), file.Seconds)),
        ];
        Clues clues = CluesReader.Read(ReleaseParser.Parse(facts.Name, latestYear), files, facts.Seconds);
        return new(facts.Ids?.In(clues) ?? clues, files);
    }

    /// <summary>A file is read with the folders above it, the download's name at the top.</summary>
    private static string WithFolder(string name, string path) =>
        path == name || path.StartsWith($"{name}/", StringComparison.Ordinal) ? path : $"{name}/{path}";
}
