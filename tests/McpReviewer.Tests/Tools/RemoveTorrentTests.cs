using System.Text.Json;
using Hybrid.Ledger;
using Hybrid.Testing;
using Hybrid.Testing.Transmission;

namespace Hybrid.Reviewer.Tools;

/// <summary>A torrent goes after a person's yes to exactly what was shown, and its data only when plex-mcp is done with all of it.</summary>
public sealed class RemoveTorrentTests
{
    private const string Name = "Nosferatu.1922";

    public static TheoryData<string> Versions => TorrentBench.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task It_is_asked_first_and_then_leaves_the_list_and_its_data_stay(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        string hash = await bench.DownloadAsync(Name, "film.mkv");
        long id = await bench.TakeInAsync(hash, Name, ItemState.AwaitingReview, "film.mkv");
        await using ReviewerSession session = await bench.ConnectAsync();

        JsonElement preview = (await session.CallAsync("remove_torrent", Arguments())).Answer();
        int before = await CountAsync(session);
        JsonElement done = (await session.CallAsync("remove_torrent", Arguments(Token(preview)))).Answer();

        Assert.Equal(
            $"Remove the torrent \"{Name}\" ({hash[..12]}, 19.6 KiB in 1 file) from Transmission's list? It seeds no longer, and its files stay below \"{bench.DownloadDir}\". Item {id} of it is awaiting review.",
            Question(preview)
        );
        Assert.Equal((1, 0), (before, await CountAsync(session)));
        Assert.StartsWith(
            $"The torrent \"{Name}\" was removed from Transmission's list.",
            done.String("sentence"),
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(Path.Combine(bench.DownloadDir, Name, "film.mkv")));
        HistoryEntry line = await bench.LastLineAsync(id);
        Assert.Equal(
            (HistoryEvent.TorrentRemoved, Actor.Reviewer, Confirmation.Repeated, "a-client 1.2"),
            (line.Event, line.Actor, line.Confirmation, line.Client)
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Data_goes_after_a_yes_that_saw_every_file_and_the_librarys_link_stays(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        string hash = await bench.DownloadAsync(Name, "film.mkv", "sample.mkv");
        long id = await bench.TakeInAsync(hash, Name, ItemState.Finished, "film.mkv", "sample.mkv");
        var user = new AskedUser { Answer = true };
        await using ReviewerSession session = await bench.ConnectAsync(user);

        JsonElement done = (await session.CallAsync("remove_torrent", Arguments(withData: true))).Answer();

        Assert.Equal(
            $"Remove the torrent \"{Name}\" ({hash[..12]}) from Transmission and delete its data: 39.1 KiB in 2 files below \"{bench.DownloadDir}\"? Not in the library, and lost for good: \"{Name}/sample.mkv\". Deleted: \"{Name}/film.mkv\", \"{Name}/sample.mkv\". Hard links of it stand in the library, and stay: \"{bench.Library}/film.mkv\".",
            Assert.Single(user.Questions)
        );
        Assert.Contains("data are deleted", done.String("sentence"), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(session));
        await UntilGoneAsync(Path.Combine(bench.DownloadDir, Name, "film.mkv"));
        Assert.StartsWith(
            $"{Name} film.mkv",
            await File.ReadAllTextAsync(Path.Combine(bench.Library, "film.mkv")),
            StringComparison.Ordinal
        );
        HistoryEntry line = await bench.LastLineAsync(id);
        Assert.Equal((HistoryEvent.TorrentRemoved, Confirmation.Answered), (line.Event, line.Confirmation));
        Assert.Contains("were deleted", line.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_removes_nothing_and_says_of_what()
    {
        await using TorrentBench bench = await TorrentBench.StartAsync("installed");
        string hash = await bench.DownloadAsync(Name, "film.mkv");
        await bench.TakeInAsync(hash, Name, ItemState.Finished, "film.mkv");
        await using ReviewerSession session = await bench.ConnectAsync(new AskedUser { Answer = false });

        string said = (await session.CallAsync("remove_torrent", Arguments(withData: true))).Failure();

        Assert.Contains($"nothing was changed for the torrent \"{Name}\"", said, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(session));
        Assert.True(File.Exists(Path.Combine(bench.DownloadDir, Name, "film.mkv")));
    }

    [Theory]
    [InlineData(null, "1 wanted file(s) of it are not taken in")]
    [InlineData(ItemState.AwaitingReview, "waits for a decision: ask the user for that first.")]
    [InlineData(ItemState.Approved, "of it is approved, not placed yet. Try again when it is done.")]
    [InlineData(ItemState.Rejected, null)]
    [InlineData(ItemState.Finished, null)]
    public async Task Data_is_deleted_only_of_what_is_taken_in_and_done(ItemState? state, string? refusal)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync("installed");
        string hash = await bench.DownloadAsync(Name, "film.mkv");
        if (state is { } taken)
        {
            await bench.TakeInAsync(hash, Name, taken, "film.mkv");
        }

        await using ReviewerSession session = await bench.ConnectAsync();

        ModelContextProtocol.Protocol.CallToolResult answer = await session.CallAsync("remove_torrent", Arguments(withData: true));

        if (refusal is null)
        {
            Assert.Contains("delete its data", Question(answer.Answer()), StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(refusal, answer.Failure(), StringComparison.Ordinal);
        }

        Assert.Equal(1, await CountAsync(session));
    }

    [Fact]
    public async Task A_file_that_was_not_taken_in_keeps_the_data()
    {
        await using TorrentBench bench = await TorrentBench.StartAsync("installed");
        string hash = await bench.DownloadAsync(Name, "film.mkv", "second.mkv", "._film.mkv");
        await bench.TakeInAsync(hash, Name, ItemState.Finished, "film.mkv");
        await using ReviewerSession session = await bench.ConnectAsync();

        Assert.Contains(
            "1 wanted file(s) of it are not taken in",
            (await session.CallAsync("remove_torrent", Arguments(withData: true))).Failure(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Data_that_another_torrent_has_too_or_that_stands_in_the_library_is_kept()
    {
        await using TorrentBench bench = await TorrentBench.StartAsync("installed");
        string hash = await bench.DownloadAsync(Name, "film.mkv");
        await bench.TakeInAsync(hash, Name, ItemState.Finished, "film.mkv");
        await using ReviewerSession inLibrary = await bench.ConnectAsync(settings: s => s with { MoviesDirs = [bench.DownloadDir] });
        string library = (await inLibrary.CallAsync("remove_torrent", Arguments(withData: true))).Failure();
        byte[] content = await File.ReadAllBytesAsync(Path.Combine(bench.DownloadDir, Name, "film.mkv"));
        await bench.Rpc.AddAsync(TorrentFileMaker.WithNames(Name, (["film.mkv"], content), (["other.nfo"], [1, 2, 3])), paused: true);
        await using ReviewerSession session = await bench.ConnectAsync();

        string shared = (
            await session.CallAsync("remove_torrent", new Dictionary<string, object?> { ["torrent"] = hash, ["delete_data"] = true })
        ).Failure();

        Assert.Contains($"Its files are in the library folder {bench.DownloadDir} themselves.", library, StringComparison.Ordinal);
        Assert.Contains($"The torrent \"{Name}\" has the same files", shared, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(bench.DownloadDir, Name, "film.mkv")));
    }

    [Fact]
    public async Task A_yes_holds_only_while_all_is_as_it_was_shown()
    {
        await using TorrentBench bench = await TorrentBench.StartAsync("installed");
        string hash = await bench.DownloadAsync(Name, "film.mkv");
        long id = await bench.TakeInAsync(hash, Name, ItemState.Finished, "film.mkv");
        await using ReviewerSession session = await bench.ConnectAsync();
        JsonElement shown = (await session.CallAsync("remove_torrent", Arguments(withData: true))).Answer();
        string listOnly = Token((await session.CallAsync("remove_torrent", Arguments())).Answer());

        File.Delete(Path.Combine(bench.Library, "film.mkv"));
        JsonElement anew = (await session.CallAsync("remove_torrent", Arguments(Token(shown), withData: true))).Answer();
        string foreign = (await session.CallAsync("remove_torrent", Arguments(listOnly, withData: true))).Answer().String("sentence");
        await bench.Ledger.ChangeAsync(id, i => i.Move(ItemState.Undoing, Actor.CommandLine, "Undo.", TimeProvider.System.GetUtcNow()));
        string late = (await session.CallAsync("remove_torrent", Arguments(Token(anew), withData: true))).Failure();

        Assert.Contains("lost for good: \"Nosferatu.1922/film.mkv\"", Question(anew), StringComparison.Ordinal);
        Assert.Contains("What was shown has changed since.", anew.String("sentence"), StringComparison.Ordinal);
        Assert.Contains("for another call", foreign, StringComparison.Ordinal);
        Assert.Contains("being taken out of the library", late, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(session));
        Assert.True(File.Exists(Path.Combine(bench.DownloadDir, Name, "film.mkv")));
    }

    private static Dictionary<string, object?> Arguments(string? confirm = null, bool withData = false) =>
        new(StringComparer.Ordinal)
        {
            ["torrent"] = Name,
            ["delete_data"] = withData,
            ["confirm"] = confirm,
        };

    private static string Token(JsonElement preview) => preview.GetProperty("ask").String("confirm");

    private static string Question(JsonElement preview) => preview.GetProperty("ask").GetProperty("questions")[0].GetString()!;

    private static async Task<int> CountAsync(ReviewerSession session) => (await session.CallAsync("list_torrents")).Answer().Int("total");

    private static async Task UntilGoneAsync(string path)
    {
        using var patience = new CancellationTokenSource(Hang.Limit);
        while (File.Exists(path))
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
