using System.CommandLine;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>The names and places that an approval would give. Writes nothing.</summary>
public static class PreviewCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        Argument<long> id = DecideCommands.Id();
        var title = new TitleOptions("the first");
        var command = new Command("preview", "Show where an item's files would go in the library. Writes nothing.") { id };
        title.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        PreviewOutcome outcome = await services
                            .GetRequiredService<PreviewDesk>()
                            .PreviewAsync(title.Of(parsed, parsed.GetValue(id)), cancellationToken);
                        return Answer(output, outcome, title.Repeated(parsed), parsed.GetValue(json));
                    },
                    cancellationToken
                )
        );
        return command;
    }

    /// <param name="options">Further options of the approval, for the command that is shown.</param>
    private static int Answer(Output output, PreviewOutcome outcome, string options, bool json)
    {
        if (outcome is not PreviewOutcome.Shown { Preview: var preview })
        {
            output.Error(ReviewWords.Of(outcome));
        }
        else if (json)
        {
            output.Json(preview, ReviewingJson.Default.RenamePreview);
        }
        else
        {
            Print(output, preview);
            output.Say(ReviewWords.Of(outcome) + options);
        }

        return outcome switch
        {
            PreviewOutcome.Shown => ExitCode.Ok,
            PreviewOutcome.Refused { Why: ReviewOutcome.Invalid } => ExitCode.Usage,
            PreviewOutcome.CatalogFailed or PreviewOutcome.Refused { Why: ReviewOutcome.CatalogFailed } => ExitCode.Unavailable,
            _ => ExitCode.Refused,
        };
    }

    private static void Print(Output output, RenamePreview preview)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("#", "file", "is", "in the library");
        foreach (RenameLine line in preview.Files)
        {
            table.AddRow(
                new Text($"{line.Number}"),
                new Text(line.From),
                new Text(line.Is ?? "?"),
                new Text(line.To ?? line.Problem?.Sentence ?? line.Note ?? "")
            );
        }

        output.People.Write(table);
        if (preview.LeftOut > 0)
        {
            output.Say(
                $"{preview.LeftOut} other file(s) are left out because of their role. To see them:\n  {ThisProgram.Run($"show {preview.ItemId}")}"
            );
        }
    }
}
