using System.CommandLine;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>The options that say which title an item is: those of approve and preview.</summary>
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

    public void AddTo(Command command)
    {
        command.Add(_candidate);
        command.Add(_tmdb);
        command.Add(_kind);
        command.Add(_absolute);
    }

    public bool IsAbsolute(ParseResult parsed) => parsed.GetValue(_absolute);

    public Approval Of(ParseResult parsed, long id) =>
        new()
        {
            ItemId = id,
            Candidate = parsed.GetValue(_candidate),
            TmdbId = parsed.GetValue(_tmdb),
            Kind = parsed.GetValue(_kind),
            Numbering = IsAbsolute(parsed) ? Numbering.Absolute : Numbering.Unsaid,
            By = Actor.CommandLine,
        };
}
