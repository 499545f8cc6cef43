using System.CommandLine;
using Hybrid.Daemon.LibraryIndex;
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
            Description = "Name of a title, with or without its year, or its id as series/4607.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var all = new Option<bool>("--all") { Description = "Every title that plex-mcp filed." };
        var adopted = new Option<bool>("--adopted")
        {
            Description =
                "Also videos that another hand filed, of titles that the library index knows by an id or by library adopt. They stay in their folders.",
        };
        var undo = new Option<bool>("--undo") { Description = "With --adopted: give those videos the names back that they had before." };
        var preview = new Option<bool>("--dry-run", "--preview") { Description = "Only show the new names. Writes nothing." };
        var command = new Command("rename", "Give filed files the names that NAMING asks for now. Links stay links.")
        {
            title,
            all,
            adopted,
            undo,
            preview,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(title) is { Tokens.Count: > 0 } == result.GetValue(all))
            {
                result.AddError("Give a TITLE, or --all.");
            }

            if (result.GetValue(undo) && !result.GetValue(adopted))
            {
                result.AddError("--undo is for --adopted. For what plex-mcp filed, set NAMING back and rename again.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    services =>
                        RunAsync(
                            output,
                            services,
                            new RenameRequest(parsed.GetValue(title), parsed.GetValue(preview), Actor.CommandLine),
                            !parsed.GetValue(adopted) ? Others.Keep
                                : parsed.GetValue(undo) ? Others.GetBack
                                : Others.Rename,
                            parsed.GetValue(json),
                            cancellationToken
                        ),
                    cancellationToken
                )
        );
        return command;
    }

    /// <summary>What becomes of the names of videos that another hand filed.</summary>
    private enum Others
    {
        Keep,
        Rename,
        GetBack,
    }

    private static async Task<int> RunAsync(
        Output output,
        IServiceProvider services,
        RenameRequest request,
        Others others,
        bool json,
        CancellationToken cancellationToken
    )
    {
        AdoptedFiles files = services.GetRequiredService<AdoptedFiles>();
        AdoptedOutcome? adopted = others switch
        {
            Others.Rename => await files.RenameAsync(request.Title, request.IsPreview, Actor.CommandLine, cancellationToken),
            Others.GetBack => await files.UndoAsync(request.Title, request.IsPreview, Actor.CommandLine, cancellationToken),
            _ => null,
        };
        bool hasOthers = adopted is AdoptedOutcome.Renamed;
        if (adopted is not null && !hasOthers && (adopted is not AdoptedOutcome.NoSuchTitle || others == Others.GetBack))
        {
            output.Error(RenameWords.Of(adopted));
            return adopted is AdoptedOutcome.Failed ? ExitCode.Unavailable : ExitCode.Refused;
        }

        RenameOutcome? own =
            others == Others.GetBack ? null : await services.GetRequiredService<RenameDesk>().RenameAsync(request, cancellationToken);
        // Of a title that only another hand filed, there is nothing else to say.
        own = own is RenameOutcome.NoSuchTitle && hasOthers ? null : own;
        return Answer(output, own, adopted as AdoptedOutcome.Renamed, json);
    }

    private static int Answer(Output output, RenameOutcome? own, AdoptedOutcome.Renamed? others, bool json)
    {
        if (own is not (null or RenameOutcome.Renamed))
        {
            output.Error(ReviewWords.Of(own));
            return ExitCode.Refused;
        }

        var renamed = own as RenameOutcome.Renamed;
        if (json)
        {
            bool isDone = renamed is { IsPreview: false, Items.Count: > 0 } || others is { IsPreview: false, Files.Count: > 0 };
            output.Json(
                new RenameAnswer(isDone, renamed?.Items ?? [], renamed?.Kept ?? [], renamed?.InPlace ?? 0) { Adopted = others },
                CommandJson.Default.RenameAnswer
            );
            return ExitCode.Ok;
        }

        if (own is not null)
        {
            output.Say(ReviewWords.Of(own));
        }

        if (others is not null)
        {
            output.Say(RenameWords.Of(others));
        }

        return ExitCode.Ok;
    }
}
