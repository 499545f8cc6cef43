using System.CommandLine;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Takes an item out of the library again: the wish into the ledger, which the daemon carries out.</summary>
public static class UndoCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var id = new Argument<long>("ID") { Description = "The item's number, from history." };
        var expected = new Option<int?>("--expected-version", "--expected_version")
        {
            Description = "The version that show told: nothing is undone where the item has changed since.",
        };
        var command = new Command("undo", "Take what an item placed out of the library, and bring back what it replaced.") { id, expected };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        UndoOutcome outcome = await services
                            .GetRequiredService<UndoDesk>()
                            .UndoAsync(parsed.GetValue(id), Actor.CommandLine, parsed.GetValue(expected), cancellationToken);
                        bool accepted = outcome is UndoOutcome.Accepted;
                        if (parsed.GetValue(json))
                        {
                            output.Json(
                                new DecisionAnswer(
                                    accepted,
                                    JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name),
                                    outcome.Sentence
                                ),
                                CommandJson.Default.DecisionAnswer
                            );
                        }
                        else if (accepted)
                        {
                            output.Say(outcome.Sentence);
                        }
                        else
                        {
                            output.Error(outcome.Sentence);
                        }

                        return accepted ? ExitCode.Ok : ExitCode.Refused;
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
