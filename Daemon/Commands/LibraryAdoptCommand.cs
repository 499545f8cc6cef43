using System.CommandLine;
using Hybrid.Catalog;
using Hybrid.Daemon.Identifying;
using Hybrid.Neighbors;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Settles the titles of what stands in the library. Nothing on the disk changes.</summary>
internal static class LibraryAdoptCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var title = new Argument<string[]>("TITLE")
        {
            Description = "Words of one title. Default: all titles that are not settled.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var tmdb = new Option<int?>("--tmdb") { HelpName = "ID", Description = "The TMDb id of that one title, as you say it." };
        var kind = new Option<TitleKind>("--kind")
        {
            HelpName = "KIND",
            Description = "Kind of the --tmdb id, movie or series. Default: movie.",
        };
        var rehearse = new Option<bool>("--dry-run") { Description = "Only print what would be settled." };
        var paging = new PagingOptions();
        var command = new Command(
            "adopt",
            "Settle with the catalog which titles the library has, where no id says so. What is not sure is listed and left. Changes nothing on the disk."
        )
        {
            title,
            tmdb,
            kind,
            rehearse,
        };
        paging.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(tmdb) is not null && result.GetValue(title) is not { Length: > 0 })
            {
                result.AddError("--tmdb needs the TITLE that it is of.");
            }
        });
        command.SetAction(
            (parsed, stop) =>
                Desk.WithServicesAsync(
                    output,
                    services =>
                    {
                        LibraryAdoption adoption = services.GetRequiredService<LibraryAdoption>();
                        string? text = parsed.GetValue(title) is { Length: > 0 } words ? string.Join(' ', words) : null;
                        bool isRehearsal = parsed.GetValue(rehearse);
                        bool asJson = parsed.GetValue(json);
                        return parsed.GetValue(tmdb) is { } id
                            ? OneAsync(
                                output,
                                adoption.AdoptAsync(text!, new TitleId(parsed.GetValue(kind), id), isRehearsal, stop),
                                asJson
                            )
                            : AllAsync(output, adoption.AdoptAsync(text, isRehearsal, paging.Of(parsed), stop), asJson);
                    },
                    stop
                )
        );
        return command;
    }

    private static async Task<int> OneAsync(Output output, Task<Answer<AdoptedTitle?>> adopting, bool asJson)
    {
        Answer<AdoptedTitle?> answer = await adopting;
        if (!answer.IsOk)
        {
            output.Error(Untrusted.Clean(answer.Fault.Sentence, 500));
            return ExitCode.Unavailable;
        }

        if (answer.Value is not { } adopted)
        {
            output.Error(
                "Nothing was settled: TMDb has no such id of that kind, or the library has not exactly one such title without an id."
            );
            return ExitCode.Refused;
        }

        return await AllAsync(output, Task.FromResult(new Answer<Adopted>(new Adopted([adopted], [], Rest: 0))), asJson);
    }

    private static async Task<int> AllAsync(Output output, Task<Answer<Adopted>> adopting, bool asJson)
    {
        Answer<Adopted> answer = await adopting;
        if (!answer.IsOk)
        {
            output.Error(Untrusted.Clean(answer.Fault.Sentence, 500));
            return ExitCode.Unavailable;
        }

        Adopted adopted = answer.Value!;
        if (asJson)
        {
            output.Json(adopted, LibraryJson.Default.Adopted);
        }
        else
        {
            Print(output, adopted);
        }

        return adopted.Fault is null ? ExitCode.Ok : ExitCode.Unavailable;
    }

    private static void Print(Output output, Adopted adopted)
    {
        foreach (AdoptedTitle title in adopted.Titles)
        {
            output.Say($"{title.Title} is {title.As}, TMDb {title.TmdbId}.");
        }

        foreach (LeftTitle left in adopted.Left)
        {
            output.Say($"{left.Title} is left: {left.Why}");
            foreach (AdoptionCandidate candidate in left.Candidates)
            {
                output.Say(
                    $"  {candidate.Title}: {ThisProgram.Run($"library adopt \"{left.Title}\" --tmdb {candidate.TmdbId} --kind {ReviewWords.Kind(left.Kind)}")}"
                );
            }
        }

        output.Say($"Settled: {adopted.Titles.Count}. Left to you: {adopted.Left.Count}. Not looked at yet: {adopted.Rest}.");
        if (adopted.Fault is { } fault)
        {
            output.Error(Untrusted.Clean(fault, 500));
        }
    }
}
