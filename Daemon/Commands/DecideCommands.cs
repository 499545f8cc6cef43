using System.CommandLine;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>approve and reject: the same desk, and so the same rules, as the MCP server's.</summary>
public static class DecideCommands
{
    public static Command Approve(Output output, Option<bool> json)
    {
        Argument<long> id = Id();
        var candidate = new Option<int?>("--candidate")
        {
            HelpName = "NUMBER",
            Description = "Number of a candidate in the item's list. Default: the first.",
        };
        var tmdb = new Option<int?>("--tmdb")
        {
            HelpName = "ID",
            Description = "TMDb id of a title that is not in the list. It is checked with the catalog.",
        };
        var kind = new Option<TitleKind?>("--kind")
        {
            HelpName = "KIND",
            Description = "Kind of the --tmdb id, movie or series. Default: the kind of the first candidate.",
        };
        var replace = new Option<bool>("--replace")
        {
            Description = "Replace the copy in the library. The old file goes to the recycle folder.",
        };
        var keepBoth = new Option<bool>("--keep-both") { Description = "Keep the copy in the library, and file this one next to it." };
        var absolute = new Option<bool>("--absolute")
        {
            Description = "Its episode numbers are absolute: 26 is S02E01 if season 1 has 25 episodes.",
        };
        Option<int?> expected = ExpectedVersion();
        var command = new Command("approve", "File an item in the library, as one of its candidates or as a TMDb id.")
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
                result.AddError("Use --replace or --keep-both, not both.");
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
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why, for the history." };
        Option<int?> expected = ExpectedVersion();
        var command = new Command("reject", "Keep an item out of the library. Nothing is deleted.") { id, reason, expected };
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
            HelpName = "NUMBER",
            Description = "The version printed by show. Required to change a decision that was already made.",
        };

    internal static Argument<long> Id() => new("ID") { Description = "Number of the item, from pending or list." };

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
                    output.Say(ReviewWords.Of(outcome));
                    if (outcome is ReviewOutcome.Approved { Offer: { } offer })
                    {
                        RulesCommand.Print(output, offer);
                    }
                }
                else
                {
                    output.Error(ReviewWords.Of(outcome));
                }

                return outcome switch
                {
                    ReviewOutcome.Approved or ReviewOutcome.Rejected => ExitCode.Ok,
                    ReviewOutcome.Invalid => ExitCode.Usage,
                    ReviewOutcome.CatalogFailed => ExitCode.Unavailable,
                    _ => ExitCode.Refused,
                };
            },
            cancellationToken
        );
}
