using Hybrid.Reviewing;
using Hybrid.Texts;

namespace Hybrid.Daemon.Commands;

/// <summary>What rename says to a person.</summary>
internal static class RenameWords
{
    /// <summary>Items and kept files that are named; of more, only the number is.</summary>
    private const int Most = 20;

    public static string Of(RenameOutcome.Renamed o)
    {
        int files = o.Items.Sum(i => i.Files.Count);
        IEnumerable<string> parts =
        [
            Heading(o, files),
            .. o.Items.Take(Most).Select(i => $"Item {i.Id}, {i.Title}:\n{ReviewWords.Lines(i.Files)}"),
            More(o.Items.Count, "items"),
            Kept(o),
            files == 0 ? ""
            : o.IsPreview ? "Nothing was written. To rename them, give the same command without --dry-run."
            : $"To see what came of it:\n  {ThisProgram.Run("history --event relocated")}",
        ];
        return string.Join('\n', parts.Where(p => p.Length > 0));
    }

    private static string Heading(RenameOutcome.Renamed o, int files) =>
        files > 0
            ? $"{(o.IsPreview ? "Files that would get another name" : "The daemon renames")}: {files}. Have it already: {o.InPlace}."
            : $"No file gets another name. Have it already: {o.InPlace}.";

    private static string Kept(RenameOutcome.Renamed o) =>
        o.Kept.Count == 0
            ? ""
            : $"Keep their names: {o.Kept.Count}\n"
                + string.Join(
                    '\n',
                    o.Kept.Take(Most).Select(k => $"  {Untrusted.Clean(k.Path, Untrusted.PathLength)} (item {k.Item})\n    {k.Why}")
                )
                + (o.Kept.Count > Most ? $"\n{More(o.Kept.Count, "files")}" : "");

    private static string More(int count, string what) => count > Most ? $"  and {count - Most} more {what}" : "";
}
