using Hybrid.Daemon.LibraryIndex;
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

    public static string Of(AdoptedOutcome outcome) =>
        outcome switch
        {
            AdoptedOutcome.Renamed o => Of(o),
            AdoptedOutcome.NoSuchTitle o =>
                $"The library has no title \"{Untrusted.Clean(o.Text)}\" that another hand filed. To see the titles:\n  {ThisProgram.Run("library list")}",
            AdoptedOutcome.NotSettled o =>
                $"No id says which title of the catalog \"{Untrusted.Clean(o.Text)}\" is. To settle it first:\n  {ThisProgram.Run($"library adopt \"{Untrusted.Clean(o.Text)}\"")}",
            AdoptedOutcome.SeveralTitles o =>
                $"Several titles in the library are called \"{Untrusted.Clean(o.Text)}\". Give the id of one:\n{string.Join('\n', o.Titles.Select(t => $"  {t.Id}  {Untrusted.Clean(t.ToString())}"))}",
            AdoptedOutcome.Failed o => Untrusted.Clean(o.Fault.Sentence, 500),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
        };

    private static string Of(AdoptedOutcome.Renamed o)
    {
        string heading =
            o.Files.Count == 0 ? "No video of another hand gets another name"
            : o.IsPreview ? $"Videos of another hand that would get another name: {o.Files.Count}"
            : $"The daemon renames videos of another hand: {o.Files.Count}";
        IEnumerable<string> parts =
        [
            $"{heading}. Have it already: {o.InPlace}.",
            .. o
                .Files.Take(Most)
                .Select(f =>
                    $"  {Untrusted.Clean(f.From, Untrusted.PathLength)}\n    {Untrusted.Clean(Path.GetFileName(f.To), Untrusted.PathLength)}"
                ),
            More(o.Files.Count, "files"),
            o.Kept.Count == 0 ? "" : $"Keep their names: {o.Kept.Count}",
            .. o.Kept.Take(Most).Select(k => $"  {Untrusted.Clean(k.Path, Untrusted.PathLength)}\n    {Untrusted.Clean(k.Why, 500)}"),
            More(o.Kept.Count, "files"),
            o.Files.Count == 0 ? ""
            : o.IsPreview ? "Nothing was written. To rename them, give the same command without --dry-run."
            : $"To see what came of it:\n  {ThisProgram.Run("history --event relocated")}\nTo give them their names back, add --undo to the same command.",
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
