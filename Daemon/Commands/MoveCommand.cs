using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>A filed file was given the wrong episode, or another wrong place. Records what it is; the daemon moves it.</summary>
public static class MoveCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var what = new Argument<string>("FILE|ID")
        {
            Description = "Path of a file in the library, with --to. Or number of an item, with --file.",
        };
        var to = new Option<string?>("--to")
        {
            HelpName = "WHAT",
            Description = "What the file is: s02e05, s02e05e06, movie, part:1, edition:NAME, version or extra:trailer.",
        };
        var files = new Option<string[]>("--file")
        {
            HelpName = "N=WHAT",
            Description =
                "The same for a file of the item; N is its number in show. Can be given several times: the files may swap places.",
        };
        var preview = new Option<bool>("--preview") { Description = "Only show where the files would go. Writes nothing." };
        var expected = new Option<int?>("--expected-version", "--expected_version")
        {
            HelpName = "NUMBER",
            Description = "The version printed by show. If the item has changed since, nothing is moved.",
        };
        var command = new Command("move", "Move a file that was filed as the wrong episode, with its subtitles, to its right place.")
        {
            what,
            to,
            files,
            preview,
            expected,
        };
        command.Validators.Add(result =>
        {
            bool hasFiles = result.GetResult(files) is not null;
            if (hasFiles == result.GetResult(to) is not null)
            {
                result.AddError("Say what a file is: the path of a file with --to, or an ID with --file.");
            }
            else if (result.GetResult(what)?.Tokens is [var given] && hasFiles != IdOf(given.Value) is not null)
            {
                result.AddError("Use --to with the path of a file, and --file with an ID.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        string given = parsed.GetRequiredValue(what);
                        long? id = IdOf(given);
                        MoveOutcome outcome = await services
                            .GetRequiredService<MoveDesk>()
                            .MoveAsync(
                                new MoveRequest
                                {
                                    ItemId = id,
                                    Path = id is null ? Path.GetFullPath(given) : null,
                                    To = parsed.GetValue(to),
                                    Files = parsed.GetValue(files) ?? [],
                                    IsPreview = parsed.GetValue(preview),
                                    ExpectedVersion = parsed.GetValue(expected),
                                    By = Actor.CommandLine,
                                },
                                cancellationToken
                            );
                        Answer(output, outcome, parsed.GetValue(json));
                        return outcome switch
                        {
                            MoveOutcome.Accepted or MoveOutcome.Shown => ExitCode.Ok,
                            MoveOutcome.Misfit { Why: ReviewOutcome.Invalid } => ExitCode.Usage,
                            MoveOutcome.Misfit { Why: ReviewOutcome.CatalogFailed } => ExitCode.Unavailable,
                            _ => ExitCode.Refused,
                        };
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void Answer(Output output, MoveOutcome outcome, bool asJson)
    {
        bool isDone = outcome is MoveOutcome.Accepted;
        if (asJson)
        {
            string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name);
            output.Json(
                new DecisionAnswer(outcome.Id, isDone, name, ReviewWords.Of(outcome)) { Moves = ReviewWords.Moves(outcome) },
                CommandJson.Default.DecisionAnswer
            );
        }
        else if (isDone || outcome is MoveOutcome.Shown)
        {
            output.Say(ReviewWords.Of(outcome));
        }
        else
        {
            output.Error(ReviewWords.Of(outcome));
        }
    }

    private static long? IdOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;
}
