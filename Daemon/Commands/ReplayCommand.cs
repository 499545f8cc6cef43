using System.CommandLine;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Settings;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Runs the present matcher on stored items and compares it with people's decisions.</summary>
public static class ReplayCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var item = new Option<long?>("--item") { HelpName = "ID", Description = "Only this item." };
        var since = new Option<DateTimeOffset?>("--since") { HelpName = "TIME", Description = "Only items taken in from this time on." };
        var command = new Command(
            "replay",
            "Run the current matcher on stored items, and show what would change and whether people's decisions agree. Changes nothing, uses no network."
        )
        {
            item,
            since,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.WithServicesAsync(
                    output,
                    services =>
                        RunAsync(
                            output,
                            services,
                            new ReplayScope { ItemId = parsed.GetValue(item), Since = parsed.GetValue(since) },
                            parsed.GetValue(json),
                            cancellationToken
                        ),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        Output output,
        IServiceProvider services,
        ReplayScope scope,
        bool json,
        CancellationToken cancellationToken
    )
    {
        IDbContextFactory<LedgerDb> ledger = services.GetRequiredService<IDbContextFactory<LedgerDb>>();
        double threshold = services.GetRequiredService<HybridSettings>().ConfidenceThreshold;
        int latestYear = services.GetRequiredService<TimeProvider>().GetUtcNow().Year + 1;
        var summary = new ReplaySummary();
        Table table = new Table().Border(TableBorder.Simple).AddColumns("item", "name", "change", "before", "now", "a person decided");
        await foreach (ReplayedItem replayed in new Replay(ledger, new Reweigher(threshold, latestYear)).RunAsync(scope, cancellationToken))
        {
            summary.Add(replayed);
            if (replayed.Comparison is not { } comparison)
            {
                continue;
            }

            var line = ReplayLine.Of(replayed.Item, comparison);
            if (json)
            {
                output.Json(line, CommandJson.Default.ReplayLine);
            }
            else if (comparison.Change != ReplayChange.Same || scope.ItemId is not null)
            {
                table.AddRow(
                    new Text($"{line.Item}"),
                    new Text(line.Name),
                    new Text(Format.Words(comparison.Change)),
                    new Text(Text(comparison.Then)),
                    new Text(Text(comparison.Now)),
                    new Text($"{PersonOf(replayed.Item, comparison)}{(line.FiledRight is false ? " (now wrong)" : "")}")
                );
            }
        }

        if (json)
        {
            output.Json(ReplayTotal.Of(summary), CommandJson.Default.ReplayTotal);
            return ExitCode.Ok;
        }

        if (table.Rows.Count > 0)
        {
            output.People.Write(table);
        }

        foreach (string sentence in summary.Sentences())
        {
            output.Say(sentence);
        }

        return scope.ItemId is not null && summary.Replayed == 0 ? ExitCode.Refused : ExitCode.Ok;
    }

    private static string Text(Assessment assessment) =>
        $"{ReviewWords.Verdict(assessment.Verdict)}, {(assessment.Best is { } best ? Format.Title(Untrusted.Clean(best.Name), best.Year) : "no candidate")} {Format.Confidence(assessment.Confidence)}";

    private static string PersonOf(IngestItem item, Comparison comparison) =>
        comparison.Decision switch
        {
            null => "",
            { Title: null } => "rejected",
            _ => Format.Title(Untrusted.Clean(item.Title) ?? "", item.Year),
        };
}

/// <summary>One item; the summary is the last line.</summary>
internal sealed record ReplayLine
{
    public required long Item { get; init; }

    public required string Name { get; init; }

    /// <summary>"same", "now_accepts", "now_asks", "now_ignores", "other_title".</summary>
    public required string Change { get; init; }

    public required ReplayVerdict Then { get; init; }

    public required ReplayVerdict Now { get; init; }

    /// <summary>"movie/603", or "rejected"; absent where no person decided.</summary>
    public string? Person { get; init; }

    /// <summary>Whether the automatic filing would agree with the person; absent where nothing is filed automatically, or no person decided.</summary>
    public bool? FiledRight { get; init; }

    public static ReplayLine Of(IngestItem item, Comparison comparison) =>
        new()
        {
            Item = item.Id,
            Name = Untrusted.Clean(item.Name),
            Change = CommandJson.Word(comparison.Change),
            Then = ReplayVerdict.Of(comparison.Then),
            Now = ReplayVerdict.Of(comparison.Now),
            Person = comparison.Decision is { } decision ? decision.Title?.ToString() ?? "rejected" : null,
            FiledRight = comparison.IsNowFiledRight,
        };
}

internal sealed record ReplayVerdict(string Verdict, string? Title, string? Name, double Confidence, string Model)
{
    public static ReplayVerdict Of(Assessment assessment) =>
        new(
            CommandJson.Word(assessment.Verdict),
            assessment.Best?.Id.ToString(),
            Untrusted.Clean(assessment.Best?.Name),
            Math.Round(assessment.Confidence, 4),
            assessment.Model
        );
}

internal sealed record ReplayTotal
{
    public required int Replayed { get; init; }

    public required IReadOnlyDictionary<string, int> Changes { get; init; }

    public required IReadOnlyDictionary<string, int> NotReplayed { get; init; }

    public required int DecidedByPeople { get; init; }

    public required int FiledRight { get; init; }

    public required int FiledWrong { get; init; }

    public required int FiledWrongThen { get; init; }

    public required IReadOnlyList<string> Sentences { get; init; }

    public static ReplayTotal Of(ReplaySummary summary) =>
        new()
        {
            Replayed = summary.Replayed,
            Changes = summary.Changes.ToDictionary(c => CommandJson.Word(c.Key), c => c.Value),
            NotReplayed = summary.Obstacles.ToDictionary(o => CommandJson.Word(o.Key), o => o.Value),
            DecidedByPeople = summary.Decided,
            FiledRight = summary.FiledRight,
            FiledWrong = summary.FiledWrong,
            FiledWrongThen = summary.FiledWrongThen,
            Sentences = [.. summary.Sentences()],
        };
}
