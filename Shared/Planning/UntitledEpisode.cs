using Hybrid.Matching;
using Hybrid.Naming;

namespace Hybrid.Planning;

/// <summary>Episodes of which the catalog does not know the title yet. Pure.</summary>
public static class UntitledEpisode
{
    /// <summary>Whether a file in the library is named without the title of an episode, or with a placeholder in its place.</summary>
    public static bool Is(string path, NameTemplate template) =>
        template.EpisodeTitleIn(path) is { } title && title.Split(" & ").Any(t => !IsTitle(t));

    /// <summary>"White Rabbit"; not "TBA", nor "Episode 5".</summary>
    public static bool IsTitle(string? name) => !EpisodeTitles.IsUnknown(name) && !EpisodeTitles.IsPlaceholder(name);
}
