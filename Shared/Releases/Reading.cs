namespace Hybrid.Releases;

/// <summary>One name as it was read, before folder and file are weighed against each other.</summary>
internal readonly record struct Reading(Release Release)
{
    /// <summary>The number stood first and the title behind it: inside a season's folder that title is the episode's.</summary>
    public bool NumberFirst { get; init; }

    /// <summary>Nothing that a person wrote: a hash, a random name.</summary>
    public bool Obscure { get; init; }

    /// <summary>A tell-tale says that it is no film or episode.</summary>
    public bool NotVideo { get; init; }

    /// <summary>Has words of picture, sound or source.</summary>
    public bool Video { get; init; }
}
