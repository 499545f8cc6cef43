using System.CommandLine;
using Hybrid.Ledger;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Rules: what the program learned from people's decisions.</summary>
public static class RulesCommand
{
    private static readonly Author Author = new(Actor.CommandLine);

    public static Command Create(Output output, Option<bool> json) =>
        new("rules", "Manage the rules that people made from their decisions.")
        {
            List(output, json),
            Word(
                output,
                json,
                new Argument<long>("ID") { Description = "Number of an item that a person approved." },
                "propose",
                "Show the rule that an approved item could teach, and try it on past items. Changes nothing.",
                (desk, item, kind, cancellationToken) => desk.ProposeAsync(item, kind, cancellationToken),
                Numbering(),
                Skip()
            ),
            Word(
                output,
                json,
                new Argument<long>("ID") { Description = "Number of an item that a person approved." },
                "add",
                "Add the rule that an approved item teaches: this name means that title, this group uses absolute episode numbers for that series, or extras of this group are left out.",
                (desk, item, kind, cancellationToken) => desk.AddAsync(item, kind, Author, cancellationToken: cancellationToken),
                Numbering(),
                Skip()
            ),
            Word(
                output,
                json,
                new Argument<long>("RULE") { Description = "Number of the rule, from rules list." },
                "revoke",
                "Revoke a rule, and list the items filed because of it. Changes no item.",
                (desk, rule, _, cancellationToken) => desk.RevokeAsync(rule, Author, cancellationToken)
            ),
        };

    private static Option<bool> Numbering() =>
        new("--numbering")
        {
            Description =
                "The numbering rule: this release group uses absolute episode numbers for that series. For an item approved with --absolute.",
        };

    private static Option<bool> Skip() =>
        new("--skip")
        {
            Description =
                "The skip rule: extras of this release group are left out. For an item whose extras were left out with --file N=skip.",
        };

    private static Command List(Output output, Option<bool> json)
    {
        var all = new Option<bool>("--all") { Description = "Include revoked rules." };
        var paging = new PagingOptions();
        var command = new Command("list", "List the rules, newest first, with the items filed because of them.") { all };
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
        Option<bool>? numbering = null,
        Option<bool>? skip = null
    )
    {
        var command = new Command(name, description) { number };
        if (numbering is not null && skip is not null)
        {
            command.Add(numbering);
            command.Add(skip);
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
                            numbering is not null && parsed.GetValue(numbering) ? RuleKind.Numbering
                                : skip is not null && parsed.GetValue(skip) ? RuleKind.Skip
                                : RuleKind.Title,
                            cancellationToken
                        );
                        bool good = outcome is RuleOutcome.Offered or RuleOutcome.Added or RuleOutcome.Revoked;
                        if (parsed.GetValue(json))
                        {
                            output.Json(RuleAnswer.Of(outcome, ReviewWords.Of(outcome)), ReviewingJson.Default.RuleAnswer);
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
            output.Error(ReviewWords.Of(outcome));
            return;
        }

        output.Say(ReviewWords.Of(outcome));
        if (outcome is RuleOutcome.Offered { Offer: var offer })
        {
            PrintEffects(output, offer);
        }
    }

    /// <summary>The offer, and each past item that the rule would have changed.</summary>
    public static void Print(Output output, RuleOffer offer)
    {
        output.Say(ReviewWords.Of(offer));
        PrintEffects(output, offer);
    }

    private static void PrintEffects(Output output, RuleOffer offer)
    {
        foreach (RuleEffect effect in offer.WouldChange)
        {
            output.Say(
                $"  item {effect.ItemId} {effect.Name}: without the rule {effect.TitleWithout ?? "no candidate"}, {ReviewWords.Verdict(effect.Without)}; with it {effect.TitleWith ?? "no candidate"}, {ReviewWords.Verdict(effect.With)}"
            );
        }
    }

    private static void Print(Output output, Page<RuleCard> page)
    {
        if (page.Total == 0)
        {
            output.Say(
                $"There are no rules. When you approve an item, a rule may be offered. To see the offer again:\n  {ThisProgram.Run("rules propose ID")}"
            );
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("rule", "applies to", "says", "added", "used", "items filed");
        foreach (RuleCard rule in page.Items)
        {
            table.AddRow(
                new Text($"{rule.Id}"),
                new Text(rule.Scope),
                new Text(
                    rule.What == RuleKind.Skip
                        ? "its extras are left out"
                        : $"{(rule.What == RuleKind.Numbering ? "absolute episode numbers for " : "means ")}{Format.Title(rule.Title, rule.Year)}, {ReviewWords.Kind(rule.Kind)} {rule.TmdbId}"
                ),
                new Text(
                    $"{Format.Time(rule.AddedAt)} by {rule.Client ?? Words.Of(rule.AddedBy)}, from item {rule.TaughtByItem}{(rule.Rests ? "; suspended: that item is no longer filed as this title" : "")}{(rule.RevokedAt is { } revoked ? $"; revoked {Format.Time(revoked)}" : "")}"
                ),
                new Text($"{rule.TimesUsed}"),
                new Text(string.Join(", ", rule.DecidedItems))
            );
        }

        output.People.Write(table);
    }
}
