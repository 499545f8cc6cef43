using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>What is not taken in, for people.</summary>
internal static class SetAsideTable
{
    public static void Print(Output output, Page<SetAsideEntry> page)
    {
        output.Say($"Not taken in: {page.Total}. Repair the reason; the next check tries again.");
        Table table = new Table().Border(TableBorder.Simple).AddColumns("not taken in", "reason", "since", "tries");
        foreach (SetAsideEntry entry in page.Items)
        {
            table.AddRow(new Text(entry.Name), new Text(entry.Reason), new Text(Format.Time(entry.Since)), new Text($"{entry.Tries}"));
        }

        output.People.Write(table);
    }
}
