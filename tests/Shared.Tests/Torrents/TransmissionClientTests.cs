using System.Text;
using Hybrid.Neighbors;
using Hybrid.Testing.Loopback;
using Hybrid.Testing.Transmission;

namespace Hybrid.Torrents;

public sealed class TransmissionClientTests
{
    private const string Hash = "612547e0274453e0a70ec3c376096e15c05b4e15";

    // As 4.1.4 wrote it, but for the folder and the labels.
    private const string JsonRpcList = """
        {"id":1,"jsonrpc":"2.0","result":{"torrents":[{"added_date":1795371086,"download_dir":"/data/movies","error":0,"error_string":"",
        "file_stats":[{"bytes_completed":40000,"priority":0,"wanted":true},{"bytes_completed":100,"priority":0,"wanted":false}],
        "files":[{"begin_piece":0,"bytes_completed":40000,"end_piece":2,"length":40000,"name":"Film/film & co.mkv"},
        {"begin_piece":1,"bytes_completed":100,"end_piece":2,"length":500,"name":"Film/x.srt"}],
        "hash_string":"612547e0274453e0a70ec3c376096e15c05b4e15","labels":["plex"],"left_until_done":0,"metadata_percent_complete":1.0,"name":"Film",
        "percent_done":1.0,"rate_download":0,"rate_upload":12,"size_when_done":40000,"status":6,"upload_ratio":0.5}]}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_that_announces_JSON_RPC_is_spoken_to_in_it()
    {
        await using PlayedTransmission played = await PlayAsync("6.0.1", ("torrent_get", JsonRpcList));
        TransmissionClient client = Client(played);

        Torrent torrent = Assert.Single((await client.ListAsync(Cancellation)).Value!);

        Assert.Equal(Hash, torrent.Hash);
        Assert.Equal("/srv/movies", torrent.DownloadDir);
        Assert.Equal(TorrentStatus.Seeding, torrent.Status);
        Assert.Equal("plex", Assert.Single(torrent.Labels));
        Assert.Equal(new TorrentFile("Film/film & co.mkv", 40_000, 40_000, Wanted: true), torrent.Files[0]);
        Assert.Equal(new TorrentFile("Film/x.srt", 500, 100, Wanted: false), torrent.Files[1]);
        Assert.Equal(12, torrent.RateUpload);
        Assert.Equal(0.5, torrent.UploadRatio);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 18, 11, 26, TimeSpan.Zero), torrent.AddedAt);
        Assert.True(torrent.ClaimsDone);
        string call = Assert.Single(played.Calls).GetRawText();
        Assert.Contains("\"jsonrpc\":\"2.0\"", call, StringComparison.Ordinal);
        Assert.Contains("\"id\":1", call, StringComparison.Ordinal);
        Assert.Contains("\"metadata_percent_complete\"", call, StringComparison.Ordinal);
        Assert.DoesNotContain("hashString", call, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("5.4.0")]
    [InlineData("nonsense")]
    public async Task A_version_that_does_not_announce_it_is_spoken_to_in_the_classic_dialect(string? rpcVersion)
    {
        await using PlayedTransmission played = await PlayAsync(
            rpcVersion,
            ("session-get", """{"arguments":{"version":"4.1.0-beta.2","rpc-version":18,"download-dir":"/data"},"result":"success"}""")
        );

        TransmissionInfo? info = (await Client(played).VersionAsync(Cancellation)).Value;

        Assert.Equal(new TransmissionInfo("4.1.0-beta.2", 18, "/srv"), info);
    }

    [Fact]
    public async Task A_restart_as_another_version_changes_the_dialect_within_the_same_call()
    {
        await using PlayedTransmission played = await PlayAsync(
            "6.0.1",
            ("torrent_get", """{"id":1,"jsonrpc":"2.0","result":{"torrents":[]}}"""),
            ("torrent-get", """{"arguments":{"torrents":[]},"result":"success"}""")
        );
        TransmissionClient client = Client(played);
        Assert.True((await client.ListAsync(Cancellation)).IsOk);

        played.SessionId = "second-session";
        played.RpcVersion = null;

        Assert.True((await client.ListAsync(Cancellation)).IsOk);
        Assert.Equal("torrent-get", played.Calls[^1].GetProperty("method").GetString());
    }

    [Fact]
    public async Task Removing_names_one_hash_and_never_deletes_data_in_either_dialect()
    {
        await using PlayedTransmission newer = await PlayAsync("6.0.1", ("torrent_remove", """{"id":1,"jsonrpc":"2.0","result":{}}"""));
        await using PlayedTransmission older = await PlayAsync(null, ("torrent-remove", """{"arguments":{},"result":"success"}"""));

        Assert.True((await Client(newer).RemoveFromListAsync(Hash, Cancellation)).IsOk);
        Assert.True((await Client(older).RemoveFromListAsync(Hash, Cancellation)).IsOk);

        Assert.Equal($$"""{"ids":["{{Hash}}"],"delete_local_data":false}""", Assert.Single(newer.Calls).GetProperty("params").GetRawText());
        Assert.Equal(
            $$"""{"ids":["{{Hash}}"],"delete-local-data":false}""",
            Assert.Single(older.Calls).GetProperty("arguments").GetRawText()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("recently-active")]
    [InlineData("612547e0274453e0a70ec3c376096e15c05b4e1")]
    public async Task What_is_no_hash_is_never_sent(string notAHash)
    {
        await using PlayedTransmission played = await PlayAsync(null);

        await Assert.ThrowsAsync<ArgumentException>(() => Client(played).RemoveFromListAsync(notAHash, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Client(played).GetAsync(notAHash, Cancellation));
        Assert.Empty(played.Server.Requests);
    }

    [Fact]
    public async Task Older_shapes_are_read_too()
    {
        // Whole numbers as doubles, flags as numbers, an unknown field answered with 0 (labels), fields left out (fileStats of the last file).
        await using PlayedTransmission played = await PlayAsync(
            null,
            (
                "torrent-get",
                $$"""
                {"arguments":{"torrents":[{"hashString":"{{Hash.ToUpperInvariant()}}","name":"Film","downloadDir":"/database/x","status":6.0,"labels":0,
                "percentDone":1,"metadataPercentComplete":1,"sizeWhenDone":3e3,"leftUntilDone":0.0,"addedDate":0,"error":0,
                "files":[{"name":"a","length":1000.0,"bytesCompleted":1000},{"name":"b","length":2000},{"name":"c","length":2000}],
                "fileStats":[{"wanted":1},{"wanted":0}]}]},"result":"success","tag":1}
                """
            )
        );

        Torrent torrent = Assert.Single((await Client(played).ListAsync(Cancellation)).Value!);

        Assert.Equal(Hash, torrent.Hash);
        Assert.Equal("/database/x", torrent.DownloadDir);
        Assert.Equal(3000, torrent.SizeWhenDone);
        Assert.Empty(torrent.Labels);
        Assert.Null(torrent.AddedAt);
        Assert.Equal([true, false, true], torrent.Files.Select(file => file.Wanted));
        Assert.True(torrent.ClaimsDone);
    }

    [Fact]
    public async Task A_file_name_that_leaves_the_folder_never_becomes_a_path_and_the_torrent_stays_visible()
    {
        await using PlayedTransmission played = await PlayAsync(
            null,
            (
                "torrent-get",
                $$"""
                {"arguments":{"torrents":[{"hashString":"{{Hash}}","name":"Film","downloadDir":"/data","status":6,"metadataPercentComplete":1,
                "sizeWhenDone":3000,"leftUntilDone":0,"error":0,
                "files":[{"name":"Film/film.mkv","length":1000},{"name":"/etc/x.mkv","length":1000},{"name":"Film/../../y.mkv","length":1000}],
                "fileStats":[{"wanted":true},{"wanted":true},{"wanted":false}]}]},"result":"success"}
                """
            )
        );

        Torrent torrent = Assert.Single((await Client(played).ListAsync(Cancellation)).Value!);

        Assert.Equal("Film/film.mkv", Assert.Single(torrent.Files).Path);
        Assert.Equal(
            [new UnsafeTorrentFile("/etc/x.mkv", 1000, Wanted: true), new UnsafeTorrentFile("Film/../../y.mkv", 1000, Wanted: false)],
            torrent.UnsafeFiles
        );
    }

    [Fact]
    public async Task A_torrent_that_is_not_on_the_list_is_no_fault()
    {
        await using PlayedTransmission played = await PlayAsync(
            null,
            ("torrent-get", """{"arguments":{"torrents":[]},"result":"success"}""")
        );

        Answer<Torrent?> answer = await Client(played).GetAsync(Hash, Cancellation);

        Assert.True(answer.IsOk);
        Assert.Null(answer.Value);
    }

    [Theory]
    [InlineData(null, "torrent-get", """{"arguments":{},"result":"the disk is on fire"}""")]
    [InlineData("6.0.1", "torrent_get", """{"error":{"code":4,"message":"the disk is on fire"},"id":1,"jsonrpc":"2.0"}""")]
    [InlineData(
        "6.0.1",
        "torrent_get",
        """{"error":{"code":4,"message":"no","data":{"error_string":"the disk is on fire"}},"id":1,"jsonrpc":"2.0"}"""
    )]
    public async Task Its_own_errors_are_told_in_its_words(string? rpcVersion, string method, string body)
    {
        await using PlayedTransmission played = await PlayAsync(rpcVersion, (method, body));

        Fault fault = await FaultOf(Client(played));

        Assert.Equal(FaultKind.Failed, fault.Kind);
        Assert.EndsWith("the disk is on fire", fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"result":"success"}""")]
    [InlineData("""{"result":"success","arguments":{"torrents":0}}""")]
    [InlineData("""{"result":"success","arguments":{"torrents":[{"name":"without a hash"}]}}""")]
    [InlineData("<html></html>")]
    public async Task What_is_not_its_answer_is_called_unreadable_and_never_an_empty_list(string body)
    {
        await using PlayedTransmission played = await PlayAsync(null, ("torrent-get", body));

        Fault fault = await FaultOf(Client(played));

        Assert.Equal(FaultKind.Malformed, fault.Kind);
        Assert.Contains("TRANSMISSION_URL", fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, FaultKind.Refused, "TRANSMISSION_PASSWORD")]
    [InlineData(403, FaultKind.Refused, "rpc-whitelist")]
    [InlineData(421, FaultKind.Refused, "rpc-host-whitelist")]
    [InlineData(301, FaultKind.Refused, "TRANSMISSION_URL")]
    [InlineData(302, FaultKind.Refused, "TRANSMISSION_URL")]
    [InlineData(405, FaultKind.Refused, "TRANSMISSION_URL")]
    [InlineData(404, FaultKind.Failed, "TRANSMISSION_URL")]
    [InlineData(409, FaultKind.Failed, "X-Transmission-Session-Id")]
    [InlineData(429, FaultKind.RateLimited, "too many requests")]
    [InlineData(500, FaultKind.Failed, "500")]
    public async Task Each_status_has_its_kind_and_names_what_mends_it(int status, FaultKind kind, string named)
    {
        await using PlayedTransmission played = await PlayAsync(null);
        played.Server.Always = LoopbackFault.Status(status);

        Fault fault = await FaultOf(Client(played));

        Assert.Equal("Transmission", fault.Neighbor);
        Assert.Equal(kind, fault.Kind);
        Assert.Contains(named, fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("open sesame", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_out_after_failed_logins_says_that_a_restart_is_needed()
    {
        await using PlayedTransmission played = await PlayAsync(null);
        played.Server.Always = new LoopbackFault(context =>
        {
            context.Response.StatusCode = 403;
            byte[] body = Encoding.UTF8.GetBytes("<p>Too many unsuccessful login attempts. Please restart transmission-daemon.</p>");
            return context.Response.Body.WriteAsync(body, Cancellation).AsTask();
        });

        Fault fault = await FaultOf(Client(played));

        Assert.Equal(FaultKind.Refused, fault.Kind);
        Assert.Contains("restart Transmission", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_in_time_is_called_busy_not_down()
    {
        await using PlayedTransmission played = await PlayAsync(null);
        played.Server.Always = LoopbackFault.Slow(TimeSpan.FromMinutes(5));

        Fault fault = await FaultOf(TransmissionClients.For(Options(played.Url) with { Patience = TimeSpan.FromMilliseconds(50) }));

        Assert.Equal(FaultKind.Unreachable, fault.Kind);
        Assert.Contains("probably busy", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_is_worth_another_try()
    {
        await using PlayedTransmission played = await PlayAsync(
            null,
            ("torrent-get", """{"arguments":{"torrents":[]},"result":"success"}""")
        );
        played.Server.FailNext(LoopbackFault.CutOff);
        TransmissionClient client = Client(played);

        Assert.Equal(FaultKind.Unreachable, (await FaultOf(client)).Kind);
        Assert.True((await client.ListAsync(Cancellation)).IsOk);
    }

    [Fact]
    public async Task Nobody_at_the_port_is_unreachable()
    {
        PlayedTransmission played = await PlayAsync(null);
        TransmissionClient client = Client(played);
        await played.DisposeAsync();

        Fault fault = await FaultOf(client);

        Assert.Equal(FaultKind.Unreachable, fault.Kind);
        Assert.Contains("Check that it runs", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_settings_no_question()
    {
        Fault fault = await FaultOf(TransmissionClients.For(options: null));

        Assert.Equal(FaultKind.NotConfigured, fault.Kind);
        Assert.Contains("TRANSMISSION_URL", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_login_goes_in_the_header_alone()
    {
        await using PlayedTransmission played = await PlayAsync(
            null,
            ("torrent-get", """{"arguments":{"torrents":[]},"result":"success"}""")
        );

        Assert.True((await Client(played).ListAsync(Cancellation)).IsOk);

        string login = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("anna:open sesame"));
        Assert.All(played.Server.Requests, request => Assert.Equal(login, request.Headers["Authorization"]));
        Assert.All(played.Server.Requests, request => Assert.Equal("", request.Query));
    }

    [Fact]
    public async Task Who_cancels_gets_no_answer()
    {
        await using PlayedTransmission played = await PlayAsync(null);
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client(played).ListAsync(canceled.Token));
    }

    private static Task<PlayedTransmission> PlayAsync(string? rpcVersion, params (string Method, string Body)[] answers) =>
        PlayedTransmission.StartAsync(answers.ToDictionary(a => a.Method, a => a.Body, StringComparer.Ordinal), rpcVersion);

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    public async Task An_answer_that_never_ends_is_not_read_on(int status)
    {
        await using PlayedTransmission played = await PlayAsync("6.0.1", ("torrent_get", JsonRpcList));
        played.Server.Always = LoopbackFault.Endless(status);

        Fault fault = await FaultOf(TransmissionClients.For(Options(played.Url) with { LongestAnswer = 4 << 20 }));

        Assert.Equal(
            (FaultKind.Malformed, true),
            (fault.Kind, fault.Sentence.Contains("MiB, so it was not read", StringComparison.Ordinal))
        );
    }

    private static TransmissionClient Client(PlayedTransmission played) => TransmissionClients.For(Options(played.Url));

    private static TransmissionOptions Options(Uri url) =>
        new(url, "anna", new Secret("open sesame"), new PathMap([new PathPair(Here: "/srv", There: "/data")]));

    private static async Task<Fault> FaultOf(TransmissionClient client)
    {
        Answer<IReadOnlyList<Torrent>> answer = await client.ListAsync(Cancellation);
        Assert.False(answer.IsOk);
        return answer.Fault;
    }
}
