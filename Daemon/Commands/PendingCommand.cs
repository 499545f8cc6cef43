using System.CommandLine;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>The queue: what waits for a person's decision.</summary>
public static class PendingCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var paging = new PagingOptions();
        var command = new Command("pending", "List the items that wait for a decision, longest waiting first.");
        paging.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.TellAsync(
                    output,
                    parsed.GetValue(json),
                    desk => desk.PendingAsync(paging.Of(parsed), cancellationToken),
                    ReviewingJson.Default.PagePendingItem,
                    Print,
                    cancellationToken
                )
        );
        return command;
    }

    public static void Print(Output output, Page<PendingItem> page)
    {
        if (page.Total == 0)
        {
            output.Say("No item waits for a decision.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "first candidate", "confidence", "concerns");
        foreach (PendingItem item in page.Items)
        {
            table.AddRow(
                new Text($"{item.Id}"),
                new Text(item.Name),
                new Text(
                    item.Best is { } best
                        ? $"{(best.IsLikely ? "" : "none likely; first: ")}{Format.Title(best.Title, best.Year)}, {ReviewWords.Kind(best.Kind)} {best.TmdbId}"
                        : "none"
                ),
                new Text(Format.Confidence(item.Confidence)),
                new Text(
                    string.Join(", ", item.Concerns.Select(Format.Words)) + (item.PartlyFiled is { } filed ? $"; {Words.Of(filed)}" : "")
                )
            );
        }

        output.People.Write(table);
        output.Say(
            $"{page.Returned} of {page.Total}. For the evidence of one item, and to decide:\n  {ThisProgram.Run("show ID")}\n  {ThisProgram.Run("approve ID")}\n  {ThisProgram.Run("reject ID")}\nItems in other states (ignored, rejected, undone, failed):\n  {ThisProgram.Run("list")}"
        );
    }
}
