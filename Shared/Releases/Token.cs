namespace Hybrid.Releases;

/// <summary>What is between a token and the one before it.</summary>
[Flags]
internal enum Gap : ushort
{
    None = 0,
    Space = 1,
    Dot = 2,
    Underscore = 4,
    Hyphen = 8,
    Opened = 16,
    Closed = 32,
    Slash = 64,
    Comma = 128,
    Tilde = 256,
    Plus = 512,
    Ampersand = 1024,
    Colon = 2048,
    Hash = 4096,
    Bar = 8192,
    Other = 16384,
}

/// <summary>What a token was read as.</summary>
internal enum Part : byte
{
    None,
    Title,
    Alias,
    Year,
    Season,
    Episode,
    AirDate,
    EpisodeTitle,
    Edition,
    Resolution,
    Source,
    Codec,
    Audio,
    Hdr,
    Group,
    Proper,
    Language,
    Country,
    PartNumber,
    Id,
    TellTale,
    Tag,
    Extension,
    Site,
    Hash,
    Network,
}

internal struct Token
{
    public int Start;
    public int End;

    /// <summary>The number, for a token of at most nine digits; otherwise -1.</summary>
    public int Value;

    /// <summary>The word of the vocabulary that this token and the next <see cref="Words"/> - 1 form.</summary>
    public Word? Word;

    /// <summary>What the vocabulary says of this token's own text: its uses.</summary>
    public Word? Own;

    /// <summary>The second of two words in one token ("HDTVx264").</summary>
    public Word? Also;

    public byte Words;

    /// <summary>Index of the bracket around this token, or -1.</summary>
    public sbyte Bracket;

    /// <summary>Index of the mark (numbering, date) that this token is, or -1.</summary>
    public sbyte Mark;

    public Part Part;
    public Gap Gap;

    public readonly int Length => End - Start;
    public readonly bool IsNumber => Value >= 0;

    /// <summary>" - ": the separator between the parts of a name. A hyphen alone joins.</summary>
    public readonly bool AfterDash => (Gap & Gap.Hyphen) != Gap.None && (Gap & (Gap.Space | Gap.Dot | Gap.Underscore)) != Gap.None;

    public readonly bool Touches => Gap is Gap.None or Gap.Hyphen or Gap.Dot or Gap.Plus;
}

/// <summary>A pair of brackets, by the tokens inside. <see cref="Square"/>: [ ] or 【 】, in which anime names have their fields.</summary>
internal struct Bracket
{
    public int Start;
    public int End;
    public int First;
    public int Last;
    public bool Square;
}
