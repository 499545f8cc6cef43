using System.CommandLine;
using System.Globalization;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;
using Hybrid.Settings;

namespace Hybrid.Daemon.Commands;

/// <summary>The options that say which title an item is, and what its files are: those of approve and preview.</summary>
/// <param name="otherwise">What is taken without --candidate and --tmdb.</param>
internal sealed class TitleOptions(string otherwise)
{
    private readonly Option<int?> _candidate = new("--candidate")
    {
        HelpName = "NUMBER",
        Description = $"Number of a candidate in the item's list. Default: {otherwise}.",
    };

    private readonly Option<int?> _tmdb = new("--tmdb")
    {
        HelpName = "ID",
        Description = "TMDb id of a title that is not in the list. It is checked with the catalog.",
    };

    private readonly Option<TitleKind?> _kind = new("--kind")
    {
        HelpName = "KIND",
        Description = "Kind of the --tmdb id, movie or series. Default: the kind of the first candidate.",
    };

    private readonly Option<bool> _absolute = new("--absolute")
    {
        Description = "Its episode numbers are absolute: 26 is S02E01 if season 1 has 25 episodes.",
    };

    private readonly Option<string[]> _files = new("--file")
    {
        HelpName = "N=WHAT",
        Description =
            "What one file is; N is its number in show and preview. WHAT is s02e05, s02e05e06, s02e05-e07, movie, part:1, edition:NAME, version, extra:trailer, subtitle:de, subtitle:de:forced or skip. Can be given several times.",
    };

    private readonly Option<int?> _season = new("--season")
    {
        HelpName = "NUMBER",
        Description = "Season of all files that --file does not name, whatever their names say. 0 = specials.",
    };

    private readonly Option<int?> _fromEpisode = new("--from-episode")
    {
        HelpName = "NUMBER",
        Description = "Those files are the episodes from this number on, in the order of the numbers in their names.",
    };

    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_season);
        command.Add(_fromEpisode);
        command.Add(_candidate);
        command.Add(_tmdb);
        command.Add(_kind);
        command.Add(_absolute);
    }

    /// <summary>A file's number is that of one item.</summary>
    public void OneItem(Command command, Argument<long[]> ids) =>
        command.Validators.Add(result =>
        {
            if (result.GetResult(_files) is not null && result.GetResult(ids)?.Tokens.Count > 1)
            {
                result.AddError("--file is for one item: give one ID with it.");
            }
        });

    public bool IsAbsolute(ParseResult parsed) => parsed.GetValue(_absolute);

    /// <summary>Those of approve that a preview was made with, for the command that is shown; a space in front of each.</summary>
    public string Repeated(ParseResult parsed) =>
        string.Concat(
            (parsed.GetValue(_files) ?? []).Select(f =>
                $" --file {(f.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('=' or ':' or '-')) ? ShellWord.Of(f) : f)}"
            )
        )
        + (parsed.GetValue(_season) is { } season ? string.Create(CultureInfo.InvariantCulture, $" --season {season}") : "")
        + (parsed.GetValue(_fromEpisode) is { } from ? string.Create(CultureInfo.InvariantCulture, $" --from-episode {from}") : "")
        + (IsAbsolute(parsed) ? " --absolute" : "");

    public Approval Of(ParseResult parsed, long id) =>
        new()
        {
            ItemId = id,
            Candidate = parsed.GetValue(_candidate),
            TmdbId = parsed.GetValue(_tmdb),
            Kind = parsed.GetValue(_kind),
            Files = parsed.GetValue(_files) ?? [],
            Season = parsed.GetValue(_season),
            FromEpisode = parsed.GetValue(_fromEpisode),
            Numbering = IsAbsolute(parsed) ? Numbering.Absolute : Numbering.Unsaid,
            By = Actor.CommandLine,
        };
}
