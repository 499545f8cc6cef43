namespace Hybrid.Reviewer.Tools;

/// <summary>The descriptions of arguments about single files, which two tools share.</summary>
internal static class FileArguments
{
    public const string Files =
        "What files with wrong names are, by number (from preview_rename): s02e05, s02e05-e07, movie, part:1, edition:NAME, version, extra:trailer, subtitle:de, subtitle:de:forced, skip; like [\"3=s02e05\", \"8=skip\"]. Only what the user said.";

    public const string Season = "Of all files that files does not name. 0 = specials.";

    public const string FromEpisode = "They are the episodes from this number on.";
}
