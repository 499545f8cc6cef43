namespace Hybrid.Releases;

/// <summary>What the words outside the title say of the release.</summary>
internal struct Tags
{
    public Word? Resolution;
    public Word? Source;
    public Word? Codec;
    public string? Edition;
    public bool Proper;

    /// <summary>The name has words about video, audio or source.</summary>
    public bool Video;

    /// <summary>The picture or its source is named, so it is a video.</summary>
    public readonly bool IsPictured => Resolution is not null || Source is { Strength: Strength.Hard, Value: not ("DVD" or "VHS") };
}
