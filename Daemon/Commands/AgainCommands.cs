using System.CommandLine;
using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;
using static Hybrid.Daemon.Commands.ThisProgram;

namespace Hybrid.Daemon.Commands;

/// <summary>identify-again and snooze: an item is asked about differently, or later.</summary>
public static class AgainCommands
{
    public static Command Identify(Output output, Option<bool> json)
    {
        Argument<long> id = DecideCommands.Id();
        var title = new Option<string?>("--as")
        {
            HelpName = "TITLE",
            Description = "What it is: \"Title (Year)\", or the title alone. The catalog is asked for it instead of the name.",
        };
        var kind = new Option<TitleKind?>("--kind") { HelpName = "KIND", Description = "Its kind, movie or series." };
        var tmdb = new Option<int?>("--tmdb") { HelpName = "ID", Description = "Its TMDb id. Counts like an id in the name." };
        var command = new Command("identify-again", "Identify an item again, with what you know about it. The catalog is asked anew.")
        {
            id,
            title,
            kind,
            tmdb,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    output,
                    parsed.GetValue(json),
                    parsed.GetValue(id),
                    desk =>
                        desk.IdentifyAsync(
                            new IdentifyAgain
                            {
                                ItemId = parsed.GetValue(id),
                                As = parsed.GetValue(title),
                                Kind = parsed.GetValue(kind),
                                TmdbId = parsed.GetValue(tmdb),
                                By = Actor.CommandLine,
                            },
                            cancellationToken
                        ),
                    cancellationToken
                )
        );
        return command;
    }

    public static Command Snooze(Output output, Option<bool> json)
    {
        Argument<long> id = DecideCommands.Id();
        var until = new Option<DateTimeOffset>("--until")
        {
            HelpName = "TIME",
            Description = "When it is shown again, like 2026-01-31 or 2026-01-31T18:00. A time that is over shows it at once.",
            Required = true,
        };
        var command = new Command("snooze", "Put a question off: the item waits without being shown or counted.") { id, until };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    output,
                    parsed.GetValue(json),
                    parsed.GetValue(id),
                    desk => desk.SnoozeAsync(parsed.GetValue(id), parsed.GetValue(until), Actor.CommandLine, cancellationToken),
                    cancellationToken
                )
        );
        return command;
    }

    internal static string Words(AgainOutcome outcome) =>
        outcome switch
        {
            AgainOutcome.Identifying o => $"Item {o.Id} is identified again{o.Hint}. To see what came of it:\n  {Run($"show {o.Id}")}",
            AgainOutcome.Snoozed { Until: { } until } o =>
                $"Item {o.Id} is not shown until {Format.Time(until)}. You can decide about it all the same:\n  {Run($"show {o.Id}")}",
            AgainOutcome.Snoozed o => $"Item {o.Id} is shown as waiting again.",
            AgainOutcome.NotFound o => ReviewWords.Of(new ReviewOutcome.NotFound(o.Id)),
            AgainOutcome.NotNow o =>
                $"Item {o.Id} is {Reviewing.Words.Of(o.State)}. Nothing was changed. Only an item that waits, and of which no file is in the library, can be asked about again. To see it:\n  {Run($"show {o.Id}")}",
            AgainOutcome.Changed o =>
                $"Item {o.Id} was changed at the same time. Nothing was done. Look at it again:\n  {Run($"show {o.Id}")}",
            AgainOutcome.NeedsConsent o => o.Question.Text,
            AgainOutcome.Invalid o => o.Sentence,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    private static Task<int> RunAsync(
        Output output,
        bool asJson,
        long id,
        Func<AgainDesk, Task<AgainOutcome>> act,
        CancellationToken cancellationToken
    ) =>
        Desk.WithServicesAsync(
            output,
            async services =>
            {
                AgainOutcome outcome = await act(services.GetRequiredService<AgainDesk>());
                bool done = outcome is AgainOutcome.Identifying or AgainOutcome.Snoozed;
                if (asJson)
                {
                    string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name);
                    output.Json(new DecisionAnswer(id, done, name, Words(outcome)), CommandJson.Default.DecisionAnswer);
                }
                else if (done)
                {
                    output.Say(Words(outcome));
                }
                else
                {
                    output.Error(Words(outcome));
                }

                return done ? ExitCode.Ok
                    : outcome is AgainOutcome.Invalid ? ExitCode.Usage
                    : ExitCode.Refused;
            },
            cancellationToken
        );
}
