using System.Text.RegularExpressions;
using Hybrid.Testing;

namespace Hybrid.Architecture;

/// <summary>"The way of one torrent" in docs/architecture.md stays short enough to be read at one sitting.</summary>
public sealed partial class WayTests
{
    private const int MostFiles = 14;
    private const int MostLines = 1400;

    [Fact]
    public void The_way_of_one_torrent_is_a_dozen_files_that_are_there()
    {
        string[] way = Way();
        Assert.InRange(way.Length, 10, MostFiles);
        Assert.DoesNotContain(way, file => !File.Exists(Repository.At(file)));
    }

    [Fact]
    public void It_is_read_at_one_sitting()
    {
        (string File, int Lines)[] lengths = [.. Way().Select(file => (file, File.ReadLines(Repository.At(file)).Count()))];
        int lines = lengths.Sum(l => l.Lines);
        Assert.True(lines <= MostLines, $"{lines} lines: {string.Join(", ", lengths.Select(l => $"{l.File} {l.Lines}"))}");
    }

    private static string[] Way()
    {
        string document = File.ReadAllText(Repository.At("docs", "architecture.md"));
        string section = Section().Match(document).Value;
        return [.. Row().Matches(section).Select(m => m.Groups["path"].Value)];
    }

    [GeneratedRegex(
        @"^## The way of one torrent$.*?(?=^## )",
        RegexOptions.Multiline | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Section();

    [GeneratedRegex(
        @"^\| \d+ \| `(?<path>[\w./]+\.cs)`",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Row();
}
