using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>What happened, newest first.</summary>
public static class HistoryCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var item = new Option<long?>("--item") { HelpName = "ID", Description = "Only events of this item." };
        var happened = new Option<HistoryEvent?>("--event")
        {
            HelpName = "EVENT",
            Description = "Only events of this kind: " + Format.Values<HistoryEvent>() + ".",
        };
        var state = new Option<ItemState?>("--state")
        {
            HelpName = "STATE",
            Description = "Only changes to this state: " + Format.Values<ItemState>() + ".",
        };
        var actor = new Option<Actor?>("--actor")
        {
            HelpName = "ACTOR",
            Description = "Only events by this actor: " + Format.Values<Actor>() + ".",
        };
        var since = new Option<DateTimeOffset?>("--since")
        {
            HelpName = "TIME",
            Description = "Only events from this time on: 2026-01-31 or 2026-01-31T18:00.",
        };
        var until = new Option<DateTimeOffset?>("--until") { HelpName = "TIME", Description = "Only events before this time." };
        var client = new Option<string?>("--client")
        {
            HelpName = "TEXT",
            Description = "Only what was done through an MCP client with this in its name.",
        };
        var text = new Option<string?>("--text")
        {
            HelpName = "TEXT",
            Description = "Only events with this text in the item's name, in its title or in the sentence.",
        };
        var paging = new PagingOptions();
        var command = new Command("history", "List what happened, newest first.")
        {
            item,
            happened,
            state,
            actor,
            client,
            since,
            until,
            text,
        };
        paging.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.TellAsync(
                    output,
                    parsed.GetValue(json),
                    desk =>
                        desk.HistoryAsync(
                            new HistoryFilter
                            {
                                ItemId = parsed.GetValue(item),
                                Event = parsed.GetValue(happened),
                                State = parsed.GetValue(state),
                                Actor = parsed.GetValue(actor),
                                Client = parsed.GetValue(client),
                                Since = parsed.GetValue(since),
                                Until = parsed.GetValue(until),
                                Text = parsed.GetValue(text),
                                Paging = paging.Of(parsed),
                            },
                            cancellationToken
                        ),
                    ReviewingJson.Default.PageHistoryLine,
                    Print,
                    cancellationToken
                )
        );
        return command;
    }

    public static void Print(Output output, Page<HistoryLine> page)
    {
        if (page.Total == 0)
        {
            output.Say("The history has no such event.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("time", "item", "event", "by", "what");
        foreach (HistoryLine line in page.Items)
        {
            table.AddRow(
                new Text(Format.Time(line.At)),
                new Text(line.ItemId is { } id ? $"{id} {line.ItemName}" : ""),
                new Text(
                    line.To is { } to
                        ? $"{(line.From is { } from ? $"{Format.Words(from)} to " : "")}{Format.Words(to)}"
                        : Format.Words(line.Event)
                ),
                new Text(line.Client ?? Format.Words(line.Actor)),
                new Text(line.Sentence)
            );
        }

        output.People.Write(table);
        output.Say($"{page.Returned} of {page.Total}.");
    }
}
