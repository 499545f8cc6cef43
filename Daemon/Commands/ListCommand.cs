using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Every item, whatever its state.</summary>
public static class ListCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var state = new Option<ItemState[]>("--state")
        {
            HelpName = "STATE",
            Description = "Only items in this state. Repeat it for several states: " + Format.Values<ItemState>() + ".",
            AllowMultipleArgumentsPerToken = true,
        };
        var text = new Option<string?>("--text") { HelpName = "TEXT", Description = "Only items with this text in their name or title." };
        var failed = new Option<bool>("--failed") { Description = "Only items whose current step has failed. The daemon tries it again." };
        var paging = new PagingOptions();
        var command = new Command("list", "List all items, newest first, and what is not taken in.") { state, text, failed };
        paging.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithAsync(
                    output,
                    async desk =>
                    {
                        var filter = new ItemFilter
                        {
                            States = parsed.GetValue(state) ?? [],
                            Text = parsed.GetValue(text),
                            OnlyFailed = parsed.GetValue(failed),
                            Paging = paging.Of(parsed),
                        };
                        Page<ListedItem> items = await desk.ListAsync(filter, cancellationToken);
                        bool isWhole = filter is { States.Count: 0, Text: null, OnlyFailed: false, Paging.Offset: 0 };
                        Page<SetAsideEntry>? aside = isWhole ? await desk.SetAsideAsync(filter.Paging, cancellationToken) : null;
                        if (parsed.GetValue(json))
                        {
                            output.Json(ListAnswer.Of(items, aside), ReviewingJson.Default.ListAnswer);
                            return ExitCode.Ok;
                        }

                        Print(output, items);
                        if (aside is { Total: > 0 })
                        {
                            SetAsideTable.Print(output, aside);
                        }

                        return ExitCode.Ok;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void Print(Output output, Page<ListedItem> page)
    {
        if (page.Total == 0)
        {
            output.Say("There is no such item.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("id", "state", "name", "title", "files", "size", "changed");
        foreach (ListedItem item in page.Items)
        {
            table.AddRow(
                new Text($"{item.Id}"),
                new Text(StateOf(item)),
                new Text(item.Name),
                new Text(TitleOf(item)),
                new Text($"{item.Files}"),
                new Text(Format.Bytes(item.Bytes)),
                new Text(Format.Time(item.ChangedAt))
            );
        }

        output.People.Write(table);
        output.Say($"{page.Returned} of {page.Total}. For the details of one item:\n  {ThisProgram.Run("show ID")}");
    }

    /// <summary>"ignored: no video"; "awaiting review: split movie; 1 of its 2 files is in the library".</summary>
    private static string StateOf(ListedItem item)
    {
        string? why =
            item.Fault
            ?? (
                item.State is ItemState.AwaitingReview or ItemState.Ignored && item.Concerns.Count > 0
                    ? string.Join(", ", item.Concerns.Select(Format.Words))
                    : null
            );
        return Format.Words(item.State) + (why is null ? "" : $": {why}") + (item.PartlyFiled is { } filed ? $"; {Words.Of(filed)}" : "");
    }

    private static string TitleOf(ListedItem item) =>
        item switch
        {
            { Chosen: { } chosen } => Format.Title(chosen.Title, chosen.Year),
            { Best: { } best } => $"perhaps {Format.Title(best.Title, best.Year)}, {Format.Confidence(item.Confidence)}",
            _ => "",
        };
}
