using System.Diagnostics;
using Hybrid.Releases;

namespace Hybrid.Bench.Releases;

/// <summary>Names a second on one warm thread, and bytes allocated a name, in a form that <c>bench/names</c> puts beside other readers.</summary>
internal static class NameSpeed
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(5);

    public static int Run(string file)
    {
        string[] names = File.ReadAllLines(file);
        Rounds(names, WarmUp);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        long read = Rounds(names, Measured) * names.Length;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Report.Line($"{read / cpu.TotalSeconds:0} names a second of processor time, {(double)bytes / read:0} bytes a name");
        return 0;
    }

    private static long Rounds(string[] names, TimeSpan time)
    {
        long rounds = 0;
        var elapsed = Stopwatch.StartNew();
        while (elapsed.Elapsed < time)
        {
            foreach (string name in names)
            {
                _ = ReleaseParser.Parse(name, 2027);
            }

            rounds++;
        }

        return rounds;
    }
}
