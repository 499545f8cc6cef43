using Hybrid.Testing.Transmission;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>The same two hundred texts as names, labels and files of real torrents.</summary>
public sealed class TorrentFenceTests
{
    private const int Texts = 200;
    private const int Page = 50;

    public static TheoryData<string> Versions => TorrentBench.Versions;

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task No_name_of_a_torrent_stands_outside_its_fence(string version)
    {
        await using TorrentBench bench = await TorrentBench.StartAsync(version);
        List<string> hashes = [];
        for (int n = 0; n < Texts; n++)
        {
            // A file system takes 255 bytes; Transmission makes a file of the name.
            string text = Short(Fence.Injection(n));
            byte[] torrent = TorrentFileMaker.WithNames(text, ([$"{n} {text}.mkv"], [1, 2, 3]), ([$"{text}.nfo"], [4]));
            hashes.Add(
                await bench.Rpc.AddAsync(
                    torrent,
                    [$"{Fence.Marker} {n}", Short(text.Replace(",", "", StringComparison.Ordinal))],
                    paused: true
                )
            );
        }

        await using ReviewerSession session = await bench.ConnectAsync();
        List<(string Call, CallToolResult Answer)> answers = [];
        for (int offset = 0, returned = 1; returned > 0; offset += returned)
        {
            await CallAsync("list_torrents", ("limit", Page), ("offset", offset));
            returned = answers[^1].Answer.Answer().Int("returned");
        }

        foreach ((int n, string hash) in hashes.Index().Where(h => h.Index % 3 == 0))
        {
            await CallAsync("get_torrent", ("torrent", hash));
            await CallAsync("remove_torrent", ("torrent", hash));
            await CallAsync("remove_torrent", ("torrent", hash), ("delete_data", true));
            await CallAsync("label_torrent", ("torrent", hash), ("labels", new[] { $"{Fence.Marker} {n}" }));
            await CallAsync("pause_torrent", ("torrent", hash));
            await CallAsync("add_torrent", ("link", $"magnet:?xt=urn:btih:{hash}&dn={Uri.EscapeDataString(Fence.Injection(n))}"));
        }

        await CallAsync("get_torrent", ("torrent", Fence.Marker));
        await CallAsync("get_torrent", ("torrent", $"{Fence.Marker} and nothing else"));
        await CallAsync("torrent_statistics");

        Assert.Contains(answers, a => a.Answer.Text().Contains(Fence.Marker, StringComparison.Ordinal));
        string[] outside =
        [
            .. answers.SelectMany(a => Fence.Outside(a.Answer, Fence.Lists).Select(found => $"{a.Call}: {found}")).Distinct(),
        ];
        Assert.True(outside.Length == 0, string.Join('\n', outside.Take(20)));

        async Task CallAsync(string tool, params (string Name, object? Value)[] arguments) =>
            answers.Add((tool, await session.CallAsync(tool, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal))));
    }

    private static string Short(string text)
    {
        string name = text.Replace('/', ' ');
        return name.Length <= 100 ? name : $"{name[..20]}{name[^80..]}";
    }
}
