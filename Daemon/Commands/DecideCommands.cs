using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;

namespace Hybrid.Daemon.Commands;

/// <summary>approve and reject: the same desk, and so the same rules, as the MCP server's. Each item has its own outcome.</summary>
public static class DecideCommands
{
    public static Command Approve(Output output, Option<bool> json)
    {
        Argument<long[]> ids = Ids();
        var title = new TitleOptions("the first, if it is likely");
        var replace = new Option<bool>("--replace")
        {
            Description = "Replace the copy in the library. The old file goes to the recycle folder.",
        };
        var keepBoth = new Option<bool>("--keep-both") { Description = "Keep the copy in the library, and file this one next to it." };
        var onlyMissing = new Option<bool>("--only-missing")
        {
            Description = "File what the library does not have, and leave out the rest of the item.",
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
        var command = new Command("approve", "File items in the library, each as one of its candidates or as a TMDb id.") { ids };
        title.AddTo(command);
        Option[] others = [replace, keepBoth, onlyMissing, wait, timeout, expected];
        Array.ForEach(others, command.Add);
        OneVersionForOneItem(command, ids, expected);
        title.OneItem(command, ids);
        command.Validators.Add(result =>
        {
            if (result.GetResult(timeout) is { } given && ArgumentErrors.CanRead(given) && result.GetValue(timeout) < 1)
            {
                result.AddError("--timeout takes a number of seconds from 1 on.");
            }

            if (((bool[])[result.GetValue(replace), result.GetValue(keepBoth), result.GetValue(onlyMissing)]).Count(given => given) > 1)
            {
                result.AddError("Use one of --replace, --keep-both and --only-missing.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                Duplicates duplicates =
                    parsed.GetValue(replace) ? Duplicates.Replace
                    : parsed.GetValue(keepBoth) ? Duplicates.KeepBoth
                    : parsed.GetValue(onlyMissing) ? Duplicates.OnlyMissing
                    : Duplicates.Ask;
                return new Deciding(output, parsed.GetValue(json), cancellationToken).AllAsync(
                    parsed.GetRequiredValue(ids),
                    (desk, id) =>
                        desk.ApproveAsync(
                            title.Of(parsed, id) with
                            {
                                Duplicates = duplicates,
                                ExpectedVersion = parsed.GetValue(expected),
                            },
                            cancellationToken
                        ),
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
