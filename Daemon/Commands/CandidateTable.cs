using System.Globalization;
using Hybrid.Reviewing;
using Hybrid.Texts;
using Spectre.Console;

namespace Hybrid.Daemon.Commands;

/// <summary>Candidates in a table, each with the evidence for and against it.</summary>
public static class CandidateTable
{
    public static void Print(Output output, IReadOnlyList<CandidateCard> candidates)
    {
        if (candidates.Count == 0)
        {
            output.Say("There are no candidates.");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("no.", "candidate", "confidence", "evidence");
        foreach (CandidateCard candidate in candidates)
        {
            table.AddRow(
                new Text($"{candidate.Number}"),
                new Text($"{Format.Title(candidate.Title, candidate.Year)}\n{ReviewWords.Kind(candidate.Kind)} {candidate.TmdbId}"),
                new Text(Format.Confidence(candidate.Confidence)),
                new Text(string.Join('\n', candidate.Evidence.Where(piece => Math.Abs(piece.Weight) >= Negligible).Select(Line)))
            );
        }

        output.People.Write(table);
    }

    /// <summary>Shown as 0.0.</summary>
    private const double Negligible = 0.05;

    private static string Line(EvidenceLine evidence) =>
        string.Create(CultureInfo.InvariantCulture, $"{evidence.Weight, 6:+0.0;-0.0} {evidence.Sentence}");
}
