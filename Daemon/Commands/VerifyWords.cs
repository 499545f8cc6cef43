using Hybrid.Daemon.Verifying;
using Hybrid.Texts;
using static Hybrid.Daemon.Commands.ThisProgram;

namespace Hybrid.Daemon.Commands;

/// <summary>What verify found, in words.</summary>
internal static class VerifyWords
{
    public static string Of(CheckedFile found) =>
        found.Condition switch
        {
            FileCondition.Same => "It is as it was filed.",
            FileCondition.NotHashed =>
                "It has its size. Its content cannot be compared yet, because its hash was not taken: that is done at night (HASH_MINUTES).",
            FileCondition.Missing => $"It is not there any more. {Again(found)}",
            FileCondition.Unreadable => $"It cannot be read: {Untrusted.Clean(found.Fault, 500)}.",
            FileCondition.SizeChanged =>
                $"Its size has changed from {Format.Bytes(found.File.Bytes)} to {Format.Bytes(found.BytesNow ?? 0)} ({found.File.Bytes} to {found.BytesNow} bytes). {Cause(found)} {Remedy(found)}",
            FileCondition.ContentChanged => $"Its content has changed. {Cause(found)} {Remedy(found)}",
            _ => throw new ArgumentOutOfRangeException(nameof(found), found.Condition, "No such condition."),
        };

    public static string Of(VerifiedTotal total) =>
        $"Placed files: {total.Files} ({Format.Bytes(total.Bytes)}). As they were filed: {total.Same}. Not hashed yet: {total.NotHashed}. Changed size: {total.SizeChanged}. Changed content: {total.ContentChanged}. Missing: {total.Missing}. Unreadable: {total.Unreadable}.";

    private static string Cause(CheckedFile found) =>
        found.WasWritten && found.ModifiedNow is { } now
            ? $"A program wrote to it at {Format.Time(now)}."
            : "Its time has not changed, so hardly a program wrote to it: the disk or the memory may have lost data.";

    private static string Remedy(CheckedFile found) =>
        found.IsDownloadToo
            ? $"It is a hard link of the download {Untrusted.Clean(found.File.Source, Untrusted.PathLength)}, so the download has changed too. If it is still a torrent, let Transmission verify its local data: it loads the broken pieces again, into both."
            : Again(found);

    private static string Again(CheckedFile found) =>
        $"If its download {Untrusted.Clean(found.File.Source, Untrusted.PathLength)} is whole, {(found.BytesNow is null ? "" : "move the file away, ")}undo the item and approve it again:\n  {Run($"undo {found.File.ItemId}")}\n  {Run($"approve {found.File.ItemId}")}";
}

internal sealed record VerifiedLine(long Item, string Path, string Condition, string Sentence)
{
    public bool? DownloadChangedToo { get; init; }

    public static VerifiedLine Of(CheckedFile found) =>
        new(
            found.File.ItemId,
            Untrusted.Clean(found.File.Path, Untrusted.PathLength),
            CommandJson.Word(found.Condition),
            VerifyWords.Of(found)
        )
        {
            DownloadChangedToo = found.IsDamage && found.BytesNow is not null ? found.IsDownloadToo : null,
        };
}

/// <param name="Bytes">Of all these files, as they were filed.</param>
internal sealed record VerifiedTotal(
    int Files,
    long Bytes,
    int Same,
    int NotHashed,
    int SizeChanged,
    int ContentChanged,
    int Missing,
    int Unreadable
)
{
    public static VerifiedTotal Of(IReadOnlyDictionary<FileCondition, int> counts, long bytes)
    {
        return new VerifiedTotal(
            counts.Values.Sum(),
            bytes,
            Count(FileCondition.Same),
            Count(FileCondition.NotHashed),
            Count(FileCondition.SizeChanged),
            Count(FileCondition.ContentChanged),
            Count(FileCondition.Missing),
            Count(FileCondition.Unreadable)
        );

        int Count(FileCondition condition) => counts.GetValueOrDefault(condition);
    }
}
