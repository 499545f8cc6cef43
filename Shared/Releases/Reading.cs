namespace Hybrid.Releases;

/// <summary>One name as it was read, before folder and file are combined.</summary>
internal readonly record struct Reading(Release Release)
{
    /// <summary>The number came first and the title after it. Inside a season's folder that title is the episode's.</summary>
    public bool NumberFirst { get; init; }

    /// <summary>Nothing that a person wrote: a hash, a random name.</summary>
    public bool Obscure { get; init; }

    /// <summary>A tell-tale shows that it is not a movie or episode.</summary>
    public bool NotVideo { get; init; }

    /// <summary>The name has words about video, audio or source.</summary>
    public bool Video { get; init; }
}
