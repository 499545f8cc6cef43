using System.Text.Json;
using Hybrid.Catalog;
using Hybrid.Learning;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Testing;
using ModelContextProtocol.Protocol;

namespace Hybrid.Reviewer.Tools;

/// <summary>Two hundred texts that want to be read as instructions, as names of downloads, files, .nfo files and titles: in no answer does one stand outside its fence.</summary>
public sealed class FenceTests : IAsyncLifetime
{
    private const int Texts = 200;

    private readonly List<string> _texts = [.. Enumerable.Range(0, Texts).Select(Fence.Injection)];
    private readonly List<long> _ids = [];
    private TemporaryLedger _ledger = null!;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        foreach ((int number, string text) in _texts.Index())
        {
            _ids.Add(await _ledger.AddAsync(Item(number, text)));
        }
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task No_text_from_outside_stands_outside_its_fence()
    {
        Title[] titles = [.. _texts.Select((text, n) => Title(n, text))];
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog(titles));
        List<(string Call, CallToolResult Answer)> answers = [];

        for (int offset = 0; offset < Texts; offset += 50)
        {
            await CallAsync("get_pending_queue", ("limit", 50), ("offset", offset));
        }

        foreach ((int n, long id) in _ids.Index())
        {
            await CallAsync("get_pending_item", ("id", id), ("all", n % 2 == 0));
            await CallAsync("explain", ("id", id));
            await CallAsync("approve_pending", ("id", id), ("tmdb_id", OtherOf(n)), ("kind", "movie"));
            if (n % 8 == 0)
            {
                await CallAsync("preview_rename", ("id", id));
                await CallAsync("preview_rename", ("id", id), ("files", new[] { "1=subtitle:de" }));
                await CallAsync("search_tmdb", ("text", Fence.Marker), ("kind", "movie"));
                await CallAsync("identify_again", ("id", id), ("kind", "movie"));
            }
        }

        long[] half = [.. _ids.Where((_, n) => n % 8 == 1)];
        long[] rest = [.. _ids.Where((_, n) => n % 8 == 2)];
        await CallAsync("approve_pending", ("ids", half));
        await CallAsync("approve_pending", ("ids", half));
        await CallAsync("reject_pending", ("ids", rest));
        foreach (long id in half.Take(12))
        {
            await CallAsync("manage_rule", ("action", "propose"), ("item_id", id));
            await CallAsync("manage_rule", ("action", "add"), ("item_id", id));
            string token =
                answers[^1].Answer.StructuredContent is { } asked && asked.TryGetProperty("confirm", out JsonElement given)
                    ? given.GetString()!
                    : "";
            await CallAsync("manage_rule", ("action", "add"), ("item_id", id), ("confirm", token));
            await CallAsync("undo_ingest", ("id", id));
            await CallAsync("move_files", ("id", id), ("files", new[] { "1=movie" }));
        }

        await CallAsync("list_rules");
        await CallAsync("get_watcher_status");
        await CallAsync("get_ingest_statistics");
        for (int offset = 0; offset < 2 * Texts; offset += 50)
        {
            await CallAsync("get_ingest_history", ("limit", 50), ("offset", offset));
        }

        Assert.Contains(answers, a => a.Answer.Text().Contains(Fence.Marker, StringComparison.Ordinal));
        string[] outside =
        [
            .. answers
                .SelectMany(a =>
                    Fence
                        .Outside(a.Answer, a.Call == "get_ingest_history" ? [.. Fence.Lists, "items"] : Fence.Lists)
                        .Select(found => $"{a.Call}: {found}")
                )
                .Distinct(),
        ];
        Assert.True(outside.Length == 0, string.Join('\n', outside.Take(20)));

        async Task CallAsync(string tool, params (string Name, object? Value)[] arguments) =>
            answers.Add((tool, await session.CallAsync(tool, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal))));
    }

    /// <summary>As the daemon leaves it: its names read and held against a catalog that is as hostile.</summary>
    private static IngestItem Item(int number, string text)
    {
        string name = number % 3 == 0 ? $"{text} 2020 1080p" : $"Some.Film.{number}.2020.1080p";
        string path = number % 3 == 1 ? $"{text}.mkv" : $"{name}.mkv";
        var input = new IdentifyInput
        {
            Name = name,
            Files = [new InputFile(path, 4096)],
            Field = [new CandidateDetails(Title(number, text)), new CandidateDetails(Title(number + Texts, $"Other {text}"))],
            HasKey = true,
        };
        var item = IngestItem.Create(name, Now, $"Taken in: {text}");
        item.Assessment = new Reweigher(0.85, Now.Year + 1).Weigh(
            input,
            new Assessment { Verdict = VerdictKind.AskReviewer, Reasons = [new Reason(Concern.UnsafeName, $"The name is {text}.")] }
        );
        foreach (
            (string file, FileRole role) in new[]
            {
                (path, FileRole.Video),
                ($"{text}.nfo", FileRole.Unwanted),
                ($"{text}.srt", FileRole.Subtitle),
            }
        )
        {
            item.Files.Add(
                new ItemFile
                {
                    Path = file,
                    Bytes = 4096,
                    Role = role,
                    RoleReason = role == FileRole.Unwanted ? $"it is {text}" : null,
                }
            );
        }

        item.Move(ItemState.AwaitingReview, Actor.Daemon, $"Left to a person because of {text}.", Now);
        item.Postpone($"It failed with {text}", Now, Now);
        return item;
    }

    private static Title Title(int number, string text) =>
        new()
        {
            Id = new TitleId(TitleKind.Movie, number + 1),
            Name = text,
            OriginalName = $"Original {text}",
            Year = 2020,
            Overview = text,
        };

    /// <summary>A title that the catalog has and the item's list does not.</summary>
    private static int OtherOf(int number) => ((number + 100) % Texts) + 1;
}
