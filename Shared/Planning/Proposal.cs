using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Ledger;
using Hybrid.Releases;

namespace Hybrid.Planning;

/// <summary>What each file of a plan is held to be: as a person said, or as the plan took it. Pure.</summary>
internal static partial class Proposal
{
    /// <param name="release">What the file's name claims.</param>
    /// <returns>Null for a file without a place of which nobody said anything.</returns>
    public static Assignment? Of(PlannedFile planned, Release release, DateTimeOffset now)
    {
        if (planned.File.Assignment is { IsSaid: true } said)
        {
            return said;
        }

        if (planned.To is null)
        {
            return null;
        }

        var plain = new Assignment
        {
            Kind = planned.File.Role == FileRole.Subtitle ? AssignmentKind.Subtitle : AssignmentKind.Movie,
            By = Actor.Daemon,
            At = now,
        };
        if (planned.File.Role == FileRole.Disc)
        {
            return plain with { Kind = AssignmentKind.Disc };
        }

        if (planned.File.Role == FileRole.Extra && planned.LibraryKeys.Count == 0)
        {
            return plain with { Kind = AssignmentKind.Extra, Extra = ExtraPlan.KindOf(planned.File) };
        }

        if (planned.LibraryKeys is not [var key, ..])
        {
            return plain;
        }

        return EpisodeKey().Match(key) is { Success: true } episode
            ? plain with
            {
                Kind = AssignmentKind.Episodes,
                Season = Number(episode.Groups["s"]),
                Episodes = [.. planned.LibraryKeys.Select(k => Number(EpisodeKey().Match(k).Groups["e"]))],
                Part = PartOf(key),
            }
            : plain with
            {
                Edition = release.Edition,
                Part = PartOf(key),
            };
    }

    private static int? PartOf(string key) => PartKey().Match(key) is { Success: true } part ? Number(part.Groups["n"]) : null;

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^series/\d+/s(?<s>\d+)e(?<e>\d+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EpisodeKey();

    [GeneratedRegex(@"/pt(?<n>\d+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PartKey();
}
