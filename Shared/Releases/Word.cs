namespace Hybrid.Releases;

/// <summary>What a word of a release name can be.</summary>
internal enum WordClass : byte
{
    None,
    Resolution,
    Source,
    Codec,
    Audio,
    Hdr,
    Edition,
    Proper,
    Language,
    Country,
    Network,
    Container,

    /// <summary>A property of the release that nobody asks for: internal, subbed, NTSC, 10bit.</summary>
    Tag,
    TellTale,
    SeasonWord,
    EpisodeWord,
    PartWord,
    DiscWord,
    Complete,
    Month,

    /// <summary>Articles and conjunctions: a tag word after one of these belongs to the title ("Longer and Uncut", "A Real Pain").</summary>
    Joint,

    /// <summary>OVA, special, NCOP: an episode outside the seasons.</summary>
    Special,
    Alias,
    Numeral,

    /// <summary>Added after the group by people who pass a release on: Obfuscated, xpost, [TGx].</summary>
    Wrapper,

    Starter,
}

/// <summary>How surely a word is a tag.</summary>
internal enum Strength : byte
{
    /// <summary>Only where tags are already expected: after the title's end.</summary>
    Weak,

    /// <summary>Also next to the first sure tag ("Movie.GERMAN.720p").</summary>
    Soft,

    /// <summary>Everywhere; it ends the title.</summary>
    Hard,
}

/// <param name="Class">What it can be.</param>
/// <param name="Strength">How surely.</param>
/// <param name="Value">The canonical spelling; null if the text itself is the value.</param>
/// <param name="Number">For months and numerals.</param>
/// <param name="MaxWords">The number of tokens in the longest entry that begins with this word.</param>
internal sealed record Word(WordClass Class, Strength Strength, string? Value, int Number, int MaxWords)
{
    /// <summary>The value as a list of one, because most names have one audio format and one language.</summary>
    public string[] Alone { get; } = Value is null ? [] : [Value];

    public bool IsVideo { get; } =
        Class is WordClass.Resolution or WordClass.Source or WordClass.Codec or WordClass.Hdr
        || (Class == WordClass.Tag && Value is "video");
}
