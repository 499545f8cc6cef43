using System.Text.Json.Nodes;
using Hybrid.Neighbors;
using Hybrid.Testing;
using Hybrid.Testing.Transmission;

namespace Hybrid.Torrents;

/// <summary>What must hold with a real Transmission, wherever it runs: as a process here, in a container in the end-to-end tests.</summary>
public abstract class TransmissionFacts : IAsyncLifetime
{
    private ITransmission? _transmission;

    private ITransmission Transmission => _transmission ?? throw new InvalidOperationException("It is started by InitializeAsync.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _transmission = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_transmission is not null)
        {
            await _transmission.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task It_says_which_version_it_is_and_where_it_downloads_to()
    {
        TransmissionInfo info = Ok(await Transmission.Client().VersionAsync(Cancellation));

        Assert.Matches(@"^\d+\.\d", info.Version);
        Assert.InRange(info.RpcVersion, 15, 99);
        Assert.Equal(Transmission.DownloadDir, info.DownloadDir);
    }

    [Fact]
    public async Task A_finished_torrent_is_complete_with_every_file_at_its_place()
    {
        byte[] torrent = Release("The.Matrix.1999.1080p-GROUP", ("the.matrix.1999.mkv", 100_000), ("Subs/english & more.srt", 1_000));
        string hash = await Transmission.Rpc.AddAsync(torrent, labels: ["movies", "plex"]);
        await Transmission.Rpc.UntilDoneAsync(hash);

        Torrent found = Assert.Single(Ok(await Transmission.Client().ListAsync(Cancellation)));

        Assert.Equal(hash, found.Hash);
        Assert.Equal("The.Matrix.1999.1080p-GROUP", found.Name);
        Assert.Equal(Transmission.DownloadDir, found.DownloadDir);
        Assert.Equal("movies, plex", string.Join(", ", found.Labels));
        Assert.Equal(101_000, found.SizeWhenDone);
        Assert.Equal(1, found.PercentDone);
        Assert.NotNull(found.AddedAt);
        Assert.Null(found.ErrorText);
        Assert.True(found.ClaimsDone);
        Completion.Complete complete = Assert.IsType<Completion.Complete>(Completion.Of(found, LengthOnDisk));
        Assert.Equal(
            "The.Matrix.1999.1080p-GROUP/Subs/english & more.srt, The.Matrix.1999.1080p-GROUP/the.matrix.1999.mkv",
            string.Join(", ", complete.Files.Select(file => file.Path))
        );
    }

    [Theory]
    [InlineData("Amélie 日本 – I’d.mkv")]
    [InlineData("😀 𝕏 🇩🇪.mkv")]
    [InlineData("backwards \u202Etxt.mkv")]
    [InlineData("Ame\u0301lie decomposed.mkv")]
    public async Task A_file_is_found_whatever_letters_its_name_has(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows knows no such names.");
        string hash = await Transmission.Rpc.AddAsync(Release("Letters", (name, 20_000)));
        await Transmission.Rpc.UntilDoneAsync(hash);

        Torrent found = Ok(await Transmission.Client().GetAsync(hash, Cancellation))!;

        Completion.Complete complete = Assert.IsType<Completion.Complete>(Completion.Of(found, LengthOnDisk));
        Assert.Equal("Letters/" + name, Assert.Single(complete.Files).Path);
    }

    [Fact]
    public async Task A_file_that_is_not_wanted_is_no_part_of_what_is_complete()
    {
        byte[] torrent = Release("Season", ("a.e01.mkv", 50_000), ("b.sample.mkv", 10_000));
        File.Delete(Path.Combine(Transmission.DownloadDir, "Season", "b.sample.mkv"));

        // The first file ends inside a piece that it shares with the sample: without that piece it would never be whole.
        byte[] aligned = Release("Aligned", ("a.e01.mkv", 4 * 16 * 1024), ("b.sample.mkv", 10_000));
        File.Delete(Path.Combine(Transmission.DownloadDir, "Aligned", "b.sample.mkv"));
        string whole = await Transmission.Rpc.AddAsync(aligned, filesUnwanted: [1]);
        string cut = await Transmission.Rpc.AddAsync(torrent, filesUnwanted: [1]);
        await Transmission.Rpc.UntilDoneAsync(whole);

        Torrent done = Ok(await Transmission.Client().GetAsync(whole, Cancellation))!;
        Torrent waiting = Ok(await Transmission.Client().GetAsync(cut, Cancellation))!;

        Assert.Equal([true, false], done.Files.Select(file => file.Wanted));
        Completion.Complete complete = Assert.IsType<Completion.Complete>(Completion.Of(done, LengthOnDisk));
        Assert.Equal("Aligned/a.e01.mkv", Assert.Single(complete.Files).Path);
        Assert.IsType<Completion.NotYet>(Completion.Of(waiting, LengthOnDisk));
    }

    [Fact]
    public async Task A_torrent_without_its_data_is_verified_then_downloaded_and_not_complete()
    {
        byte[] torrent = Release("Nothing.Here", ("film.mkv", 40_000));
        Directory.Delete(Path.Combine(Transmission.DownloadDir, "Nothing.Here"), recursive: true);
        string hash = await Transmission.Rpc.AddAsync(torrent);

        Torrent found = Ok(await Transmission.Client().GetAsync(hash, Cancellation))!;

        Assert.Equal(40_000, found.LeftUntilDone);
        IncompleteReason why = Assert.IsType<Completion.NotYet>(Completion.Of(found, LengthOnDisk)).Why;
        Assert.True(why is IncompleteReason.Verifying or IncompleteReason.Downloading, why.ToString());
    }

    [Fact]
    public async Task The_done_script_is_set_and_told()
    {
        Assert.False(Ok(await Transmission.Client().DoneScriptAsync(Cancellation)).Enabled);

        // Transmission takes any path: whether it can run it is not asked.
        var script = new DoneScript(true, "/nowhere/a script's name");
        Ok(await Transmission.Client().SetDoneScriptAsync(script, Cancellation));
        Assert.Equal(script, Ok(await Transmission.Client().DoneScriptAsync(Cancellation)));

        Ok(await Transmission.Client().SetDoneScriptAsync(new DoneScript(false, ""), Cancellation));
        Assert.False(Ok(await Transmission.Client().DoneScriptAsync(Cancellation)).Enabled);
    }

    [Fact]
    public async Task A_magnet_link_that_has_not_told_its_files_is_not_complete_though_nothing_is_left()
    {
        const string Hash = "0123456789abcdef0123456789abcdef01234567";
        await Transmission.Rpc.CallAsync(
            "torrent-add",
            new JsonObject { ["filename"] = $"magnet:?xt=urn:btih:{Hash}&dn=Some.Film.2001" },
            Cancellation
        );

        Torrent found = Ok(await Transmission.Client().GetAsync(Hash, Cancellation))!;

        Assert.Equal(0, found.LeftUntilDone);
        Assert.Empty(found.Files);
        Assert.Equal(IncompleteReason.NoMetadata, Assert.IsType<Completion.NotYet>(Completion.Of(found, LengthOnDisk)).Why);
    }

    [Fact]
    public async Task Data_deleted_behind_a_finished_torrent_are_missed()
    {
        string hash = await Transmission.Rpc.AddAsync(Release("Gone", ("film.mkv", 40_000)));
        await Transmission.Rpc.UntilDoneAsync(hash);
        File.Delete(Path.Combine(Transmission.DownloadDir, "Gone", "film.mkv"));

        Torrent found = Ok(await Transmission.Client().GetAsync(hash, Cancellation))!;

        Assert.True(found.ClaimsDone);
        Assert.Equal(IncompleteReason.FileMissing, Assert.IsType<Completion.NotYet>(Completion.Of(found, LengthOnDisk)).Why);
    }

    [Fact]
    public async Task A_restart_of_Transmission_changes_no_hash_and_the_same_client_goes_on()
    {
        string[] added =
        [
            await Transmission.Rpc.AddAsync(Release("One", ("one.mkv", 20_000))),
            await Transmission.Rpc.AddAsync(Release("Two", ("two.mkv", 20_000))),
            await Transmission.Rpc.AddAsync(Release("Three", ("three.mkv", 20_000))),
        ];
        foreach (string hash in added)
        {
            await Transmission.Rpc.UntilDoneAsync(hash);
        }

        TransmissionClient client = Transmission.Client();
        IReadOnlyList<Torrent> before = Ok(await client.ListAsync(Cancellation));
        Uri url = Transmission.Url;
        await Transmission.RestartAsync();
        foreach (string hash in added)
        {
            await Transmission.Rpc.UntilDoneAsync(hash);
        }

        // A container may come back at another port; at the same one, the client still holds the session id of the dead process.
        client = url == Transmission.Url ? client : Transmission.Client();
        IReadOnlyList<Torrent> after = Ok(await client.ListAsync(Cancellation));

        Assert.Equal(added.Order(StringComparer.Ordinal), before.Select(t => t.Hash).Order(StringComparer.Ordinal));
        Assert.Equal(added.Order(StringComparer.Ordinal), after.Select(t => t.Hash).Order(StringComparer.Ordinal));
        Assert.All(after, torrent => Assert.IsType<Completion.Complete>(Completion.Of(torrent, LengthOnDisk)));
    }

    [Fact]
    public async Task A_torrent_taken_off_the_list_keeps_its_data_and_the_others_stay()
    {
        string removed = await Transmission.Rpc.AddAsync(Release("Removed", ("film.mkv", 20_000)));
        string kept = await Transmission.Rpc.AddAsync(Release("Kept", ("film.mkv", 20_000)));
        await Transmission.Rpc.UntilDoneAsync(removed);
        TransmissionClient client = Transmission.Client();

        Assert.Equal(removed, Ok(await client.RemoveFromListAsync(removed.ToUpperInvariant(), Cancellation)));
        Assert.Equal(removed, Ok(await client.RemoveFromListAsync(removed, Cancellation)));

        Assert.Null(Ok(await client.GetAsync(removed, Cancellation)));
        Assert.Equal(kept, Assert.Single(Ok(await client.ListAsync(Cancellation))).Hash);
        Assert.Equal(20_000, LengthOnDisk(Path.Combine(Transmission.DownloadDir, "Removed", "film.mkv")));
    }

    [Fact]
    public async Task A_torrent_is_added_once_paused_resumed_verified_and_labelled()
    {
        byte[] file = Release("Added", ("film.mkv", 40_000));
        TransmissionClient client = Transmission.Client();
        TorrentMetainfo source = TorrentMetainfo.Of(file, out string? _)!;

        AddedTorrent added = Ok(await client.AddAsync(source, folder: null, paused: true, Cancellation));
        AddedTorrent again = Ok(await client.AddAsync(source, folder: null, paused: true, Cancellation));
        Assert.Equal(("Added", false, true, added.Hash), (added.Name, added.IsDuplicate, again.IsDuplicate, again.Hash));

        Ok(await client.VerifyAsync(added.Hash, Cancellation));
        await Transmission.Rpc.UntilDoneAsync(added.Hash);
        Assert.Equal(TorrentStatus.Stopped, await StatusAsync(client, added.Hash, TorrentStatus.Stopped));
        Ok(await client.ResumeAsync(added.Hash, Cancellation));
        Assert.Equal(TorrentStatus.Seeding, await StatusAsync(client, added.Hash, TorrentStatus.Seeding));
        Ok(await client.PauseAsync(added.Hash, Cancellation));
        Assert.Equal(TorrentStatus.Stopped, await StatusAsync(client, added.Hash, TorrentStatus.Stopped));

        Ok(await client.LabelAsync(added.Hash, ["movies", "from a friend"], Cancellation));
        Assert.Equal(["movies", "from a friend"], Ok(await client.GetAsync(added.Hash, Cancellation))!.Labels);
        Ok(await client.LabelAsync(added.Hash, [], Cancellation));
        Assert.Empty(Ok(await client.GetAsync(added.Hash, Cancellation))!.Labels);
    }

    [Fact]
    public async Task A_magnet_link_is_added_into_a_folder_of_its_own()
    {
        const string Hash = "0123456789abcdef0123456789abcdef01234567";
        MagnetLink link = MagnetLink.Of(
            $"magnet:?xt=urn:btih:{Hash}&dn=Some.Film&tr=https://t.example.org/key0123/announce",
            out string? _
        )!;
        TransmissionClient client = Transmission.Client();

        AddedTorrent added = Ok(await client.AddAsync(link, $"{Transmission.DownloadDir}/movies", paused: true, Cancellation));
        TorrentDetails details = Ok(await client.DetailsAsync(Hash, Cancellation))!;

        Assert.Equal((Hash, false), (added.Hash, added.IsDuplicate));
        Assert.Equal($"{Transmission.DownloadDir}/movies", details.Torrent.DownloadDir);
        // Of the tracker's address, which has a key in it, only the host.
        Assert.Equal("t.example.org", Assert.Single(details.Trackers).Host);
        Assert.Equal((SeedLimitKind.Session, SeedLimitKind.Session), (details.Ratio.Kind, details.Idle.Kind));
        await Transmission.Rpc.SetAsync(
            Hash,
            new JsonObject
            {
                ["seedRatioMode"] = 1,
                ["seedRatioLimit"] = 2.5,
                ["seedIdleMode"] = 2,
            }
        );
        details = Ok(await client.DetailsAsync(Hash, Cancellation))!;
        Assert.Equal(new SeedLimit(SeedLimitKind.Own, 2.5), details.Ratio);
        Assert.Equal(new SeedLimit(SeedLimitKind.Unlimited, 0), details.Idle);
    }

    [Fact]
    public async Task A_list_without_files_and_the_counts_agree_with_the_whole()
    {
        string hash = await Transmission.Rpc.AddAsync(Release("Counted", ("film.mkv", 40_000)));
        await Transmission.Rpc.UntilDoneAsync(hash);
        TransmissionClient client = Transmission.Client();

        Torrent whole = Assert.Single(Ok(await client.ListAsync(Cancellation)));
        Torrent brief = Assert.Single(Ok(await client.ListBrieflyAsync(Cancellation)));
        TransmissionCounts counts = Ok(await client.CountsAsync(Cancellation));

        Assert.Equal((whole.Hash, whole.SizeWhenDone, whole.ClaimsDone), (brief.Hash, brief.SizeWhenDone, brief.ClaimsDone));
        Assert.Empty(brief.Files);
        Assert.Equal((1, 0), (counts.Torrents, counts.Paused));
    }

    [Fact]
    public async Task A_torrent_removed_with_its_data_leaves_none_and_no_other_loses_any()
    {
        string removed = await Transmission.Rpc.AddAsync(Release("Removed", ("film.mkv", 20_000)));
        string kept = await Transmission.Rpc.AddAsync(Release("Kept", ("film.mkv", 20_000)));
        await Transmission.Rpc.UntilDoneAsync(removed);
        await Transmission.Rpc.UntilDoneAsync(kept);
        TransmissionClient client = Transmission.Client();

        Ok(await client.RemoveWithDataAsync(removed, Cancellation));

        Assert.Equal(kept, Assert.Single(Ok(await client.ListAsync(Cancellation))).Hash);
        string path = Path.Combine(Transmission.DownloadDir, "Removed", "film.mkv");
        using var patience = new CancellationTokenSource(Hang.Limit);
        while (LengthOnDisk(path) is not null)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.Equal(20_000, LengthOnDisk(Path.Combine(Transmission.DownloadDir, "Kept", "film.mkv")));
    }

    [Fact]
    public async Task Hostile_names_are_all_told_and_none_of_them_leads_out_of_the_folder()
    {
        // 3.00 mends all of them; 4.1 hands some on as they are ("Hostile//etc/z.mkv", "/abs/film.mkv").
        byte[] many = TorrentFileMaker.WithNames(
            "Hostile",
            (["..", "..", "x.mkv"], new byte[20_000]),
            (["", "y.mkv"], new byte[20_000]),
            (["/etc/z.mkv"], new byte[20_000]),
            (["fine.mkv"], new byte[20_000])
        );
        byte[] one = TorrentFileMaker.WithNames("/abs/film.mkv", ([], new byte[20_000]));
        await Transmission.Rpc.AddAsync(many, paused: true);
        await Transmission.Rpc.AddAsync(one, paused: true);

        IReadOnlyList<Torrent> found = Ok(await Transmission.Client().ListAsync(Cancellation));

        Assert.Equal(5, found.Sum(torrent => torrent.Files.Count + torrent.UnsafeFiles.Count));
        string folder = Path.GetFullPath(Transmission.DownloadDir) + Path.DirectorySeparatorChar;
        Assert.All(
            found.SelectMany(torrent => torrent.Files, (torrent, file) => Path.GetFullPath(torrent.FullPathOf(file))),
            path => Assert.StartsWith(folder, path, StringComparison.Ordinal)
        );
    }

    /// <summary>A Transmission of the test's own; skips the test where there can be none.</summary>
    protected abstract Task<ITransmission> StartAsync();

    /// <summary>Puts a release into the download folder and makes its torrent.</summary>
    private byte[] Release(string name, params (string Path, int Bytes)[] files)
    {
        foreach ((string path, int bytes) in files)
        {
            string full = Path.Combine(Transmission.DownloadDir, name, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            byte[] content = new byte[bytes];
            new Random(bytes + name.Length).NextBytes(content);
            File.WriteAllBytes(full, content);
        }

        return TorrentFileMaker.Of(Path.Combine(Transmission.DownloadDir, name));
    }

    /// <summary>Transmission answers before it has done what was asked.</summary>
    private static async Task<TorrentStatus> StatusAsync(TransmissionClient client, string hash, TorrentStatus expected)
    {
        using var patience = new CancellationTokenSource(Hang.Limit);
        while (true)
        {
            TorrentStatus status = Ok(await client.GetAsync(hash, patience.Token))!.Status;
            if (status == expected)
            {
                return status;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    private static T Ok<T>(Answer<T> answer)
    {
        Assert.True(answer.IsOk, answer.Fault?.Sentence);
        return answer.Value!;
    }

    private static long? LengthOnDisk(string path) => File.Exists(path) ? new FileInfo(path).Length : null;
}
