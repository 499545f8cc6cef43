using System.CommandLine;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>approve and reject: the same desk as the MCP reviewer's, so the same rules and answers.</summary>
public static class DecideCommands
{
    public static Command Approve(Output output, Option<bool> json)
    {
        Argument<long> id = Id();
        var candidate = new Option<int?>("--candidate") { Description = "A number from the item's own list; without it the first." };
        var tmdb = new Option<int?>("--tmdb")
        {
            Description = "A TMDb id that is not in the list; the catalogue is asked whether it exists.",
        };
        var kind = new Option<TitleKind?>("--kind") { Description = "What the --tmdb id is; by default the kind of the best candidate." };
        var replace = new Option<bool>("--replace")
        {
            Description = "It may take the place of a copy that the library has; the old file goes to the recycle folder.",
        };
        var keepBoth = new Option<bool>("--keep-both") { Description = "It goes beside a copy that the library has." };
        var absolute = new Option<bool>("--absolute")
        {
            Description = "Its episodes are numbered through all seasons: 26 is S02E01 where the first season has 25.",
        };
        Option<int?> expected = ExpectedVersion();
        var command = new Command("approve", "File an item as one of its candidates, or as a TMDb id.")
        {
            id,
            candidate,
            tmdb,
            kind,
            replace,
            keepBoth,
            absolute,
            expected,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(replace) && result.GetValue(keepBoth))
            {
                result.AddError("--replace and --keep-both exclude each other.");
            }
        });
        command.SetAction(
            Decide(
                output,
                json,
                (desk, parsed, cancellationToken) =>
                    desk.ApproveAsync(
                        new Approval
                        {
                            ItemId = parsed.GetValue(id),
                            Candidate = parsed.GetValue(candidate),
                            TmdbId = parsed.GetValue(tmdb),
                            Kind = parsed.GetValue(kind),
                            Duplicates =
                                parsed.GetValue(replace) ? Duplicates.Replace
                                : parsed.GetValue(keepBoth) ? Duplicates.KeepBoth
                                : Duplicates.Ask,
                            Numbering = parsed.GetValue(absolute) ? Numbering.Absolute : Numbering.Unsaid,
                            ExpectedVersion = parsed.GetValue(expected),
                            By = Actor.CommandLine,
                        },
                        cancellationToken
                    )
            )
        );
        return command;
    }

    public static Command Reject(Output output, Option<bool> json)
    {
        Argument<long> id = Id();
        var reason = new Option<string?>("--reason") { Description = "For the history." };
        Option<int?> expected = ExpectedVersion();
        var command = new Command("reject", "Say that an item does not go into the library. Nothing is deleted.") { id, reason, expected };
        command.SetAction(
            Decide(
                output,
                json,
                (desk, parsed, cancellationToken) =>
                    desk.RejectAsync(
                        new Rejection
                        {
                            ItemId = parsed.GetValue(id),
                            Reason = parsed.GetValue(reason),
                            ExpectedVersion = parsed.GetValue(expected),
                            By = Actor.CommandLine,
                        },
                        cancellationToken
                    )
            )
        );
        return command;
    }

    private static Option<int?> ExpectedVersion() =>
        new("--expected-version", "--expected_version")
        {
            Description = "The version that show told: only so is a decision overturned that was made already.",
        };

    private static Argument<long> Id() => new("ID") { Description = "The item's number, from pending." };

    private static Func<ParseResult, CancellationToken, Task<int>> Decide(
        Output output,
        Option<bool> json,
        Func<ReviewDesk, ParseResult, CancellationToken, Task<ReviewOutcome>> decide
    ) =>
        (parsed, cancellationToken) =>
            DecideAsync(output, parsed.GetValue(json), desk => decide(desk, parsed, cancellationToken), cancellationToken);

    private static Task<int> DecideAsync(
        Output output,
        bool json,
        Func<ReviewDesk, Task<ReviewOutcome>> decide,
        CancellationToken cancellationToken
    ) =>
        Desk.WithAsync(
            output,
            async desk =>
            {
                ReviewOutcome outcome = await decide(desk);
                bool done = outcome is ReviewOutcome.Approved or ReviewOutcome.Rejected;
                if (json)
                {
                    output.Json(DecisionAnswer.Of(outcome), CommandJson.Default.DecisionAnswer);
                }
                else if (done)
                {
                    output.Say(outcome.Sentence);
                    if (outcome is ReviewOutcome.Approved { Offer: { } offer })
                    {
                        RulesCommand.Print(output, offer);
                    }
                }
                else
                {
                    output.Error(outcome.Sentence);
                }

                return outcome switch
                {
                    ReviewOutcome.Approved or ReviewOutcome.Rejected => ExitCode.Ok,
                    ReviewOutcome.Invalid => ExitCode.Usage,
                    ReviewOutcome.CatalogueFailed => ExitCode.Unavailable,
                    _ => ExitCode.Refused,
                };
            },
            cancellationToken
        );
}
