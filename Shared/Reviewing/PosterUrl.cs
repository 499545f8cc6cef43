namespace Hybrid.Reviewing;

/// <summary>The address of a poster. The path comes from outside: anything but a plain file name gives no address.</summary>
internal static class PosterUrl
{
    /// <summary>TMDb's image server; 342 pixels wide is enough to tell two posters apart.</summary>
    private const string Base = "https://image.tmdb.org/t/p/w342";

    public static string? Of(string? path) =>
        path is { Length: > 1 and < 100 } && path[0] == '/' && path.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? Base + path
            : null;
}
