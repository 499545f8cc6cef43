using Hybrid.Daemon.Identifying;
using Hybrid.Daemon.Placing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Testing;

namespace Hybrid.Daemon.LibraryIndex;

/// <summary>Libraries that were there before the first start, in trees.txt: no second folder, no unseen duplicate, no namesakes taken for one.</summary>
public sealed class StandingTreesTests : IAsyncLifetime
{
    private Workbench _bench = null!; // Set by InitializeAsync, which runs first.

    public static TheoryData<string> Trees =>
        [
            .. File.ReadAllText(Repository.At("tests", "Daemon.Tests", "LibraryIndex", "trees.txt"))
                .Split("\n\n")
                .Skip(1)
                .Select(tree => tree.Trim()),
        ];

    public async ValueTask InitializeAsync()
    {
        _bench = await Workbench.CreateAsync();
        _bench.Catalog.Seasons[Workbench.Lost.Id.Tmdb] = [24];
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task What_comes_is_asked_about_or_joins_what_stands(string tree)
    {
        string[] lines = tree.Split('\n');
        foreach (string standing in lines.Where(l => l.StartsWith("stands ", StringComparison.Ordinal)))
        {
            string[] parts = standing[7..].Split(" = ");
            string path = _bench.Disk.File($"library/{parts[0]}");
            if (parts.Length > 1)
            {
                await File.WriteAllTextAsync(path, parts[1], TestContext.Current.CancellationToken);
            }
        }

        IReadOnlyList<string> before = _bench.Disk.Files("library");
        await _bench.Part<LibrarySweeps>().RunAsync(whole: false, TestContext.Current.CancellationToken);
        long id = await _bench.TakeOneAsync(lines.First(l => l.StartsWith("comes ", StringComparison.Ordinal))[6..]);
        await _bench.WorkAsync<IdentifyStep>();
        await _bench.WorkAsync<PlaceStep>();

        IngestItem item = await _bench.ItemAsync(id);
        string must = lines[^1];
        if (must.StartsWith("files ", StringComparison.Ordinal))
        {
            Assert.Equal([must[6..]], _bench.Disk.Files("library").Except(before, StringComparer.Ordinal));
            return;
        }

        string[] asked = must[5..].Split(' ', 2);
        Assert.Equal(ItemState.AwaitingReview, item.State);
        Assert.Contains(
            item.Assessment!.Reasons,
            r => r.Concern == Enum.Parse<Concern>(asked[0]) && r.Sentence.Contains(asked[1], StringComparison.Ordinal)
        );
        Assert.Equal(before, _bench.Disk.Files("library"));
    }

    [Fact]
    public async Task What_the_index_has_and_the_disk_has_not_is_no_copy()
    {
        string gone = _bench.Disk.File("library/Movies/Sci-Fi/The Matrix (1999)/The Matrix.mkv");
        await _bench.Part<LibrarySweeps>().RunAsync(whole: false, TestContext.Current.CancellationToken);
        File.Delete(gone);

        long id = await _bench.TakeOneAsync("The.Matrix.1999.1080p.BluRay.x264-GRP.mkv");
        await _bench.WorkAsync<IdentifyStep>();

        Assert.Equal(ItemState.Approved, (await _bench.ItemAsync(id)).State);
    }
}
