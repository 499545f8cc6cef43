using System.CommandLine;
using Hybrid.Reviewing;
using Spectre.Console;

namespace Hybrid.Commands;

/// <summary>What waits for a person.</summary>
public static class PendingCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var limit = new Option<int>("--limit") { Description = "How many at the most (1 to 500).", DefaultValueFactory = _ => 50 };
        var offset = new Option<int>("--offset") { Description = "How many to leave out before the first.", DefaultValueFactory = _ => 0 };
        var command = new Command("pending", "List the items that wait for a decision, the longest waiting first.") { limit, offset };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithAsync(
                    output,
                    async (desk, _) =>
                    {
                        var paging = new Paging(parsed.GetValue(limit), parsed.GetValue(offset));
                        Page<PendingItem> page = await desk.PendingAsync(paging, cancellationToken);
                        if (parsed.GetValue(json))
                        {
                            output.Json(page, ReviewingJson.Default.PagePendingItem);
                        }
                        else
                        {
                            Print(output, page);
                        }

                        return ExitCode.Ok;
                    },
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
