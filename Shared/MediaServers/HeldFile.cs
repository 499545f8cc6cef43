namespace Hybrid.MediaServers;

/// <summary>A file that a media server has of a title, in whatever folder.</summary>
/// <param name="Path">On this machine, as far as the path map tells; otherwise as the server names it. Untrusted.</param>
/// <param name="Season">Of an episode, as the server numbers it.</param>
/// <param name="Episode">As for the season; of several in one file, the first.</param>
/// <param name="LastEpisode">Of several in one file, the last, if the server says it.</param>
public sealed record HeldFile(string Path, int? Season, int? Episode, int? LastEpisode);

/// <summary>A title whose files are asked for.</summary>
/// <param name="Type">The kind of libraries to look in.</param>
/// <param name="Names">What the server may call it: it is searched by name, and known by its ids.</param>
public sealed record HeldTitle(ServerLibraryType Type, IReadOnlyList<string> Names, int Tmdb, string? Imdb, int? Tvdb);
