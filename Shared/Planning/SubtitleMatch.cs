using Hybrid.Ledger;
using Hybrid.Naming;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>Finds the video of each subtitle of a download. Pure.</summary>
internal sealed class SubtitleMatch
{
    private readonly Candidate[] _videos;

    /// <summary>A subtitle belongs to an extra by its name only.</summary>
    private readonly Candidate[] _extras;

    /// <param name="files">Videos and extras: the path of each in the download, and its library keys.</param>
    public SubtitleMatch(IReadOnlyList<PlannedFile> files)
    {
        _videos = [.. files.Where(v => v.File.Role != FileRole.Extra).Select(v => new Candidate(v))];
        _extras = [.. files.Where(v => v.File.Role == FileRole.Extra).Select(v => new Candidate(v))];
    }

    /// <summary>Null if several could be meant, or another one than there is.</summary>
    public PlannedFile? VideoOf(string subtitle)
    {
        string[] segments = subtitle.Split('/');
        string stem = Path.GetFileNameWithoutExtension(segments[^1]);
        // The deepest name that says something: the file's own, then its folders'.
        foreach (string name in segments[..^1].Append(stem).Reverse())
        {
            if (_videos.Concat(_extras).Where(v => BeginsWith(name, v.Stem)).MaxBy(v => v.Stem.Length) is { } named)
            {
                return named.File;
            }

            if (IsAroundAVideo(segments, name) || SubtitleNumbers.Of(name) is not { } numbers || !_videos.Any(v => v.HasNumbers))
            {
                continue;
            }

            Candidate[] fitting = [.. _videos.Where(v => v.Fits(numbers))];
            return OneOf(fitting);
        }

        return IsAmongExtras(subtitle) ? null : OneOf([.. _videos.Where(v => Placeable.IsVideo(v.File.File))]);
    }

    /// <summary>Whether it is in a folder of extras: then it is of no film and no episode.</summary>
    public static bool IsAmongExtras(string subtitle) => subtitle.Split('/')[..^1].Skip(1).Any(ExtraName.IsFolder);

    /// <summary>The only one; of several versions of one film or episode, the largest.</summary>
    private static PlannedFile? OneOf(Candidate[] videos)
    {
        if (videos.Length == 0)
        {
            return null;
        }

        bool same = videos.Skip(1).All(v => v.File.LibraryKeys.Count > 0 && v.File.LibraryKeys.SequenceEqual(videos[0].File.LibraryKeys));
        return same ? videos.MaxBy(v => v.File.File.Bytes)!.File : null;
    }

    /// <summary>A folder in which videos are says what the download is, and not which video a subtitle belongs to.</summary>
    private bool IsAroundAVideo(string[] segments, string name)
    {
        int depth = Array.LastIndexOf(segments[..^1], name);
        string folder = depth < 0 ? "" : string.Join('/', segments[..(depth + 1)]) + "/";
        return depth >= 0 && _videos.Any(v => v.File.File.Path.StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>Compares whole words: "Show.1x1" does not begin "Show.1x10".</summary>
    private static bool BeginsWith(string name, string stem) =>
        stem.Length > 0
        && name.StartsWith(stem, StringComparison.OrdinalIgnoreCase)
        && (name.Length == stem.Length || !char.IsLetterOrDigit(name[stem.Length]));

    private sealed class Candidate
    {
        private readonly SubtitleNumbers?[] _numbers;

        public Candidate(PlannedFile file)
        {
            File = file;
            string path = file.File.Path;
            Stem = Path.GetFileNameWithoutExtension(path[(path.LastIndexOf('/') + 1)..]);
            _numbers =
            [
                SubtitleNumbers.OfKeys(file.LibraryKeys),
                SubtitleNumbers.Of(ReleaseParser.Parse(path, latestYear: 2100)),
                SubtitleNumbers.Of(Stem),
            ];
        }

        public PlannedFile File { get; }

        public string Stem { get; }

        public bool HasNumbers => _numbers.Any(n => n is not null);

        public bool Fits(SubtitleNumbers subtitle) => _numbers.Any(n => n is not null && subtitle.Fits(n));
    }
}
