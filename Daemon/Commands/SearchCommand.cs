using System.CommandLine;
using Hybrid.Catalog;
using Hybrid.Daemon.Hosting;
using Hybrid.Neighbors;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Finds the TMDb id of a title whose item has no right candidate. Needs no ledger.</summary>
public static class SearchCommand
{
    private const int MostTitles = 40;

    public static Command Create(Output output, Option<bool> json)
    {
        var title = new Argument<string[]>("TITLE")
        {
            Description = "Words of the title, without year, quality or release group.",
            Arity = ArgumentArity.OneOrMore,
        };
        var year = new Option<int?>("--year") { HelpName = "YEAR", Description = "Only titles of this year." };
        var kind = new Option<TitleKind?>("--kind") { HelpName = "KIND", Description = "Only this kind: movie or series." };
        var limit = new Option<int>("--limit")
        {
            HelpName = "NUMBER",
            Description = $"How many to list, 1 to {MostTitles}.",
            DefaultValueFactory = _ => 10,
        };
        limit.Validators.Add(result =>
        {
            if (ArgumentErrors.CanRead(result) && result.GetValue(limit) is < 1 or > MostTitles)
            {
                result.AddError($"--limit takes a number from 1 to {MostTitles}.");
            }
        });
        var command = new Command("search", "Search TMDb for a title and its id.") { title, year, kind, limit };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (LoadedSettings.OrTell(output) is not { Settings: var settings })
                {
                    return ExitCode.Usage;
                }

                await using ServiceProvider services = new ServiceCollection().AddLogging().AddEngine(settings).BuildServiceProvider();
                string text = string.Join(' ', parsed.GetValue(title)!);
                Answer<FoundTitles> answer = await services
                    .GetRequiredService<TitleSearch>()
                    .FindAsync(text, parsed.GetValue(kind), parsed.GetValue(year), parsed.GetValue(limit), cancellationToken);
                if (!answer.IsOk)
                {
                    output.Error(Untrusted.Clean(answer.Fault.Sentence, 500));
                    return ExitCode.Unavailable;
                }

                if (parsed.GetValue(json))
                {
                    output.Json(answer.Value!, ReviewingJson.Default.FoundTitles);
                }
                else
                {
                    Print(output, answer.Value!);
                }

                return ExitCode.Ok;
            }
        );
        return command;
    }

    private static void Print(Output output, FoundTitles found)
    {
        if (found.Total == 0)
        {
            output.Say("The catalog has no such title. Try fewer words, or leave out --year and --kind.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("title", "kind", "TMDb id", "overview");
        foreach (TitleLine title in found.Titles)
        {
            string named = Format.Title(title.Title, title.Year);
            table.AddRow(
                new Text(title.OriginalTitle is { } original ? $"{named}\n{original}" : named),
                new Text(ReviewWords.Kind(title.Kind)),
                new Text($"{title.TmdbId}"),
                new Text(title.Overview ?? "")
            );
        }

        output.People.Write(table);
        TitleLine first = found.Titles[0];
        output.Say(
            $"{found.Returned} of {found.Total}. To file an item as the first of them:\n  {ThisProgram.Run($"approve ID --tmdb {first.TmdbId} --kind {ReviewWords.Kind(first.Kind)}")}"
        );
        if (found.Stale)
        {
            output.Say("TMDb could not be asked, so these are stored answers.");
        }
    }
}
