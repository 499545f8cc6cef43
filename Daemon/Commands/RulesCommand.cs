using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>What people taught, and what they could teach.</summary>
public static class RulesCommand
{
    private static readonly RuleAuthor Author = new(Actor.CommandLine);

    public static Command Create(Output output, Option<bool> json) =>
        new("rules", "Rules that people made of their decisions: list, propose, add, revoke.")
        {
            List(output, json),
            Word(
                output,
                json,
                new Argument<long>("ID") { Description = "The number of an item that a person approved." },
                "propose",
                "Show the rule that an approved item could teach, tried on past items. Changes nothing.",
                (desk, item, kind, cancellationToken) => desk.ProposeAsync(item, kind, cancellationToken),
                Numbering()
            ),
            Word(
                output,
                json,
                new Argument<long>("ID") { Description = "The number of an item that a person approved." },
                "add",
                "Make the rule that an approved item teaches: downloads of this name are that title, or this group numbers that series absolutely.",
                (desk, item, kind, cancellationToken) => desk.AddAsync(item, kind, Author, cancellationToken),
                Numbering()
            ),
            Word(
                output,
                json,
                new Argument<long>("RULE") { Description = "The rule's number, from rules list." },
                "revoke",
                "Take a rule back, and list what was decided by it. Changes no item.",
                (desk, rule, _, cancellationToken) => desk.RevokeAsync(rule, Author, cancellationToken)
            ),
        };

    private static Option<bool> Numbering() =>
        new("--numbering")
        {
            Description =
                "The rule about numbering: this release group numbers that series through all seasons. For an item that was approved with --absolute.",
        };

    private static Command List(Output output, Option<bool> json)
    {
        var all = new Option<bool>("--all") { Description = "With those that were revoked." };
        var paging = new PagingOptions();
        var command = new Command("list", "List the rules, the latest first, with what each decided.") { all };
        paging.AddTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        Page<RuleCard> page = await services
                            .GetRequiredService<RuleDesk>()
                            .ListAsync(paging.Of(parsed), parsed.GetValue(all), cancellationToken);
                        if (parsed.GetValue(json))
                        {
                            output.Json(page, ReviewingJson.Default.PageRuleCard);
                        }
                        else
                        {
                            Print(output, page);
                        }

                        return ExitCode.Ok;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static Command Word(
        Output output,
        Option<bool> json,
        Argument<long> number,
        string name,
        string description,
        Func<RuleDesk, long, RuleKind, CancellationToken, Task<RuleOutcome>> work,
        Option<bool>? numbering = null
    )
    {
        var command = new Command(name, description) { number };
        if (numbering is not null)
        {
            command.Add(numbering);
        }

        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    async services =>
                    {
                        RuleOutcome outcome = await work(
                            services.GetRequiredService<RuleDesk>(),
                            parsed.GetValue(number),
                            numbering is not null && parsed.GetValue(numbering) ? RuleKind.Numbering : RuleKind.Title,
                            cancellationToken
                        );
                        bool good = outcome is RuleOutcome.Offered or RuleOutcome.Added or RuleOutcome.Revoked;
                        if (parsed.GetValue(json))
                        {
                            output.Json(RuleAnswer.Of(outcome), ReviewingJson.Default.RuleAnswer);
                        }
                        else
                        {
                            Print(output, outcome, good);
                        }

                        return good ? ExitCode.Ok : ExitCode.Refused;
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static void Print(Output output, RuleOutcome outcome, bool good)
    {
        if (!good)
        {
            output.Error(outcome.Sentence);
            return;
        }

        if (outcome is RuleOutcome.Offered { Offer: var offer })
        {
            Print(output, offer);
        }

        output.Say(outcome.Sentence);
    }

    /// <summary>The names, which the sentence does not quote, and each past item that it would have changed.</summary>
    public static void Print(Output output, RuleOffer offer)
    {
        string title = $"{Show.Title(offer.Title, offer.Year)}, {offer.Kind} {offer.TmdbId}";
        output.Say(offer.What == RuleKind.Numbering ? $"{offer.Scope} numbers {title}, absolutely" : $"{offer.Scope} is {title}");
        foreach (RuleEffect effect in offer.WouldChange)
        {
            output.Say(
                $"  item {effect.ItemId} {effect.Name}: {effect.Without} {effect.TitleWithout}, with the rule {effect.With} {effect.TitleWith}"
            );
        }
    }

    private static void Print(Output output, Page<RuleCard> page)
    {
        if (page.Total == 0)
        {
            output.Say("There is no rule. One is offered when you approve an item; rules propose ID shows it again.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("rule", "scope", "says", "added", "used", "filed by it");
        foreach (RuleCard rule in page.Items)
        {
            table.AddRow(
                new Text($"{rule.Id}"),
                new Text(rule.Scope),
                new Text(
                    $"{(rule.What == RuleKind.Numbering ? "numbers absolutely " : "is ")}{Show.Title(rule.Title, rule.Year)} {rule.Kind} {rule.TmdbId}"
                ),
                new Text(
                    $"{Show.Time(rule.AddedAt)} {rule.Client ?? rule.AddedBy.ToString()}, item {rule.TaughtByItem}{(rule.Rests ? "; rests: that item is no longer filed so" : "")}{(rule.RevokedAt is { } revoked ? $"; revoked {Show.Time(revoked)}" : "")}"
                ),
                new Text($"{rule.TimesUsed}"),
                new Text(string.Join(", ", rule.DecidedItems))
            );
        }

        output.People.Write(table);
    }
}
