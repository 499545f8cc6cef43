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
}

/// <summary>
/// What one step asks a word for, whatever its class. A word has one class at most, and may have several uses: "complete" is a class, and also the
/// name of a folder that says nothing.
/// </summary>
[Flags]
internal enum WordUse : ulong
{
    None = 0,

    /// <summary>"the" alone with an adjective makes a title too short.</summary>
    Article = 1,

    /// <summary>Behind a numbering it is no word of the title: "Show S01 Batch".</summary>
    SeriesPackWord = 1 << 1,

    /// <summary>"Title - Vol.1": a disc of a series, or a film that is counted so.</summary>
    VolumeWord = 1 << 2,

    /// <summary>"Movie - 09", "5 Film Collection": the number beside it counts films.</summary>
    FilmWord = 1 << 3,

    /// <summary>"[24 END]": beside an episode's number.</summary>
    EndWord = 1 << 4,

    /// <summary>"UFC 179 PPV": an event has a number.</summary>
    EventWord = 1 << 5,

    /// <summary>"1 to 5".</summary>
    RangeWord = 1 << 6,

    /// <summary>"1 and 2".</summary>
    ListWord = 1 << 7,

    /// <summary>"Second"; its value is the number.</summary>
    Ordinal = 1 << 8,

    /// <summary>"2nd", "3-й".</summary>
    OrdinalEnd = 1 << 9,
    SiteStart = 1 << 10,
    SiteEnd = 1 << 11,

    /// <summary>The extension of a file that is no video.</summary>
    OtherFile = 1 << 12,

    /// <summary>The extension of a video that ends the title wherever it stands: "Title MP4 + subs".</summary>
    VideoFile = 1 << 13,

    /// <summary>"[Group][国漫][Title]".</summary>
    ShowKind = 1 << 14,

    /// <summary>"★01月新番★": the season's new shows.</summary>
    NewSeason = 1 << 15,

    /// <summary>"by NAME": the group follows.</summary>
    MakerWord = 1 << 16,

    /// <summary>A television standard; its value is the height of its picture.</summary>
    Standard = 1 << 17,

    /// <summary>"tmdb-123"; its meaning is the catalog.</summary>
    IdWord = 1 << 18,

    /// <summary>A tell-tale that leaves the kind as it is.</summary>
    ExtraWord = 1 << 19,

    /// <summary>A folder that only sorts files.</summary>
    FolderName = 1 << 20,

    /// <summary>Behind the two or three letters of a language: "SLOSubs".</summary>
    SubtitleEnd = 1 << 21,

    /// <summary>Behind a number: "700MB".</summary>
    Unit = 1 << 22,

    /// <summary>"12.serija": also stands behind its number.</summary>
    CountedWord = 1 << 23,

    /// <summary>"Cap.1103": season and episode follow in one number.</summary>
    ChapterWord = 1 << 24,

    /// <summary>"Sn 3 Ep 5": a season only if an episode follows.</summary>
    SeasonLetter = 1 << 25,

    /// <summary>"Season No.4".</summary>
    NumberWord = 1 << 26,

    /// <summary>"12 Ep": as the last word it follows its number.</summary>
    LastWord = 1 << 27,

    /// <summary>"[Drama] Title": a kind of movie in a bracket before the title.</summary>
    GenreWord = 1 << 28,

    /// <summary>"1-16 of 16": how many there are.</summary>
    CountOfWord = 1 << 29,

    /// <summary>"Full Season 2": before the word for a season it is no word of the title.</summary>
    WholeWord = 1 << 30,

    /// <summary>"Open Season": with the word for a season it names a title.</summary>
    SeasonNameWord = 1u << 31,

    /// <summary>"Heron Trilogy": a folder of several films.</summary>
    PackWord = 1ul << 32,

    /// <summary>"Heron Collection": a folder of several films, unless it has the year of one.</summary>
    CollectionWord = 1ul << 33,

    /// <summary>"Criterion Collection": what a publisher collects says nothing of several films.</summary>
    PublisherWord = 1ul << 34,

    /// <summary>An edition of a box, which says nothing of how a film in it was cut.</summary>
    BoxEdition = 1ul << 35,

    /// <summary>"Title - SP2", "Menu": the file is no regular episode. In the file's own name, short ones count only in capitals.</summary>
    ExtraVideo = 1ul << 36,

    /// <summary>A folder of such files.</summary>
    ExtraFolder = 1ul << 37,

    /// <summary>A folder of such files also at the end of a longer name: "Heron Specials".</summary>
    SpecialsFolder = 1ul << 38,

    /// <summary>"NCED 08": an opening or ending without credits, wherever it stands.</summary>
    CreditlessWord = 1ul << 39,

    /// <summary>"Season 2 Cour 2": a later part of a season.</summary>
    CourWord = 1ul << 40,

    /// <summary>"Book 2": with its number it may belong to a movie's title.</summary>
    BookWord = 1ul << 41,

    /// <summary>"Half-SBS"; its meaning is the kind of 3D.</summary>
    Stereo = 1ul << 42,

    /// <summary>The same, but only where the name says 3D: SBS is also a broadcaster, and "ou" a word.</summary>
    StereoBeside = 1ul << 43,

    /// <summary>"1998г.": behind a year.</summary>
    YearEnd = 1ul << 44,

    /// <summary>第2季: a number follows, and what it counts.</summary>
    CountSign = 1ul << 45,

    /// <summary>全24集, 更新至12集: a whole series, or as much of it as there is.</summary>
    WholeSign = 1ul << 46,

    /// <summary>第2季: behind the number of a season.</summary>
    SeasonUnit = 1ul << 47,

    /// <summary>第13話: behind the number of an episode.</summary>
    EpisodeUnit = 1ul << 48,

    /// <summary>第十二話; its value is the number.</summary>
    EasternNumeral = 1ul << 49,

    /// <summary>An edition that series have too: "Heron.UNCUT.S01".</summary>
    SeriesEdition = 1ul << 50,
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

/// <param name="Class">What it can be; None for a word that only begins longer entries or only has uses.</param>
/// <param name="Strength">How surely.</param>
/// <param name="Value">The canonical spelling; null if the text itself is the value.</param>
/// <param name="Number">For months, numerals, ordinals and standards.</param>
/// <param name="MaxWords">The number of tokens in the longest entry that begins with this word.</param>
internal sealed record Word(WordClass Class, Strength Strength, string? Value, int Number, int MaxWords)
{
    /// <summary>The value as a list of one, because most names have one audio format and one language.</summary>
    public string[] Alone { get; } = Value is null ? [] : [Value];

    /// <summary>ISO 639-1, where the vocabulary says it.</summary>
    public string? Language { get; init; }

    public WordUse Uses { get; init; }

    /// <summary>What its use says: "tmdb", "HSBS".</summary>
    public string? Meaning { get; init; }

    /// <summary>A bracket with this word is no bracket of tags.</summary>
    public bool IsOfTitles { get; } =
        Class
        is WordClass.Joint
            or WordClass.Numeral
            or WordClass.SeasonWord
            or WordClass.EpisodeWord
            or WordClass.PartWord
            or WordClass.Month;

    public bool IsVideo { get; } =
        Class is WordClass.Resolution or WordClass.Source or WordClass.Codec or WordClass.Hdr
        || (Class == WordClass.Tag && Value is "video");

    public bool Is(WordUse use) => (Uses & use) != WordUse.None;
}
