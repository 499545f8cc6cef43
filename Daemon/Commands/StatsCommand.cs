using System.CommandLine;
using System.Globalization;
using Hybrid.Learning;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>The ledger in numbers.</summary>
public static class StatsCommand
{
    public static Command Create(Output output, Option<bool> json)
    {
        var since = new Option<DateTimeOffset?>("--since")
        {
            HelpName = "TIME",
            Description = "Count decisions and files only from this time on.",
        };
        var command = new Command(
            "stats",
            "Count what was filed, how and by whom, how long items waited, and how often the matcher was right."
        )
        {
            since,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                Desk.TellAsync(
                    output,
                    parsed.GetValue(json),
                    desk => desk.StatisticsAsync(parsed.GetValue(since), cancellationToken),
                    ReviewingJson.Default.Statistics,
                    Print,
                    cancellationToken
                )
        );
        return command;
    }

    private static void Print(Output output, Statistics statistics)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("what", "figure").HideHeaders();
        table.AddRow("items", $"{statistics.Items}");
        foreach (StateCount count in statistics.ByState)
        {
            table.AddRow($"  {Format.Words(count.State)}", $"{count.Items}");
        }

        table.AddRow("files placed", $"{statistics.PlacedFiles}, {Format.Bytes(statistics.PlacedBytes)}");
        foreach (MethodCount method in statistics.ByMethod)
        {
            table.AddRow($"  {Format.Words(method.Method)}", $"{method.Files}, {Format.Bytes(method.Bytes)}");
        }

        table.AddRow("approved by the daemon", $"{statistics.ApprovedAutomatically}");
        table.AddRow("approved by a person", $"{statistics.ApprovedByReview}");
        table.AddRow("rejected", $"{statistics.Rejected}");
        table.AddRow(
            "average wait",
            statistics.AverageWaitSeconds is { } wait ? Format.Duration(TimeSpan.FromSeconds(wait)) : "no item waited yet"
        );
        if (statistics is { MedianWaitSeconds: { } median, LongWaitSeconds: { } most })
        {
            table.AddRow("  half waited at most", Format.Duration(TimeSpan.FromSeconds(median)));
            table.AddRow("  nine of ten at most", Format.Duration(TimeSpan.FromSeconds(most)));
        }

        output.People.Write(table);
        Print(output, statistics.Precision);
    }

    private static void Print(Output output, Precision precision)
    {
        if (precision.Decided.Count > 0)
        {
            Table decided = new Table()
                .Border(TableBorder.Simple)
                .AddColumns("confidence", "decided by people", "first candidate", "another title", "rejected", "right (95 %)");
            foreach (DecidedBand band in precision.Decided)
            {
                decided.AddRow(
                    Band(band.From, band.To),
                    $"{band.Decided}",
                    $"{band.AsProposed}",
                    $"{band.AsAnother}",
                    $"{band.Rejected}",
                    Interval(band.Low, band.High)
                );
            }

            output.People.Write(decided);
        }

        if (precision.Filed.Count > 0)
        {
            Table filed = new Table()
                .Border(TableBorder.Simple)
                .AddColumns("confidence", "filed automatically", "overruled later", "right (95 %)");
            foreach (FiledBand band in precision.Filed)
            {
                filed.AddRow(Band(band.From, band.To), $"{band.Filed}", $"{band.Overruled}", Interval(band.Low, band.High));
            }

            output.People.Write(filed);
        }

        output.Say(precision.Advice.Sentence);
    }

    private static string Band(double from, double to) => $"{Format.Confidence(from)} to {Format.Confidence(to)}";

    private static string Interval(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"{low:0.0%} to {high:0.0%}");
}
