using System.Globalization;
using Hybrid.Daemon.Announcing;
using Hybrid.Daemon.Working;
using Hybrid.Ledger;
using Hybrid.MediaServers;
using Hybrid.Neighbors;
using Hybrid.Settings;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Microsoft.EntityFrameworkCore;

namespace Hybrid.Reliability;

/// <summary>Every item of which a media server was told is confirmed, or told within the bound, and no folder is scanned more often than it must be.</summary>
public sealed class ServerLoopTests
{
    /// <summary>How long the server may take for a scan (30 minutes), and the disturbances.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(50);

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_item_is_confirmed_by_Plex_or_told_and_each_folder_scanned_once()
    {
        using var disk = new TemporaryDisk();
        var place = new Place(disk.Root, disk.Folder("library"), default);
        await using FakePlex plex = await FakePlex.StartAsync(
            FakePlex.Movies(place.Settings.MoviesDirs[0]),
            FakePlex.Shows(place.Settings.TvDirs[0])
        );
        HybridSettings settings = place.Settings with { PlexUrl = plex.Url, PlexToken = new Secret(FakePlex.Token) };
        var played = new Played(
            MediaServerKind.Plex,
            plex.Show,
            scan => plex.Scan = scan,
            plex.GoDownAsync,
            plex.ComeUpAsync,
            () => plex.Server
        );
        await ProveAsync(place, settings, played);
    }

    [Fact]
    public async Task Each_item_is_confirmed_by_Jellyfin_or_told_and_each_folder_scanned_once()
    {
        using var disk = new TemporaryDisk();
        var place = new Place(disk.Root, disk.Folder("library"), default);
        await using FakeJellyfin jellyfin = await FakeJellyfin.StartAsync(
            MediaServerKind.Jellyfin,
            FakeJellyfin.Movies(place.Settings.MoviesDirs[0]),
            FakeJellyfin.Shows(place.Settings.TvDirs[0])
        );
        HybridSettings settings = place.Settings with
        {
            Jellyfin = new OtherServerSettings { Url = jellyfin.Url, ApiKey = new Secret(FakeJellyfin.Key) },
        };
        var played = new Played(
            MediaServerKind.Jellyfin,
            jellyfin.Show,
            scan => jellyfin.Scan = scan,
            jellyfin.GoDownAsync,
            jellyfin.ComeUpAsync,
            () => jellyfin.Server
        );
        await ProveAsync(place, settings, played);
    }

    private static async Task ProveAsync(Place place, HybridSettings settings, Played played)
    {
        int count = Effort.IsFull ? 1000 : 60;
        var scene = new ServerScene(place, count);
        var clock = new SettableClock(Place.Begin);
        var scanner = new PlayedScanner(scene, clock, played.Show);
        played.OnScan(scanner.Ask);
        IReadOnlyList<IngestItem> items = scene.Make(clock.Now);
        await using (Engine first = new(settings, clock, catalog: scene.Catalog()))
        {
            await first.MigrateAsync();
            await StoreAsync(first, items);
            clock.Now += MediaServerNews.Gathering;
            // It ends in the middle of the announcing.
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            played.OnScan(folder =>
            {
                scanner.Ask(folder);
                if (scanner.Asked.Count == scene.Fates.Count / 2)
                {
                    ends.Cancel();
                }
            });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RoundAsync(first, scanner, ends.Token));
        }

        played.OnScan(scanner.Ask);
        await using Engine engine = new(settings, clock, catalog: scene.Catalog());
        await RunAsync(engine, scanner, played, clock);
        await CheckAsync(engine, scene, scanner, played.Kind, items.Count);
    }

    /// <summary>Time goes on. The server goes down, restarts, refuses the key and answers what is no JSON, each for a while.</summary>
    private static async Task RunAsync(Engine engine, PlayedScanner scanner, Played played, SettableClock clock)
    {
        int port = 0;
        DateTimeOffset end = Place.Begin + Bound;
        for (int step = 0; clock.Now < end; step++)
        {
            switch (step)
            {
                case 5:
                    port = await played.GoDownAsync();
                    break;
                case 11:
                    await played.ComeUpAsync(port);
                    break;
                case 15:
                    played.Server().Always = LoopbackFault.Status(401);
                    break;
                case 18:
                    played.Server().Always = LoopbackFault.Malformed;
                    break;
                case 20:
                    played.Server().Always = null;
                    break;
            }

            await RoundAsync(engine, scanner, Stop);
            clock.Now += Step;
        }
    }

    private static async Task RoundAsync(Engine engine, PlayedScanner scanner, CancellationToken stop)
    {
        scanner.Run();
        await engine.Part<ItemWorker>().WorkAsync(engine.Part<AnnounceStep>(), stop);
        // As often as the daemon does while many are due: one second apart.
        for (int run = 0; run < 20 && await engine.Part<ServerLooks>().LookAsync(stop) <= TimeSpan.FromSeconds(1); run++) { }
    }

    private static async Task CheckAsync(Engine engine, ServerScene scene, PlayedScanner scanner, MediaServerKind kind, int count)
    {
        await using LedgerDb db = await engine.Ledger.CreateDbContextAsync(Stop);
        List<ServerLook> looks = await db
            .ServerLooks.Include(l => l.Item)
                .ThenInclude(i => i!.Files)
                    .ThenInclude(f => f.Placement)
            .AsSplitQuery()
            .ToListAsync(Stop);
        List<string> violations = [];
        foreach (ServerLook look in looks)
        {
            string folder = Path.GetDirectoryName(look.Item!.Files[0].Placement!.To)!;
            ServerLookState expected = scene.Fates[folder] switch
            {
                ServerFate.Wrong => ServerLookState.MatchedOtherwise,
                ServerFate.Never => ServerLookState.NotShown,
                _ => ServerLookState.Confirmed,
            };
            if (look.State != expected || look.Item.State != ItemState.Finished)
            {
                violations.Add($"{look.Item.Name} ({look.Item.State}) should be {expected} and is {look.State}: {look.Sentence}");
            }
        }

        if (looks.Count != count)
        {
            violations.Add($"{looks.Count} of {count} items were told");
        }

        // Once; once more if it got lost or is never shown; and the one folder that was in work when the daemon ended.
        string[] often =
        [
            .. scanner
                .Asked.Where(a => a.Value > (scene.Fates[a.Key] is ServerFate.Lost or ServerFate.Never ? 2 : 1))
                .Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} was scanned {a.Value} times")),
        ];
        violations.AddRange(often.Skip(1));
        Effort.Tell(
            "media servers",
            $"{kind} is told and looked at",
            count,
            violations.Count,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{scene.Fates.Count} folders, {scanner.Asked.Values.Sum()} scans, {looks.Count(l => l.State == ServerLookState.Confirmed)} confirmed, {looks.Count(l => l.State == ServerLookState.MatchedOtherwise)} as another title, {looks.Count(l => l.State == ServerLookState.NotShown)} not shown"
            )
        );
        Effort.Hold(violations);
    }

    private static async Task StoreAsync(Engine engine, IReadOnlyList<IngestItem> items)
    {
        await using LedgerDb db = await engine.Ledger.CreateDbContextAsync(Stop);
        db.Items.AddRange(items);
        await db.SaveChangesAsync(Stop);
    }

    /// <summary>A played server, whichever it is.</summary>
    private sealed record Played(
        MediaServerKind Kind,
        Action<PlayedVideo> Show,
        Action<Action<string>> OnScan,
        Func<Task<int>> GoDownAsync,
        Func<int, Task> ComeUpAsync,
        Func<LoopbackServer> Server
    );
}
