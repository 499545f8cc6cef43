using System.CommandLine;
using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Takes an item out of the library again. Records the request; the daemon carries it out.</summary>
public static class UndoCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var id = new Argument<long>("ID") { Description = "Number of the item, from list or history." };
        var expected = new Option<int?>("--expected-version", "--expected_version")
        {
            HelpName = "NUMBER",
            Description = "The version printed by show. If the item has changed since, nothing is undone.",
        };
        var command = new Command("undo", "Take an item's files out of the library, and bring back what they replaced.") { id, expected };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        UndoOutcome outcome = await services
                            .GetRequiredService<UndoDesk>()
                            .UndoAsync(
                                parsed.GetValue(id),
                                Actor.CommandLine,
                                parsed.GetValue(expected),
                                cancellationToken: cancellationToken
                            );
                        bool accepted = outcome is UndoOutcome.Accepted;
                        if (parsed.GetValue(json))
                        {
                            output.Json(
                                new DecisionAnswer(
                                    parsed.GetValue(id),
                                    accepted,
                                    JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name),
                                    ReviewWords.Of(outcome)
                                ),
                                CommandJson.Default.DecisionAnswer
                            );
                        }
                        else if (accepted)
                        {
                            output.Say(ReviewWords.Of(outcome));
                        }
                        else
                        {
                            output.Error(ReviewWords.Of(outcome));
                        }

                        return accepted ? ExitCode.Ok : ExitCode.Refused;
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
