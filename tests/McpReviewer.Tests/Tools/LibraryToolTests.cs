using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Neighbors;
using Hybrid.Testing;
using Hybrid.Testing.Loopback;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

public sealed class LibraryToolTests : IAsyncLifetime
{
    private static readonly Title Lost = new()
    {
        Id = new TitleId(TitleKind.Series, 4607),
        Name = "Lost",
        Year = 2004,
    };

    private TemporaryLedger _ledger = null!;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Titles_are_listed_and_searched_by_page()
    {
        await _ledger.StandAsync(TitleKind.Movie, "The Matrix (2004)", "The Matrix", 603, ("The Matrix.mkv", null, null));
        await _ledger.StandAsync(TitleKind.Series, "Lost", "Lost", null, ("Lost S01E01.mkv", 1, 1), ("Lost S01E02.mkv", 1, 2));
        await using ReviewerSession session = await StartAsync();

        CallToolResult all = await session.CallAsync("library_list");
        JsonElement found = await AnswerAsync(session, "library_list", ("text", "los"));
        JsonElement series = await AnswerAsync(session, "library_list", ("kind", "series"));
        JsonElement second = await AnswerAsync(session, "library_list", ("offset", 1.0), ("limit", "1"));

        Assert.Equal(["The Matrix", "Lost"], all.Answer().GetProperty("items").EnumerateArray().Select(t => t.String("title")));
        Assert.Contains("\"The Matrix\" (2004), movie 603: 1 video(s), 1 MiB", all.Text(), StringComparison.Ordinal);
        Assert.Equal(("Lost", 2), (Only(found).String("title"), Only(found).Int("files")));
        Assert.Equal("Lost", Only(series).String("title"));
        Assert.Equal((2, 1, "Lost"), (second.Int("total"), second.Int("returned"), Only(second).String("title")));
    }

