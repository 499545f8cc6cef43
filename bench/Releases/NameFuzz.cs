using System.Diagnostics;
using Hybrid.Releases;

namespace Hybrid.Bench.Releases;

/// <summary>Reads mutated names of a file: cut, doubled, joined, with characters of every script thrown in. Tells the first that breaks what must hold.</summary>
internal static class NameFuzz
{
    private const string Thrown = "SEex0123456789-._ []()【】{}第季話/\\~+&\0\t\u202e\ud83dßİ١５éАЖ’";

    /// <returns>0 when nothing broke.</returns>
    public static int Run(string file, int count)
    {
        string[] names = File.ReadAllLines(file);
        var chance = new Random(1);
        double slowest = 0;
        string slowestName = "";
        for (int i = 0; i < count; i++)
        {
            string name = Mutated(names, chance);
            Release read = ReleaseParser.Parse(name, 2027);
            // The first tenth warms the code up.
            double took = i > count / 10 ? Nanoseconds(name, slowest) : 0;
            (slowest, slowestName) = took > slowest ? (took, name) : (slowest, slowestName);
            Release again = ReleaseParser.Parse(name, 2027);
            int end = 0;
            foreach (ReleaseSpan span in read.Spans)
            {
                if (span.Start < end || span.Length <= 0 || span.Start + span.Length > name.Length)
                {
                    Report.Line($"a span outside the text or the order: {span} in {name}");
                    return 1;
                }

                end = span.Start + span.Length;
            }

            if (
                read.Kind != again.Kind
                || !string.Equals(read.Title, again.Title, StringComparison.Ordinal)
                || read.Spans.Count != again.Spans.Count
            )
            {
                Report.Line($"read twice, two releases: {name}");
                return 1;
            }
        }

        Report.Line(
            $"{count} mutated names: no exception, every span inside, twice the same; the slowest took {slowest:0} ns a character: {slowestName}"
        );
        return 0;
    }

    /// <summary>For a character, of forty at the least. The machine does other things too: what seems slow is read again, and the quickest counts.</summary>
    private static double Nanoseconds(string name, double slowest)
    {
        double quickest = double.MaxValue;
        for (int tries = 0; tries < 20 && quickest > slowest; tries++)
        {
            long start = Stopwatch.GetTimestamp();
            _ = ReleaseParser.Parse(name, 2027);
            quickest = Math.Min(quickest, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Math.Max(name.Length, 40));
        }

        return quickest;
    }

    private static string Mutated(string[] names, Random chance)
    {
        string name = names[chance.Next(names.Length)];
        for (int changes = chance.Next(1, 6); changes > 0; changes--)
        {
            int at = chance.Next(name.Length + 1);
            int length = Math.Min(chance.Next(16), name.Length - at);
            string other = names[chance.Next(names.Length)];
            name = chance.Next(5) switch
            {
                0 => name.Remove(at, length),
                1 => name.Insert(at, Thrown[chance.Next(Thrown.Length)].ToString()),
                2 => name.Insert(at, name.Substring(at, length)),
                3 => name[..at] + other[chance.Next(other.Length + 1)..],
                _ => string.Concat(Enumerable.Repeat(name, chance.Next(1, 4))),
            };
            name = name.Length > 64 * 1024 ? name[..(64 * 1024)] : name;
        }

        return name;
    }
}
