namespace Hybrid.Matching;

/// <summary>Why a person should look: the closed list of reasons. Each caps the confidence, whatever the evidence adds up to.</summary>
public enum Concern
{
    /// <summary>The best candidate is less probable than PLEX_CONFIDENCE_THRESHOLD asks.</summary>
    BelowThreshold,

    /// <summary>A second candidate is nearly as good.</summary>
    CloseRunnerUp,

    /// <summary>Another title of the same name is not excluded by the year.</summary>
    Namesake,

    /// <summary>The title is shorter, or differs by a letter or in how its words are divided, and no year confirms it.</summary>
    TitleInexact,

    /// <summary>The number of a sequel or a part differs.</summary>
    SequelDiffers,

    /// <summary>The year is off by two or more.</summary>
    YearDiffers,

    /// <summary>The name says movie and the candidate is a series, or the other way round.</summary>
    KindDiffers,

    /// <summary>The season or an episode is not in the catalogue.</summary>
    EpisodeUnknown,

    /// <summary>A special (season 0): numbering differs between catalogues.</summary>
    Special,

    /// <summary>Absolute numbers that cannot be turned into season and episode with certainty.</summary>
    AbsoluteNumbers,

    /// <summary>A daily show's air date that the catalogue does not confirm.</summary>
    AirDate,

    /// <summary>A file of the item has no episode number that could be read.</summary>
    UnnumberedFile,

    /// <summary>The name is one bare word, without a year or any technical word.</summary>
    BareName,

    /// <summary>A film that hardly anyone knows, by a name without a year or of many others.</summary>
    Obscure,

    /// <summary>The length of the video contradicts the candidate's runtime.</summary>
    RuntimeDiffers,

    /// <summary>An id in the name contradicts the candidate, or does not exist.</summary>
    IdDiffers,

    /// <summary>Words in the name say that it is no film or series (a game, a book, music, a trailer).</summary>
    NotVideo,

    /// <summary>The same movie, edition or episode is already in the library.</summary>
    AlreadyInLibrary,

    /// <summary>Nothing in the catalogue resembles it.</summary>
    NoCandidate,

    /// <summary>No catalogue could be asked: no key, and the embedded one does not know it.</summary>
    NoCatalogue,

    /// <summary>The catalogue answered in part or from old copies.</summary>
    CatalogueDegraded,

    /// <summary>There is no video among the files.</summary>
    NoVideo,

    /// <summary>The video is packed in an archive; we do not unpack.</summary>
    Archive,

    /// <summary>A file that can run code, or that is not what its name says.</summary>
    DangerousFile,

    /// <summary>Only a sample of the video is there.</summary>
    OnlySample,

    /// <summary>The movie comes in several files (cd1, cd2).</summary>
    SplitMovie,

    /// <summary>The daemon is set to ask about everything (PLEX_AUTO_INGEST=false).</summary>
    AutoIngestOff,

    /// <summary>A file of another origin already bears the name in the library.</summary>
    DestinationExists,

    /// <summary>The source has gone or changed since it was reported complete.</summary>
    SourceGone,

    /// <summary>No name can be made that the library's file system takes.</summary>
    UnsafeName,

    /// <summary>The disk or the library refused, and trying again has not helped.</summary>
    PlacingFailed,
}
