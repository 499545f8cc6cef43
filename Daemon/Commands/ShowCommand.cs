using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>One item with its candidates, evidence, files and history.</summary>
public static class ShowCommand
{
    private const int MostLines = 50;

    public static Command Create(Output output, Option<bool> json)
    {
        var id = new Argument<long>("ID") { Description = "Number of the item, from pending, list or history." };
        var command = new Command("show", "Show one item: its candidates with evidence, its files, its history.") { id };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithAsync(
                    output,
                    async desk =>
                    {
                        long number = parsed.GetValue(id);
                        if (await desk.ItemAsync(number, cancellationToken) is not { } card)
                        {
                            output.Error(ReviewWords.Of(new ReviewOutcome.NotFound(number)));
                            return ExitCode.Refused;
                        }

                        if (parsed.GetValue(json))
                        {
                            output.Json(card with { NextStep = ReviewWords.NextStep(card) }, ReviewingJson.Default.ItemCard);
                            return ExitCode.Ok;
                        }

                        Print(output, card);
                        var filter = new HistoryFilter { ItemId = number, Paging = new Paging(MostLines) };
                        HistoryCommand.Print(output, await desk.HistoryAsync(filter, cancellationToken));
                        return ExitCode.Ok;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void Print(Output output, ItemCard card)
    {
        output.Say($"Item {card.Id}, version {card.Version}: {card.Name}");
        output.Say(
            $"{Format.Words(card.State)} since {Format.Time(card.ChangedAt)}{(card.Chosen is { } chosen ? $", as {Format.Title(chosen.Title, chosen.Year)}" : "")}. {ReviewWords.NextStep(card)}"
        );
        PrintNotes(output, card);
        foreach (ReasonLine reason in card.State == ItemState.Finished ? [] : card.Reasons)
        {
            output.Say(
                $"  {Format.Words(reason.Concern)}: {reason.Sentence}{(reason.Cap is { } cap ? $" (confidence at most {Format.Confidence(cap)})" : "")}"
            );
        }

        if (card.Fault is not null)
        {
            output.Say($"  Failed {card.Tries} time(s). Last: {card.Fault}");
        }

        output.Say("");
        if (card.Model is { Length: > 0 } model)
        {
            output.Say(
                $"Confidence {Format.Confidence(card.Confidence)} (model {model}){(card.Lead is { } lead ? $"; the first candidate leads by {Format.Confidence(lead)}" : "")}."
            );
        }

        foreach (PrecedentLine precedent in card.Precedents)
        {
            output.Say($"  For {ReviewWords.Kind(precedent.TitleKind)} {precedent.TmdbId}: {precedent.Sentence}");
        }

        CandidateTable.Print(output, card.Candidates);
        foreach (CandidateCard candidate in card.Candidates.Where(c => c.PosterUrl is not null))
        {
            output.Say($"  poster {candidate.Number}: {candidate.PosterUrl}");
        }

        Table files = new Table().Border(TableBorder.Simple).AddColumns("#", "file", "size", "role", "is", "in the library");
        foreach (FileLine file in card.Files)
        {
            files.AddRow(
                new Text($"{file.Number}"),
                new Text(file.Path),
                new Text(Format.Bytes(file.Bytes)),
                new Text(file.RoleReason is null ? $"{file.Role}" : $"{file.Role}: {file.RoleReason}"),
                new Text(file.Is ?? ""),
                new Text(
                    file.LibraryPath is null
                        ? file.Note ?? ""
                        : $"{file.LibraryPath} ({file.Method?.ToString() ?? file.Placement?.ToString()})"
                )
            );
        }

        output.People.Write(files);
    }

    private static void PrintNotes(Output output, ItemCard card)
    {
        if (card.SplitFrom is { } origin)
        {
            output.Say($"  Its files were split off item {origin}, whose other files went on.");
        }

        if (card.MediaServer is { } shown)
        {
            output.Say($"  {shown}");
        }

        if (card.SnoozedUntil is { } snoozed)
        {
            output.Say($"  Not shown in the queue until {Format.Time(snoozed)}.");
        }
    }
}
