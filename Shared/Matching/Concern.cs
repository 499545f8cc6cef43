namespace Hybrid.Matching;

/// <summary>Why a person is asked: the complete list. Some cap the confidence, whatever the evidence says.</summary>
public enum Concern
{
    /// <summary>The confidence is below PLEX_CONFIDENCE_THRESHOLD.</summary>
    BelowThreshold,

    /// <summary>A second candidate is nearly as likely.</summary>
    CloseRunnerUp,

    /// <summary>Another title has the same name, and the year does not rule it out.</summary>
    Namesake,

    /// <summary>The title is shorter, differs by a letter or the article, or divides its words differently, and no year confirms it. Or the name says more than the movie's title.</summary>
    TitleInexact,

    /// <summary>The number of a sequel or a part differs.</summary>
    SequelDiffers,

    /// <summary>The year is off by two or more.</summary>
    YearDiffers,

    /// <summary>The name looks like a movie and the candidate is a series, or the reverse.</summary>
    KindDiffers,

    /// <summary>The season or an episode is not in the catalog, or the numbers can mean two things.</summary>
    EpisodeUnknown,

    /// <summary>The name has the title of one episode and the number of another.</summary>
    EpisodeTitleDiffers,

    /// <summary>The folder and the file name different titles, seasons or episodes.</summary>
    FolderDiffers,

    /// <summary>A special (season 0): catalogs number specials differently.</summary>
    Special,

    /// <summary>Episode numbers without a season that may be absolute.</summary>
    AbsoluteNumbers,

    /// <summary>An air date that the catalog does not confirm.</summary>
    AirDate,

    /// <summary>A file has no readable episode number, or a subtitle is of no video.</summary>
    UnnumberedFile,

    /// <summary>The name has no year and no technical word.</summary>
    BareName,

    /// <summary>A little-known movie, with no year in the name or with many namesakes.</summary>
    Obscure,

    /// <summary>The video's length does not fit the runtime of the candidate, or of the episode.</summary>
    RuntimeDiffers,

    /// <summary>An id in the name belongs to another title, or does not exist.</summary>
    IdDiffers,

    /// <summary>Words in the name suggest something else (a game, a book, music, a trailer).</summary>
    NotVideo,

    /// <summary>The same movie, edition or episode is already in the library.</summary>
    AlreadyInLibrary,

    /// <summary>The library has a folder of this name without a year, which may be another title's, or several folders that fit.</summary>
    FolderUnclear,

    /// <summary>The catalog has nothing with a similar name.</summary>
    NoCandidate,

    /// <summary>No TMDb key is set, and the embedded catalog does not have it.</summary>
    NoCatalog,

    /// <summary>The catalog could be asked only in part, or stored answers were used.</summary>
    CatalogDegraded,

    /// <summary>There is no video among the files.</summary>
    NoVideo,

    /// <summary>A file that is named like a video is none: it is empty, holds text or a web page, or no known container, or is far too short.</summary>
    NotAVideo,

    /// <summary>A video is not all there: it is cut off, or parts of it were never written.</summary>
    Unfinished,

    /// <summary>The video is packed in an archive. Archives are not unpacked.</summary>
    Archive,

    /// <summary>The download is a disc (DVD, Blu-ray, HD DVD, image) that is not filed.</summary>
    Disc,

    /// <summary>A file can run code, or is not what its name says.</summary>
    DangerousFile,

    /// <summary>There is only a sample of the video, or only extras.</summary>
    OnlySample,

    /// <summary>A part of the movie is missing (cd1 without cd2), or a video beside it is neither a version nor a part of it.</summary>
    SplitMovie,

    /// <summary>The daemon is set to ask about everything (PLEX_AUTO_INGEST=false).</summary>
    AutoIngestOff,

    /// <summary>Another file already has this path in the library.</summary>
    DestinationExists,

    /// <summary>The source is gone, or has changed since it was complete.</summary>
    SourceGone,

    /// <summary>The library's file system allows no name for it.</summary>
    UnsafeName,

    /// <summary>The disk or the library refused it, and trying again did not help.</summary>
    PlacingFailed,
}