    [Fact]
    public async Task A_series_is_shown_with_its_files_and_what_has_aired_and_is_missing()
    {
        await _ledger.StandAsync(
            TitleKind.Series,
            "Lost {tmdb-4607}",
            "Lost",
            4607,
            ("Lost 1080p S01E01.mkv", 1, 1),
            ("Lost S01E02.mkv", 1, 2)
        );
        await _ledger.StandAsync(TitleKind.Series, "Lost Girl", "Lost Girl", null, ("Lost Girl S01E01.mkv", 1, 1));
        var catalog = new ListedCatalog(Lost) { Seasons = { [4607] = [4, 2] }, Aired = { [(4607, 2, 2)] = new DateOnly(2090, 1, 1) } };
        await using ReviewerSession session = await StartAsync(catalog);

        CallToolResult answer = await session.CallAsync("library_show", Arguments(("title", "Lost (2004)")));
        JsonElement girl = await AnswerAsync(session, "library_show", ("title", "lost girl"));
        JsonElement none = await AnswerAsync(session, "library_show", ("title", "Sunrise"));
        JsonElement first = await AnswerAsync(session, "library_show", ("title", "Lost (2004)"), ("limit", 1));
        catalog.Down = new Fault("TMDb", FaultKind.Unreachable, "TMDb does not answer.");
        JsonElement down = await AnswerAsync(session, "library_show", ("title", "Lost (2004)"));

        JsonElement shown = Assert.Single(answer.Answer().GetProperty("titles").EnumerateArray());
        Assert.Equal(["S01E03", "S01E04", "S02E01"], shown.GetProperty("missing").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(3, shown.Int("missing_total"));
        Assert.Equal(
            [
                ("S01E01", "/library/Movies/Lost {tmdb-4607}/Lost 1080p S01E01.mkv"),
                ("S01E02", "/library/Movies/Lost {tmdb-4607}/Lost S01E02.mkv"),
            ],
            shown.GetProperty("files").EnumerateArray().Select(f => (f.String("number"), f.String("path")))
        );
        Assert.StartsWith("1080p", shown.GetProperty("files")[0].String("quality"), StringComparison.Ordinal);
        Assert.Contains("Missing 3: S01E03, S01E04, S02E01", answer.Text(), StringComparison.Ordinal);
        Assert.Contains("nothing says which series", Title(girl).String("missing_unknown"), StringComparison.Ordinal);
        Assert.Equal(0, none.GetProperty("titles").GetArrayLength());
        Assert.Equal("perhaps more files, with offset 1.", first.String("left_out"));
        Assert.False(answer.Answer().TryGetProperty("left_out", out _));
        Assert.Equal("TMDb does not answer.", Title(down).String("missing_unknown"));
        Assert.False(Title(down).TryGetProperty("missing", out _));
    }

    [Fact]
    public async Task What_is_missing_is_not_known_without_numbers_or_without_the_catalogs_series()
    {
        await _ledger.StandAsync(TitleKind.Series, "Lost {tmdb-4607}", "Lost", 4607, ("Lost pilot.mkv", null, null));
        await _ledger.StandAsync(TitleKind.Series, "Dark {tmdb-70523}", "Dark", 70523, ("Dark S01E01.mkv", 1, 1));
        await using ReviewerSession session = await StartAsync(new ListedCatalog(Lost) { Seasons = { [4607] = [4] } });

        CallToolResult numberless = await session.CallAsync("library_show", Arguments(("title", "Lost")));
        CallToolResult gone = await session.CallAsync("library_show", Arguments(("title", "Dark")));

        Assert.Contains("is not known: no file of it has an episode number", numberless.Text(), StringComparison.Ordinal);
        Assert.Contains("is not known: the catalog has no series 70523", gone.Text(), StringComparison.Ordinal);
        Assert.All([numberless, gone], a => Assert.False(Title(a.Answer()).TryGetProperty("missing_total", out _)));
    }

    [Fact]
    public async Task A_claim_of_the_series_without_the_id_is_compared_and_a_server_that_is_down_is_told()
    {
        await _ledger.StandAsync(TitleKind.Series, "Lost {tmdb-4607}", "Lost", 4607, ("Lost pilot.mkv", null, null));
        await _ledger.StandAsync(TitleKind.Series, "Lost", "Lost", null, ("Lost S01E01.mkv", 1, 1));
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync())
        {
            long group = await db.LibraryTitles.MinAsync(t => t.Group);
            await db.LibraryTitles.ExecuteUpdateAsync(set => set.SetProperty(t => t.Group, group));
        }

        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _ledger.DataDir,
            new ListedCatalog(Lost) { Seasons = { [4607] = [2] }, Aired = { [(4607, 1, 2)] = new DateOnly(2004, 9, 29) } },
            settings: s =>
                s with
                {
                    Jellyfin = new() { Url = new Uri("http://127.0.0.1:9"), ApiKey = new Secret("key-of-jellyfin") },
                }
        );

        CallToolResult answer = await session.CallAsync("library_show", Arguments(("title", "Lost")));

