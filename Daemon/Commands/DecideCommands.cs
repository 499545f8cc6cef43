using System.CommandLine;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>approve and reject: the same desk, and so the same rules, as the MCP server's. Each item has its own outcome.</summary>
public static class DecideCommands
{
    public static Command Approve(Output output, Option<bool> json)
    {
        Argument<long[]> ids = Ids();
        var candidate = new Option<int?>("--candidate")
        {
            HelpName = "NUMBER",
            Description = "Number of a candidate in the item's list. Default: the first, if it is likely.",
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
        var wait = new Option<bool>("--wait")
        {
            Description = "Wait until each item is filed, or waits for a decision again, and say which.",
        };
        var timeout = new Option<int>("--timeout")
        {
            HelpName = "SECONDS",
            Description = "How long --wait waits, for all items together.",
            DefaultValueFactory = _ => 600,
        };
        Option<int?> expected = ExpectedVersion();
        var command = new Command("approve", "File items in the library, each as one of its candidates or as a TMDb id.")
        {
            ids,
            candidate,
            tmdb,
            kind,
            replace,
            keepBoth,
            absolute,
            wait,
            timeout,
            expected,
        };
        OneVersionForOneItem(command, ids, expected);
        command.Validators.Add(result =>
        {
            if (result.GetResult(timeout) is { } given && ArgumentErrors.CanRead(given) && result.GetValue(timeout) < 1)
            {
                result.AddError("--timeout takes a number of seconds from 1 on.");
            }

            if (result.GetValue(replace) && result.GetValue(keepBoth))
            {
                result.AddError("Use --replace or --keep-both, not both.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var asked = new Approval
                {
                    ItemId = 0,
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
                };
                return new Deciding(output, parsed.GetValue(json), cancellationToken).AllAsync(
                    parsed.GetRequiredValue(ids),
                    (desk, id) => desk.ApproveAsync(asked with { ItemId = id }, cancellationToken),
                    parsed.GetValue(wait) ? TimeSpan.FromSeconds(parsed.GetValue(timeout)) : null
                );
            }
        );
        return command;
    }

    public static Command Reject(Output output, Option<bool> json)
    {
        Argument<long[]> ids = Ids();
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why, for the history." };
        Option<int?> expected = ExpectedVersion();
        var command = new Command("reject", "Keep items out of the library. Nothing is deleted.") { ids, reason, expected };
        OneVersionForOneItem(command, ids, expected);
        command.SetAction(
            (parsed, cancellationToken) =>
                new Deciding(output, parsed.GetValue(json), cancellationToken).AllAsync(
                    parsed.GetRequiredValue(ids),
                    (desk, id) =>
                        desk.RejectAsync(
                            new Rejection
                            {
                                ItemId = id,
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

    /// <summary>A version is that of one item.</summary>
    private static void OneVersionForOneItem(Command command, Argument<long[]> ids, Option<int?> expected) =>
        command.Validators.Add(result =>
        {
            if (result.GetResult(expected) is not null && result.GetResult(ids)?.Tokens.Count > 1)
            {
                result.AddError("--expected-version is for one item: give one ID with it.");
            }
        });

    internal static Argument<long> Id() => new("ID") { Description = "Number of the item, from pending or list." };

    private static Argument<long[]> Ids() =>
        new("ID") { Description = "Numbers of the items, from pending or list.", Arity = ArgumentArity.OneOrMore };
}
