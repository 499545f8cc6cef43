using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>What happened, the latest first.</summary>
public static class HistoryCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var item = new Option<long?>("--item") { Description = "Only this item." };
        var happened = new Option<HistoryEvent?>("--event") { Description = "Only events of this kind." };
        var state = new Option<ItemState?>("--state") { Description = "Only moves into this state." };
        var actor = new Option<Actor?>("--actor") { Description = "Only what the daemon, a reviewer or the command line did." };
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only from this time on, as 2026-01-31 or 2026-01-31T18:00." };
        var text = new Option<string?>("--text") { Description = "Only where this stands in the item's name or in the sentence." };
        var paging = new PagingOptions();
        var command = new Command("history", "Tell what happened, the latest first.") { item, happened, state, actor, since, text };
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
                                Since = parsed.GetValue(since),
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
            output.Say("There is no such line in the history.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("time", "item", "event", "by", "what");
        foreach (HistoryLine line in page.Items)
        {
            table.AddRow(
                new Text(Show.Time(line.At)),
                new Text(line.ItemId is { } id ? $"{id} {line.ItemName}" : ""),
                new Text(line.To is { } to ? $"{line.From} to {to}" : $"{line.Event}"),
                new Text($"{line.Actor}"),
                new Text(line.Sentence)
            );
        }

        output.People.Write(table);
        output.Say($"{page.Returned} of {page.Total}.");
    }
}