        Assert.Contains("Missing 1: S01E02", answer.Text(), StringComparison.Ordinal);
        Assert.Contains("Jellyfin", Assert.Single(Title(answer.Answer()).GetProperty("server_faults").EnumerateArray()).GetString());
        Assert.Contains("could not be asked:", answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicates_and_orphans_are_listed()
    {
        await _ledger.StandAsync(
            TitleKind.Movie,
            "The Matrix (1999)",
            "The Matrix",
            603,
            ("The Matrix 720p.mkv", null, null),
            ("The Matrix 1080p BluRay.mkv", null, null),
            ("Other.en.srt", null, null)
        );
        await using ReviewerSession session = await StartAsync();

        JsonElement twice = await AnswerAsync(session, "library_duplicates");
        JsonElement orphans = await AnswerAsync(session, "library_orphans");
        JsonElement empty = await AnswerAsync(session, "library_orphans", ("kind", "empty_folder"));

        Assert.Equal("The Matrix (2004)", Only(twice).String("title"));
        Assert.Contains("better", Only(twice).String("compared"), StringComparison.Ordinal);
        Assert.EndsWith("The Matrix 1080p BluRay.mkv", Only(twice).GetProperty("files")[0].String("path"), StringComparison.Ordinal);
        Assert.Equal(
            ("subtitle_without_video", "/library/Movies/The Matrix (1999)/Other.en.srt"),
            (Only(orphans).String("kind"), Only(orphans).String("path"))
        );
        Assert.Equal(0, empty.Int("total"));
    }

    [Fact]
    public async Task What_is_new_this_week_has_titles_episodes_and_places()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await FiledAsync("Old.S01", now.AddDays(-20), 1);
        long id = await FiledAsync("Lost.S01", now.AddDays(-1), 1, 2, 3);
        await using ReviewerSession session = await StartAsync();

        CallToolResult answer = await session.CallAsync("library_recent");
        JsonElement month = await AnswerAsync(session, "library_recent", ("days", 30));
        JsonElement movies = await AnswerAsync(session, "library_recent", ("days", 30), ("kind", "movie"));

        JsonElement row = Only(answer.Answer());
        Assert.Equal(
            (id, "Lost", 2004, "S01E01, S01E02, S01E03", 3, "/library/TV Shows/Lost.S01", "daemon"),
            (
                row.GetProperty("item_id").GetInt64(),
                row.String("title"),
                row.Int("year"),
                row.String("parts"),
                row.Int("files"),
                row.String("folder"),
                row.String("by")
            )
        );
        Assert.Contains("\"Lost\" (2004), series S01E01, S01E02, S01E03: 3 file(s)", answer.Text(), StringComparison.Ordinal);
        Assert.Equal((2, 0), (month.Int("total"), movies.Int("total")));
    }

    [Fact]
    public async Task A_scan_is_asked_of_the_daemon()
    {
        await using ReviewerSession session = await StartAsync();
        JsonElement early = await AnswerAsync(session, "library_scan");
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync())
        {
            db.LibraryRoots.Add(new IndexedRoot { Path = IndexedLibrary.Root, Kind = TitleKind.Movie });
            await db.SaveChangesAsync();
        }

        JsonElement asked = await AnswerAsync(session, "library_scan", ("all", true));

