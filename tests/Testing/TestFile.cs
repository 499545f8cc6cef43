using Hybrid.Videos;

namespace Hybrid.Testing;

/// <summary>What files of downloads hold in tests: noise, in a container if the name is a video's. The one place where that is decided.</summary>
public static class TestFile
{
    private static readonly string[] Videos = [".mkv", ".mp4", ".avi", ".m4v", ".ts", ".mov", ".wmv", ".webm", ".mpg", ".vob", ".m2ts"];

    /// <param name="path">Only its extension is looked at.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="seed">Of the noise.</param>
    public static byte[] Content(string path, int bytes, int seed = 1)
    {
        if (Videos.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            return TinyVideo.Make(bytes, seed);
        }

        byte[] content = new byte[bytes];
        new Random(seed).NextBytes(content);
        return content;
    }
}
