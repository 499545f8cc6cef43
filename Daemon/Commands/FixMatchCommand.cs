using System.CommandLine;
using Hybrid.Daemon.Announcing;
using Hybrid.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Daemon.Commands;

/// <summary>Gives a title in a media server its right match, after a person has looked.</summary>
public static class FixMatchCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var id = new Argument<long>("ID") { Description = "Number of an item that a media server shows as another title, from status." };
        var command = new Command(
            "fix-match",
            "Let the media servers that show an item as another title match it with the title that it was filed as. Needs FIX_MATCH=true. Exit code: 0 if all did, otherwise 4."
        )
        {
            id,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        long item = parsed.GetValue(id);
                        IReadOnlyList<FixedMatch> all = await services
                            .GetRequiredService<MatchFixing>()
                            .FixAsync(item, Actor.CommandLine, cancellationToken);
                        foreach (FixedMatch match in all)
                        {
                            Tell(output, match, parsed.GetValue(json));
                        }

                        return all.All(match => match.Done) ? ExitCode.Ok : ExitCode.Refused;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void Tell(Output output, FixedMatch match, bool asJson)
    {
        if (asJson)
        {
            output.Json(match, CommandJson.Default.FixedMatch);
        }
        else if (match.Done)
        {
            output.Say(match.Sentence);
        }
        else
        {
            output.Error(match.Sentence);
        }
    }
}