        Assert.StartsWith("No daemon has begun", early.String("sentence"), StringComparison.Ordinal);
        Assert.StartsWith("The daemon reads the library folders", asked.String("sentence"), StringComparison.Ordinal);
        Assert.StartsWith($"Library {IndexedLibrary.Root}:", asked.GetProperty("libraries")[0].GetString(), StringComparison.Ordinal);
        await using LedgerDb after = await _ledger.Factory.CreateDbContextAsync();
        IndexedRoot root = await after.LibraryRoots.SingleAsync();
        Assert.Equal((true, true), (root.RequestedAt is not null, root.RequestedWhole));
    }

    [Fact]
    public async Task A_media_server_is_shown_with_its_libraries_and_one_that_is_down_with_its_fault()
    {
        await using FakePlex plex = await FakePlex.StartAsync(FakePlex.Movies("/plex/Movies"));
        await using ReviewerSession session = await ReviewerSession.StartAsync(
            _ledger.DataDir,
            settings: s =>
                s with
                {
                    PlexUrl = plex.Url,
                    PlexToken = new Secret(FakePlex.Token),
                    Jellyfin = new() { Url = new Uri("http://127.0.0.1:9"), ApiKey = new Secret("key-of-jellyfin") },
                }
        );

        CallToolResult answer = await session.CallAsync("server_info");

        JsonElement[] servers = [.. answer.Answer().GetProperty("servers").EnumerateArray()];
        Assert.Equal(
            [("Plex", true), ("Jellyfin", false)],
            servers.Select(s => (s.String("server"), s.GetProperty("answers").GetBoolean()))
        );
        JsonElement library = Assert.Single(servers[0].GetProperty("libraries").EnumerateArray());
        Assert.Equal(("Movies", "/plex/Movies"), (library.String("title"), library.GetProperty("folder")[0].GetString()));
        Assert.Contains("Jellyfin", servers[1].String("fault"), StringComparison.Ordinal);
        Assert.DoesNotContain("key-of-jellyfin", answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_in_the_library_stands_outside_its_fence_and_every_page_is_short()
    {
        const int texts = 100;
        for (int n = 0; n < texts; n++)
        {
            string text = Fence.Injection(n).Replace('/', ' ');
            await _ledger.StandAsync(
                n % 2 == 0 ? TitleKind.Movie : TitleKind.Series,
                $"{n} {text}",
                $"{text} {n}",
                tmdb: null,
                ($"{text}.mkv", n % 2, 1),
                ($"{text} 1080p.mkv", n % 2, 1),
                ($"other {text}.srt", null, null)
            );
        }

        await using ReviewerSession session = await StartAsync();
        List<(string Tool, CallToolResult Answer)> answers = [];
        foreach (string tool in new[] { "library_list", "library_duplicates", "library_orphans" })
        {
            for (int offset = 0, returned = 1; returned > 0; offset += returned)
            {
                answers.Add((tool, await session.CallAsync(tool, Arguments(("limit", 50), ("offset", offset)))));
                returned = answers[^1].Answer.Answer().Int("returned");
            }
        }

        answers.Add(("library_show", await session.CallAsync("library_show", Arguments(("title", Fence.Marker)))));
        answers.Add(("explain", await session.CallAsync("explain", Arguments(("path", $"{Fence.Injection(5).Replace('/', ' ')}.mkv")))));

        Assert.Contains(answers, a => a.Answer.Text().Contains(Fence.Marker, StringComparison.Ordinal));
        string[] outside =
        [
            .. answers.SelectMany(a => Fence.Outside(a.Answer, Fence.Lists).Select(found => $"{a.Tool}: {found}")).Distinct(),
        ];
        Assert.True(outside.Length == 0, string.Join('\n', outside.Take(20)));
        Assert.All(answers, a => Assert.InRange(a.Answer.Text().Length, 1, 10_000));
    }

    private Task<ReviewerSession> StartAsync(ICatalog? catalog = null) => ReviewerSession.StartAsync(_ledger.DataDir, catalog);

    private async Task<long> FiledAsync(string name, DateTimeOffset at, params int[] episodes)
    {
        var item = IngestItem.Create(name, at, "Taken in.");
        item.Choose(Lost.Id, Lost.Name, Lost.Year, Actor.Daemon);
        foreach (int episode in episodes)
        {
            item.Files.Add(
                new ItemFile
                {
                    Path = $"{name}/{episode}.mkv",
                    Bytes = 1 << 20,
                    Role = FileRole.Video,
                    Assignment = new Assignment
                    {
                        Kind = AssignmentKind.Episodes,
                        Season = 1,
                        Episodes = [episode],
                        By = Actor.Daemon,
                        At = at,
                    },
                    Placement = new Placement
                    {
                        From = $"/downloads/{name}/{episode}.mkv",
                        To = $"/library/TV Shows/{name}/{episode}.mkv",
                        LibraryRoot = "/library/TV Shows",
                        State = PlacementState.Placed,
                        Method = PlacementMethod.HardLink,
                        Bytes = 1 << 20,
                        SourceModifiedAt = at,
                        PlannedAt = at,
                        PlacedAt = at,
                    },
                }
            );
        }

        return await _ledger.AddAsync(item);
    }

    private static Dictionary<string, object?> Arguments(params (string Name, object? Value)[] arguments) =>
        arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);

    private static async Task<JsonElement> AnswerAsync(
        ReviewerSession session,
        string tool,
        params (string Name, object? Value)[] arguments
    ) => (await session.CallAsync(tool, Arguments(arguments))).Answer();

    private static JsonElement Only(JsonElement page) => Assert.Single(page.GetProperty("items").EnumerateArray());

    private static JsonElement Title(JsonElement shown) => Assert.Single(shown.GetProperty("titles").EnumerateArray());
}
