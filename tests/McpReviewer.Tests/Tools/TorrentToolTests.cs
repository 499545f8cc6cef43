using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hybrid.Ledger;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Hybrid.Testing.Transmission;
using Hybrid.Torrents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hybrid.Reviewer.Tools;

/// <summary>Over the protocol, with a real Transmission of each version.</summary>
public sealed class TorrentToolTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef01234567";
    private const string Magnet = $"magnet:?xt=urn:btih:{Hash}&dn=Some.Film.2001";

    public static TheoryData<string> Versions => TorrentBench.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Torrents_are_listed_by_text_state_label_and_page(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        string hash = await bench.Rpc.AddAsync(bench.Torrent("Charade.1963", "film.mkv"), labels: ["movies"], paused: true);
        await bench.DownloadAsync("Nosferatu.1922", "film.mkv");
        await using ReviewerSession session = await bench.ConnectAsync();

        JsonElement all = await ListAsync(session);
        JsonElement seeding = await ListAsync(session, ("state", "seeding"));
        JsonElement second = await ListAsync(session, ("offset", 1.0), ("limit", "1"));
        JsonElement labelled = await ListAsync(session, ("label", "Movies"));
        JsonElement found = await ListAsync(session, ("text", "charade"));

        Assert.Equal((2, 2), (all.Int("total"), all.Int("returned")));
        Assert.Equal("Nosferatu.1922", Assert.Single(seeding.GetProperty("items").EnumerateArray()).String("name"));
        Assert.Equal((2, 1, false), (second.Int("total"), second.Int("returned"), second.GetProperty("truncated").GetBoolean()));
        Assert.Equal(hash, Assert.Single(labelled.GetProperty("items").EnumerateArray()).String("hash"));
        Assert.Equal("movies", Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("labels")[0].GetString());
    }

    [Fact]
    public async Task A_page_stays_short_whatever_torrents_are_called()
    {
        await using TorrentBench bench = await TorrentBench.StartAsync("installed");
        string[] labels = [.. Enumerable.Range(0, 8).Select(n => $"{new string('l', 90)}{n}")];
        for (int n = 0; n < 30; n++)
        {
            byte[] torrent = TorrentFileMaker.WithNames($"{new string('F', 180)}.{n}", ([], new byte[100]));
            await bench.Rpc.AddAsync(torrent, labels, paused: true);
        }

        await using ReviewerSession session = await bench.ConnectAsync();
        int seen = 0;
        for (int offset = 0; seen < 30; offset = seen)
        {
            ModelContextProtocol.Protocol.CallToolResult answer = await session.CallAsync(
                "list_torrents",
                Arguments(("limit", 30), ("offset", offset))
            );
            JsonElement page = answer.Answer();
            Assert.InRange(Math.Max(page.GetRawText().Length, answer.Text().Length), 1, ItemView.Most + 300);
            Assert.Equal((30, true), (page.Int("total"), page.Int("returned") > 0));
            seen += page.Int("returned");
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_torrent_is_shown_with_its_files_its_trackers_hosts_and_its_items(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        string hash = await bench.DownloadAsync("Nosferatu.1922", "film.mkv", "extra.mkv");
        await bench.Rpc.SetAsync(
            hash,
            new JsonObject
            {
                ["trackerAdd"] = new JsonArray("https://t.example.org/0123456789abcdef0123456789abcdef/announce?passkey=sesame"),
            }
        );
        long id = await bench.TakeInAsync(hash, "Nosferatu.1922", ItemState.Finished, "film.mkv");
        await bench.DownloadAsync("Nosferatu.2024", "film.mkv");
        await using ReviewerSession session = await bench.ConnectAsync();

        ModelContextProtocol.Protocol.CallToolResult answer = await session.CallAsync(
            "get_torrent",
            Arguments(("torrent", "nosferatu.1922"))
        );
        JsonElement byHash = (await session.CallAsync("get_torrent", Arguments(("torrent", hash[..12])))).Answer();
        string several = (await session.CallAsync("get_torrent", Arguments(("torrent", "Nosferatu")))).Failure();
        string none = (await session.CallAsync("get_torrent", Arguments(("torrent", "Sunrise")))).Failure();

        JsonElement shown = answer.Answer();
        Assert.Equal((hash, hash), (shown.GetProperty("torrent").String("hash"), byHash.GetProperty("torrent").String("hash")));
        Assert.Equal("t.example.org", Assert.Single(shown.GetProperty("trackers").EnumerateArray()).String("host"));
        Assert.Equal("ratio as Transmission's settings, idle as Transmission's settings", shown.String("seed_limit"));
        JsonElement standing = shown.GetProperty("ledger");
        JsonElement item = Assert.Single(standing.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (id, "finished", 1, 1),
            (item.GetProperty("id").GetInt64(), item.String("state"), item.Int("files"), item.Int("in_library"))
        );
        Assert.Equal(1, standing.Int("files_not_taken"));
        Assert.Equal(2, shown.Int("files_total"));
        Assert.Contains(
            $"Item {id}: in the library, as \"Nosferatu (1922)\"; 1 of 1 file(s) in the library.",
            answer.Text(),
            StringComparison.Ordinal
        );
        Assert.All([answer.Text(), shown.GetRawText()], text => Assert.DoesNotContain("sesame", text, StringComparison.Ordinal));
        Assert.All(
            [answer.Text(), shown.GetRawText()],
            text => Assert.DoesNotContain("0123456789abcdef0123", text, StringComparison.Ordinal)
        );
        Assert.StartsWith("2 torrents fit \"Nosferatu\"", several, StringComparison.Ordinal);
        Assert.StartsWith("Transmission has no torrent \"Sunrise\"", none, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_magnet_link_is_added_once_with_folder_and_labels(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        await using ReviewerSession session = await bench.ConnectAsync(settings: s => s with { TransmissionLabels = ["plex"] });

        JsonElement added = (
            await session.CallAsync(
                "add_torrent",
                Arguments(
                    ("link", $"{Magnet}&tr=http://192.168.1.1/reboot"),
                    ("folder", "movies/new"),
                    ("labels", new[] { "from a friend" }),
                    ("paused", true)
                )
            )
        ).Answer();
        JsonElement again = (await session.CallAsync("add_torrent", Arguments(("link", Magnet)))).Answer();
        JsonElement shown = (await session.CallAsync("get_torrent", Arguments(("torrent", Hash)))).Answer();

        Assert.Equal(
            "The torrent \"Some.Film.2001\" was added, paused. get_torrent shows how far it is. 1 part(s) of it were left out: trackers that are no public address, web seeds or peers. plex-mcp takes in only torrents with the label plex: label_torrent gives it one.",
            added.String("sentence")
        );
        Assert.StartsWith("Transmission has the torrent \"Some.Film.2001\" already.", again.String("sentence"), StringComparison.Ordinal);
        Assert.Equal((Hash, Hash), (added.String("hash"), again.String("hash")));
        Assert.Equal(Path.Combine(bench.DownloadDir, "movies", "new"), shown.String("folder"));
        Assert.Equal(
            ("stopped", "from a friend"),
            (shown.GetProperty("torrent").String("status"), shown.GetProperty("torrent").GetProperty("labels")[0].GetString())
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_torrent_file_is_fetched_by_plex_mcp_and_its_contents_are_added(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        byte[] torrent = bench.Torrent("Charade.1963", "film.mkv");
        await using PublicWeb web = await PublicWeb.StartAsync(routes =>
        {
            routes.MapGet("/1.torrent", () => Results.Bytes(torrent));
            routes.MapGet("/page", () => "<html>no torrent here</html>");
        });
        await using ReviewerSession session = await bench.ConnectAsync(change: web.Serve);

        JsonElement added = (
            await session.CallAsync("add_torrent", Arguments(("link", "https://files.example.org/1.torrent?passkey=sesame")))
        ).Answer();
        string page = (await session.CallAsync("add_torrent", Arguments(("link", "https://files.example.org/page")))).Failure();
        string home = (await session.CallAsync("add_torrent", Arguments(("link", "https://192.168.1.1/1.torrent")))).Failure();

        Assert.StartsWith("The torrent \"Charade.1963\" was added.", added.String("sentence"), StringComparison.Ordinal);
        Assert.Contains("not a .torrent file", page, StringComparison.Ordinal);
        Assert.Contains("no public address", home, StringComparison.Ordinal);
        Assert.Equal(1, (await ListAsync(session)).Int("total"));
    }

    /// <summary>A number needs no look-up; what the real ones resolve to is not for a test to say.</summary>
    [Fact]
    public async Task A_tracker_is_left_out_or_refused_by_the_address_that_its_name_resolves_to()
    {
        await using TorrentBench bench = await TorrentBench.StartAsync("installed");
        byte[] torrent = Encoding.UTF8.GetBytes("d8:announce16:udp://1.2.3.4:804:infod6:lengthi3e4:name4:filmee");
        await using PublicWeb web = await PublicWeb.StartAsync(routes => routes.MapGet("/1.torrent", () => Results.Bytes(torrent)));
        await using ReviewerSession session = await bench.ConnectAsync(change: services =>
        {
            web.Serve(services);
            services.AddSingleton(new TrackerAddress(_ => false));
        });
        string link = $"magnet:?xt=urn:btih:{Hash}&tr=udp://1.2.3.4:80";

        JsonElement added = (await session.CallAsync("add_torrent", Arguments(("link", link), ("paused", true)))).Answer();
        string refused = (await session.CallAsync("add_torrent", Arguments(("link", "https://files.example.org/1.torrent")))).Failure();

        Assert.Contains("1 part(s) of it were left out", added.String("sentence"), StringComparison.Ordinal);
        Assert.Contains("names a tracker at 1.2.3.4, which is no public address", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/etc")]
    [InlineData("movies/../../x")]
    [InlineData("LIBRARY/new")]
    [InlineData("DATA/x")]
    public async Task A_folder_elsewhere_is_refused(string folder)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync("installed");
        await using ReviewerSession session = await bench.ConnectAsync(settings: s =>
            s with
            {
                TransmissionDownloadDirs = [Path.GetDirectoryName(bench.DownloadDir)!, Path.GetDirectoryName(s.DataDir)!],
            }
        );
        string at = folder
            .Replace("LIBRARY", bench.Library, StringComparison.Ordinal)
            .Replace("DATA", bench.Ledger.DataDir, StringComparison.Ordinal);

        string said = (await session.CallAsync("add_torrent", Arguments(("link", Magnet), ("folder", at)))).Failure();

        Assert.StartsWith("add_torrent: folder must", said, StringComparison.Ordinal);
        Assert.Equal(0, (await ListAsync(session)).Int("total"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_torrent_is_paused_resumed_verified_and_labelled(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        string hash = await bench.DownloadAsync("Charade.1963", "film.mkv");
        await using ReviewerSession session = await bench.ConnectAsync();

        foreach (
            (string tool, string status) in new[]
            {
                ("pause_torrent", "stopped"),
                ("resume_torrent", "seeding"),
                ("verify_torrent", "seeding"),
            }
        )
        {
            Assert.Equal(hash, (await session.CallAsync(tool, Arguments(("torrent", "charade")))).Answer().String("hash"));
            await UntilAsync(session, hash, status);
        }

        (await session.CallAsync("label_torrent", Arguments(("torrent", hash), ("labels", new[] { "a", "b c" })))).Answer();
        JsonElement labelled = (await ListAsync(session, ("label", "b c"))).GetProperty("items")[0];
        string comma = (await session.CallAsync("label_torrent", Arguments(("torrent", hash), ("labels", new[] { "a,b" })))).Failure();

        Assert.Equal(["a", "b c"], labelled.GetProperty("labels").EnumerateArray().Select(l => l.GetString()));
        Assert.Contains("no comma", comma, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Transmission_that_does_not_answer_is_told_with_its_setting()
    {
        await using TemporaryLedger ledger = await TemporaryLedger.CreateAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            ledger.DataDir,
            settings: s => s with { TransmissionUrl = new Uri("http://127.0.0.1:9/transmission/rpc") }
        );

        foreach (string tool in new[] { "list_torrents", "torrent_statistics" })
        {
            Assert.Contains("TRANSMISSION_URL", (await session.CallAsync(tool)).Failure(), StringComparison.Ordinal);
        }

        foreach (string tool in new[] { "get_torrent", "pause_torrent", "resume_torrent", "verify_torrent", "remove_torrent" })
        {
            Assert.Contains(
                "TRANSMISSION_URL",
                (await session.CallAsync(tool, Arguments(("torrent", "x")))).Failure(),
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_statistics_count_what_Transmission_has(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        await bench.DownloadAsync("Charade.1963", "film.mkv");
        await using ReviewerSession session = await bench.ConnectAsync();

        JsonElement counts = (await session.CallAsync("torrent_statistics")).Answer();

        Assert.Equal((1, 0), (counts.Int("torrents"), counts.Int("paused")));
        Assert.True(counts.GetProperty("total").GetProperty("seconds_active").GetInt64() >= 0);
    }

    private static Dictionary<string, object?> Arguments(params (string Name, object? Value)[] arguments) =>
        arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);

    private static async Task<JsonElement> ListAsync(ReviewerSession session, params (string Name, object? Value)[] arguments) =>
        (await session.CallAsync("list_torrents", Arguments(arguments))).Answer();

    private static async Task UntilAsync(ReviewerSession session, string hash, string status)
    {
        using var patience = new CancellationTokenSource(Hang.Limit);
        while (
            (await session.CallAsync("get_torrent", Arguments(("torrent", hash)))).Answer().GetProperty("torrent").String("status")
            != status
        )
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
