namespace Hybrid.Daemon.Watching;

/// <summary>What one look at an entry of a folder found.</summary>
/// <param name="Report">Its plain files.</param>
/// <param name="Odd">What is in it and is no file of the download.</param>
/// <param name="Folders">The entry's folders with their times; empty for a file.</param>
internal sealed record FolderLook(Report Report, IReadOnlyList<OddEntry> Odd, IReadOnlyList<FolderTime> Folders);

/// <param name="Path">Relative to the watched folder, separated by '/'. Untrusted.</param>
/// <param name="Reason">A sentence.</param>
internal sealed record OddEntry(string Path, string Reason);

/// <param name="Path">Absolute.</param>
/// <param name="Time">Of the last change of a name in it.</param>
internal sealed record FolderTime(string Path, DateTimeOffset Time);

/// <summary>An entry that is not taken in, for a reason that the message tells in a sentence.</summary>
internal sealed class OddEntryException(string sentence) : Exception(sentence);
