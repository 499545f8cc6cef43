namespace Hybrid.Reviewer.Tools;

/// <summary>The descriptions of arguments about single files, which two tools share.</summary>
internal static class FileArguments
{
    public const string Files =
        "What single files are, if their names do not say it right: the file's number (from get_pending_item or preview_rename), =, and s02e05, s02e05e06, s02e05-e07, movie, part:1, edition:NAME, version, extra:trailer (or featurette, behindthescenes, deleted, interview, scene, short, other) or skip. For example [\"3=s02e05\", \"8=skip\"]. Episodes are checked with the catalog. Use it only for what the user said or agreed to; preview_rename shows the result.";

    public const string Season = "The season of every file that files does not name, whatever its name says. 0 = specials.";

    public const string FromEpisode = "Those files are the episodes from this number on, in the order of the numbers in their names.";
}
