using System.CommandLine;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>What waits for a person.</summary>
public static class PendingCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var paging = new PagingOptions();
        var command = new Command("pending", "List the items that wait for a decision, the longest waiting first.");
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
            output.Say("Nothing waits for a decision.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("id", "name", "best candidate", "confidence", "why it waits");
        foreach (PendingItem item in page.Items)
        {
            table.AddRow(
                new Text($"{item.Id}"),
                new Text(item.Name),
                new Text(item.Best is { } best ? $"{Show.Title(best.Title, best.Year)} {best.Kind} {best.TmdbId}" : "none"),
                new Text(Show.Confidence(item.Confidence)),
                new Text(string.Join(", ", item.Concerns))
            );
        }

        output.People.Write(table);
        output.Say($"{page.Returned} of {page.Total}. plex-mcp-daemon show ID tells more; approve ID or reject ID decides.");
    }
}
