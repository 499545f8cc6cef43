using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Texts;

namespace Hybrid.Daemon.Announcing;

/// <summary>What a look at the server means, and when the next one is. Pure.</summary>
internal static class LookPolicy
{
    /// <summary>A scan that was asked for may get lost, for example while the server scans already. It is asked for once more after this.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>How long a server may take for a scan before it is told that it does not show a file. A busy one scans one folder after the other.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>A server shows a file before it has found its title. A wrong title counts only if it is there twice, with this between.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>What was told is looked at again each day, so that it goes away when a person has mended it.</summary>
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>The first look after the notification. A scan of one folder takes seconds, but Jellyfin and Emby wait a minute for more changes.</summary>
    /// <remarks>LibraryMonitorDelay, 60 s unless it is changed: https://typescript-sdk.jellyfin.org/interfaces/generated-client.ServerConfiguration.html.</remarks>
    public static TimeSpan First(MediaServerKind server) => TimeSpan.FromSeconds(server == MediaServerKind.Plex ? 10 : 75);

    /// <summary>Whether the server is to be asked once more for a scan.</summary>
    public static bool IsToBeAskedAgain(ServerLook look, DateTimeOffset now) =>
        look.State == ServerLookState.Waiting && look.Tries > 0 && look.ToldAt <= look.Since && now - look.Since >= Again;

    /// <summary>Writes the state, the sentence and the next look.</summary>
    public static void Apply(ServerLook look, Answer<Seen> answer, DateTimeOffset now)
    {
        if (!answer.IsOk)
        {
            // The server's own fault is in the status. That it shows nothing cannot be said.
            look.DueAt = Next(look, now, answer.Fault.RetryAfter ?? Settled);
            return;
        }

        Seen seen = answer.Value!;
        look.Tries++;
        ShownTitle? wrong = WrongIn(seen);
        string[] missing = [.. seen.Videos.Except(seen.Shown.Select(s => s.Path), StringComparer.Ordinal)];
        if (wrong is not null)
        {
            Wrong(look, seen, wrong, now);
        }
        else if (missing.Length > 0)
        {
            Missing(look, seen, missing, now);
        }
        else
        {
            look.State = ServerLookState.Confirmed;
            look.Sentence = $"{look.Server} shows it as {Title(seen.Shown[0])}.";
            look.DueAt = null;
        }
    }

    /// <summary>The first file that is shown as another title, or as none.</summary>
    public static ShownTitle? WrongIn(Seen seen) => seen.Shown.FirstOrDefault(s => Match(s, seen) is ShownMatch.Other or ShownMatch.None);

    private static void Wrong(ServerLook look, Seen seen, ShownTitle wrong, DateTimeOffset now)
    {
        var words = MediaServerWords.Of(look.Server);
        string sentence =
            Match(wrong, seen) == ShownMatch.None
                ? $"{words.Name} shows {File(wrong.Path)} without a title: it found no match for {Ours(seen)}."
                : $"{words.Name} shows {File(wrong.Path)} as {Title(wrong)}, but it was filed as {Ours(seen)}.";
        string mend =
            $" If plex-mcp is right, choose \"{words.FixMatch}\" at that title in {words.Name}. If {words.Name} is right, run: plex-mcp-daemon undo {seen.ItemId}";
        if (look.State != ServerLookState.MatchedOtherwise && look.Sentence != sentence + mend)
        {
            // Seen for the first time: the server may still be looking for the title.
            look.DueAt = now + Settled;
        }
        else
        {
            look.State = ServerLookState.MatchedOtherwise;
            look.DueAt = Next(look, now, Daily);
        }

        look.Sentence = sentence + mend;
    }

    private static void Missing(ServerLook look, Seen seen, string[] missing, DateTimeOffset now)
    {
        if (look.State == ServerLookState.Waiting && now - look.Since < Patience)
        {
            DateTimeOffset later = Backoff.After(look.Tries, now);
            DateTimeOffset last = look.Since + Patience;
            look.DueAt = later < last ? later : last;
            return;
        }

        var words = MediaServerWords.Of(look.Server);
        look.State = ServerLookState.NotShown;
        look.Sentence =
            $"{words.Name} does not show {missing.Length} of {seen.Videos.Count} file(s) of {Ours(seen)}, long after it was asked to scan. The first: {Untrusted.Clean(missing[0], Untrusted.PathLength)}. "
            + $"Check that {words.Name} may read it, that {words.PathMapSetting} names the folder as {words.Name} does, "
            + (look.Server == MediaServerKind.Plex ? "and that the file is not in Plex's trash." : "and that no .ignore file hides it.");
        look.DueAt = Next(look, now, Daily);
    }

    private static ShownMatch Match(ShownTitle shown, Seen seen) =>
        shown.MatchWith(seen.Ours.Title.Id.Tmdb, seen.Ours.ImdbId, seen.Ours.TvdbId);

    private static DateTimeOffset? Next(ServerLook look, DateTimeOffset now, TimeSpan wait) =>
        now - look.Since > Longest ? null : now + wait;

    private static string File(string path) => Untrusted.Clean(Path.GetFileName(path), Untrusted.PathLength);

    private static string Ours(Seen seen) => Format.Title(seen.Ours.Title.Name, seen.Ours.Title.Year);

    private static string Title(ShownTitle shown) => Format.Title(Untrusted.Clean(shown.Name), shown.Year);
}
