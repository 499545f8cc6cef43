using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Testing;
using Hybrid.Texts;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

public sealed class HistoryToolTests : IAsyncLifetime
{
    private const string Library = "/library/Movies/Nosferatu (1922)/Nosferatu (1922).mkv";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private TemporaryLedger _ledger = null!;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task The_history_is_found_by_title_client_state_and_time()
    {
        await FiledAsync("nsf.720p", Start);
        await _ledger.QueueAsync("Sunrise.1927", Start.AddDays(2));
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);

        Assert.Equal(9, await CountAsync(session));
        Assert.Equal(7, await CountAsync(session, ("text", "nosferatu")));
        Assert.Equal(1, await CountAsync(session, ("client", "desktop")));
        Assert.Equal(1, await CountAsync(session, ("text", "nosferatu"), ("state", "finished")));
        Assert.Equal(7, await CountAsync(session, ("until", "2026-03-02")));
        Assert.Equal(2, await CountAsync(session, ("since", "2026-03-02")));
        Assert.Equal(0, await CountAsync(session, ("since", "2026-03-02"), ("until", "2026-03-02")));
    }

    [Fact]
    public async Task The_text_of_the_history_and_of_the_statistics_does_not_repeat_their_json()
    {
        long id = await FiledAsync("nsf.720p", Start);
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);

        CallToolResult history = await session.CallAsync("get_ingest_history", Arguments(("client", "desktop")));
        CallToolResult statistics = await session.CallAsync("get_ingest_statistics");

        Assert.Contains(
            $"1 of 1, from 1:\n2026-03-01 13:00:00 UTC item {id} \"nsf.720p\" (\"Nosferatu (1922)\"): awaiting review to approved, by a reviewer at an MCP client \"a desktop 3\", answered\n  > Approved.",
            history.Text(),
            StringComparison.Ordinal
        );
        Assert.Contains("1 item(s): 1 finished.", statistics.Text(), StringComparison.Ordinal);
        Assert.Contains(
            "Waits: 60 min on average, half at most 60 min, nine of ten at most 60 min.",
            statistics.Text(),
            StringComparison.Ordinal
        );
        Assert.Equal(3600, statistics.Answer().GetProperty("median_wait_seconds").GetDouble());
    }

    [Fact]
    public async Task A_page_of_long_sentences_stays_short_and_tells_where_it_goes_on()
    {
        long id = await FiledAsync("nsf.720p", Start);
        await _ledger.ChangeAsync(
            id,
            item =>
            {
                for (int n = 0; n < 40; n++)
                {
                    item.Note(HistoryEvent.SeenAgain, Actor.Daemon, $"{n} {new string('x', 900)}", Start.AddDays(1));
                }
            }
        );
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);

        CallToolResult first = await session.CallAsync("get_ingest_history", Arguments(("limit", 50)));
        JsonElement page = first.Answer();
        JsonElement next = (
            await session.CallAsync("get_ingest_history", Arguments(("limit", 50), ("offset", page.Int("returned"))))
        ).Answer();

        Assert.InRange(page.GetRawText().Length, 1, ItemView.Most + 500);
        Assert.Equal((47, true), (page.Int("total"), page.GetProperty("truncated").GetBoolean()));
        Assert.Contains($"More with offset {page.Int("returned")}.", first.Text(), StringComparison.Ordinal);
        Assert.Equal(page.Int("returned"), next.Int("offset"));
    }

    [Fact]
    public async Task A_file_is_explained_by_its_path_its_name_and_its_item()
    {
        long id = await FiledAsync("nsf.720p", Start);
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);

        CallToolResult answer = await session.CallAsync("explain", Arguments(("path", Library)));
        JsonElement byName = (await session.CallAsync("explain", Arguments(("path", "Nosferatu (1922).mkv")))).Answer();
        JsonElement byItem = (await session.CallAsync("explain", Arguments(("id", $"{id}.0")))).Answer();

        JsonElement shown = answer.Answer();
        Assert.Equal(shown.GetRawText(), byName.GetRawText());
        Assert.Equal(shown.GetRawText(), byItem.GetRawText());
        Assert.Equal((id, "finished"), (shown.GetProperty("item_id").GetInt64(), shown.String("state")));
        Assert.Equal(
            (Library, "/downloads/nsf.720p.mkv", "movie", "command_line"),
            (
                shown.GetProperty("file").String("path"),
                shown.GetProperty("file").String("from"),
                shown.GetProperty("file").String("is"),
                shown.GetProperty("file").String("is_by")
            )
        );
        Assert.Equal(
            ("reviewer", "a desktop 3", "answered"),
            (
                shown.GetProperty("decision").String("by"),
                shown.GetProperty("decision").String("client"),
                shown.GetProperty("decision").String("confirmation")
            )
        );
        Assert.Equal((2, "+1.5 year: The year agrees."), (shown.Int("candidate"), shown.GetProperty("evidence")[0].GetString()));
        Assert.Equal("Rule 7 supported it.", Assert.Single(shown.GetProperty("rules").EnumerateArray()).GetString());
        Assert.Contains(
            $"Item {id} \"nsf.720p\" is in the library, as \"Nosferatu\" (1922), movie 653.\nThe file (hard link), held to be \"movie\" by a person at the command line;",
            answer.Text(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_the_ledger_does_not_know_and_what_another_hand_put_there_is_told()
    {
        await AnotherHandAsync();
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);

        string unknown = (await session.CallAsync("explain", Arguments(("path", "/library/x.mkv")))).Failure();
        string other = (await session.CallAsync("explain", Arguments(("path", "Sunrise (1927).mkv")))).Failure();
        string item = (await session.CallAsync("explain", Arguments(("id", 99)))).Failure();
        string both = (await session.CallAsync("explain", Arguments(("id", 99), ("path", "x")))).Failure();

        Assert.StartsWith("plex-mcp knows no file \"/library/x.mkv\" in the library.", unknown, StringComparison.Ordinal);
        Assert.Equal(
            "plex-mcp did not put \"/library/Movies/Sunrise (1927)/Sunrise (1927).mkv\" there, so it has no decision to tell. The index takes it for \"Sunrise\" (1927), by its name.",
            other
        );
        Assert.StartsWith("There is no item 99.", item, StringComparison.Ordinal);
        Assert.Equal("explain: pass either path or id.", both);
    }

    [Fact]
    public async Task A_video_of_another_hand_that_plex_mcp_renamed_is_told_with_who_asked()
    {
        await AnotherHandAsync();
        await using (LedgerDb db = await _ledger.Factory.CreateDbContextAsync())
        {
            db.AdoptedRenames.AddRange(
                Rename("sunrise.mkv", RelocationState.Done),
                Rename("later.mkv", RelocationState.Left),
                Rename("asked.mkv", RelocationState.Asked)
            );
            await db.SaveChangesAsync();
        }

        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir);

        string said = (await session.CallAsync("explain", Arguments(("path", "Sunrise (1927).mkv")))).Failure();

        Assert.Equal(
            $"plex-mcp did not file \"/library/Movies/Sunrise (1927)/Sunrise (1927).mkv\", but gave it this name: a person at the command line asked for that on {Format.Utc(Start)}. Before, it was \"/library/Movies/Sunrise (1927)/sunrise.mkv\". The index takes it for \"Sunrise\" (1927), by its name.",
            said
        );
    }

    private static AdoptedRename Rename(string from, RelocationState state) =>
        new()
        {
            Kind = TitleKind.Movie,
            TmdbId = 631,
            LibraryRoot = "/library/Movies",
            From = $"/library/Movies/Sunrise (1927)/{from}",
            To = "/library/Movies/Sunrise (1927)/Sunrise (1927).mkv",
            Bytes = 1,
            Inode = 1,
            ModifiedAt = Start,
            By = Actor.CommandLine,
            AskedAt = Start,
            State = state,
        };

    /// <summary>Approved as its second candidate by a person through a client, an hour after it began to wait.</summary>
    private async Task<long> FiledAsync(string name, DateTimeOffset at)
    {
        long id = await _ledger.QueueAsync(name, at, Candidate(426063, 2024), Candidate(653, 1922));
        var client = new Author(Actor.Reviewer, "a desktop 3") { Confirmation = Confirmation.Answered };
        DateTimeOffset decided = at.AddHours(1);
        await _ledger.ChangeAsync(
            id,
            item =>
            {
                item.Note(HistoryEvent.RuleUsed, Actor.Daemon, "Rule 7 supported it.", at);
                item.Choose(new TitleId(TitleKind.Movie, 653), "Nosferatu", 1922, Actor.Reviewer);
                item.Move(ItemState.Approved, client, "Approved.", decided);
                item.Move(ItemState.Placing, Actor.Daemon, "Placing.", decided);
                item.Move(ItemState.Announcing, Actor.Daemon, "Placed.", decided);
                item.Move(ItemState.Finished, Actor.Daemon, "Told.", decided);
                ItemFile file = item.Files[0];
                file.Assignment = new Assignment
                {
                    Kind = AssignmentKind.Movie,
                    By = Actor.CommandLine,
                    At = decided,
                };
                file.Placement = new Placement
                {
                    From = $"/downloads/{file.Path}",
                    To = Library,
                    LibraryRoot = "/library/Movies",
                    State = PlacementState.Placed,
                    Method = PlacementMethod.HardLink,
                    Bytes = file.Bytes,
                    SourceModifiedAt = at,
                    PlannedAt = decided,
                    PlacedAt = decided,
                };
            }
        );
        return id;
    }

    private async Task AnotherHandAsync()
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        db.LibraryFiles.Add(
            new IndexedFile
            {
                Name = "Sunrise (1927).mkv",
                Folder = new IndexedFolder { Root = "/library/Movies", Path = "Sunrise (1927)" },
                Title = new IndexedTitle
                {
                    Kind = TitleKind.Movie,
                    Name = "Sunrise",
                    NameKey = "sunrise",
                    Year = 1927,
                    KnownBy = TitleSource.Name,
                },
            }
        );
        await db.SaveChangesAsync();
    }

    private static Candidate Candidate(int id, int year) =>
        new()
        {
            Id = new TitleId(TitleKind.Movie, id),
            Name = "Nosferatu",
            Year = year,
            Confidence = 0.5,
            Evidence = [new Evidence("year", 1.5, "The year agrees.")],
        };

    private static Dictionary<string, object?> Arguments(params (string Name, object? Value)[] arguments) =>
        arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);

    private static async Task<int> CountAsync(ReviewerSession session, params (string Name, object? Value)[] arguments) =>
        (await session.CallAsync("get_ingest_history", Arguments(arguments))).Answer().Int("total");
}
