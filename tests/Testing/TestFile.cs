using Hybrid.Videos;

namespace Hybrid.Testing;

/// <summary>What files of downloads hold in tests: noise, in a container if the name is a video's. The one place where that is decided.</summary>
public static class TestFile
{
    private static readonly string[] Videos = [".mkv", ".mp4", ".avi", ".m4v", ".ts", ".mov", ".wmv", ".webm", ".mpg", ".vob", ".m2ts"];

    /// <param name="path">Its extension says what it is.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="seed">Of the noise; null for one that belongs to the path, so that no two files are the same.</param>
    public static byte[] Content(string path, int bytes, int? seed = null)
    {
        seed ??= path.Aggregate(bytes, (hash, letter) => unchecked((hash * 31) + letter));
        if (Videos.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            return TinyVideo.Make(bytes, seed.Value);
        }

        byte[] content = new byte[bytes];
        new Random(seed.Value).NextBytes(content);
        return content;
    }

    public static Task WriteAsync(string path, int bytes) => File.WriteAllBytesAsync(path, Content(path, bytes));
}
