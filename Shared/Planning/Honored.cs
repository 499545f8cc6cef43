using Hybrid.Ledger;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>What a person said of a file, in the place of what its name claims. Pure.</summary>
internal static class Honored
{
    public static Release By(this Release read, Assignment? assignment) =>
        assignment is not { IsSaid: true } said
            ? read
            : said.Kind switch
            {
                AssignmentKind.Episodes => read with
                {
                    Kind = ReleaseKind.Episode,
                    Seasons = [said.Season!.Value],
                    Episodes = [.. said.Episodes.Order()],
                    Absolute = [],
                    EpisodeFraction = null,
                    EpisodeTitle = null,
                    AirDate = null,
                },
                AssignmentKind.Movie => read with
                {
                    Edition = said.Edition ?? read.Edition,
                    Part = said.Part ?? (said.Edition is null ? null : read.Part),
                },
                _ => read,
            };
}
