using System.Globalization;
using Hybrid.Ledger;
using Hybrid.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reviewing;

/// <param name="Folder">A library folder of the settings.</param>
/// <param name="Files">Videos, subtitles and extras that are known in it.</param>
/// <param name="Sentence">How far it was read, and why it could not be.</param>
public sealed record LibraryLine(string Folder, int Files, string Sentence)
{
    public bool UnderWay { get; init; }

    /// <summary>When it was last read to the end; null before the first time.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    public static async Task<IReadOnlyList<LibraryLine>> ReadAsync(LedgerDb db, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await db.LibraryRoots.AsNoTracking().OrderBy(r => r.Path).ToListAsync(cancellationToken)).Select(r => Of(r, now))];

    public static LibraryLine Of(IndexedRoot root, DateTimeOffset now)
    {
        bool isUnderWay = root.IsUnderWay(now);
        string folder = Untrusted.Clean(root.Path, Untrusted.PathLength);
        string known = root.FinishedAt is { } at
            ? $"{Number(root.Files)} files are known, last read {Format.Utc(at)}."
            : "It was not read to the end yet.";
        string going = isUnderWay
            ? $" It is being read since {Format.Utc(root.StartedAt!.Value)}: {Number(root.Seen)} entries so far."
            : "";
        string trouble = root.Trouble is null ? "" : $" {Untrusted.Clean(root.Trouble, 700)}";
        return new LibraryLine(folder, root.Files, $"Library {folder}: {known}{going}{trouble}")
        {
            UnderWay = isUnderWay,
            FinishedAt = root.FinishedAt,
        };
    }

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
