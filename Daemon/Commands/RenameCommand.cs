using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Files that were filed before NAMING was changed get the names of today. Records it; the daemon renames.</summary>
public static class RenameCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var title = new Argument<string?>("TITLE")
        {
            Description = "Name of a title that plex-mcp filed, with or without its year, or its id as series/4607.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var all = new Option<bool>("--all") { Description = "Every title that plex-mcp filed." };
        var preview = new Option<bool>("--dry-run", "--preview") { Description = "Only show the new names. Writes nothing." };
        var command = new Command("rename", "Give filed files the names that NAMING asks for now. Links stay links.")
        {
            title,
            all,
            preview,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(title) is { Tokens.Count: > 0 } == result.GetValue(all))
            {
                result.AddError("Give a TITLE, or --all.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        RenameOutcome outcome = await services
                            .GetRequiredService<RenameDesk>()
                            .RenameAsync(
                                new RenameRequest(parsed.GetValue(title), parsed.GetValue(preview), Actor.CommandLine),
                                cancellationToken
                            );
                        return Answer(output, outcome, parsed.GetValue(json));
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static int Answer(Output output, RenameOutcome outcome, bool json)
    {
        if (outcome is not RenameOutcome.Renamed renamed)
        {
            output.Error(ReviewWords.Of(outcome));
            return ExitCode.Refused;
        }

        if (json)
        {
            output.Json(
                new RenameAnswer(!renamed.IsPreview && renamed.Items.Count > 0, renamed.Items, renamed.Kept, renamed.InPlace),
                CommandJson.Default.RenameAnswer
            );
        }
        else
        {
            output.Say(ReviewWords.Of(outcome));
        }

        return ExitCode.Ok;
    }
}
