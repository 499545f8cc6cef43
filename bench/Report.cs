using System.Globalization;

namespace Hybrid.Bench;

/// <summary>A benchmark prints its result.</summary>
internal static class Report
{
#pragma warning disable RS0030 // Console is for programs' own output, and this is it.
    public static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
#pragma warning restore RS0030
}
