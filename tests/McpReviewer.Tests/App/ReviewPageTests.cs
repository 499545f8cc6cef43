using Deque.AxeCore.Commons;
using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Reviewer.Http;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using PuppeteerSharp;

namespace Hybrid.Reviewer.App;

/// <summary>From the click to the ledger, in a real browser.</summary>
public sealed class ReviewPageTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>";

    private readonly ListedCatalog _catalog = new(
        new Title
        {
            Id = new TitleId(TitleKind.Movie, 426063),
            Name = "Nosferatu",
            Year = 2024,
        }
    );
    private readonly List<string> _complaints = [];
    private TemporaryLedger _ledger = null!;
    private HttpReviewer _reviewer = null!;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TemporaryLedger.CreateAsync();
        _reviewer = await HttpReviewer.StartAsync(_ledger.DataDir, _catalog);
    }

    public async ValueTask DisposeAsync()
    {
        await _reviewer.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    [Fact]
    public async Task A_click_approves_what_is_chosen()
    {
        long id = await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1), TestTitles.Film(2));
        IPage page = await OpenAsync();

        await page.ClickAsync(".card .head");
        await page.WaitForSelectorAsync(".candidate");
        await page.ClickAsync(".candidate input[value='2']");
        await page.ClickAsync(".actions .primary");
        await SaysAsync(page, "Film 2");

        (IngestItem item, HistoryEntry last) = await ItemAsync(id);
        Assert.Equal((ItemState.Approved, 1002), (item.State, item.Chosen?.Tmdb));
        Assert.Equal("plex-mcp page 1", last.Client);
        await CountAsync(page, 0);
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        long approved = await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1));
        long rejected = await QueueAsync("Film.2.2010.1080p", TestTitles.Film(2));
        long snoozed = await QueueAsync("Film.3.2010.1080p", TestTitles.Film(3));
        IPage page = await OpenAsync();

        await PressAsync(page, "j", "Enter");
        await page.WaitForSelectorAsync(".candidate");
        await PressAsync(page, "a");
        await SaysAsync(page, "Film 1");
        await CountAsync(page, 2);
        await PressAsync(page, "r");
        await CountAsync(page, 1);
        await PressAsync(page, "s");
        await page.WaitForSelectorAsync("#snooze[open]");
        await PressAsync(page, "Enter");
        await CountAsync(page, 0);
        IngestItem later = (await ItemAsync(snoozed)).Item;
        await PressAsync(page, "u");
        await CountAsync(page, 1);

        Assert.Equal(
            (ItemState.Approved, ItemState.Rejected),
            ((await ItemAsync(approved)).Item.State, (await ItemAsync(rejected)).Item.State)
        );
        Assert.True(later.SnoozedUntil > TimeProvider.System.GetUtcNow().AddHours(23));
    }

    [Theory]
    [InlineData("#no", ItemState.AwaitingReview)]
    [InlineData("#yes", ItemState.Approved)]
    public async Task What_the_name_speaks_against_is_asked_in_a_dialog(string answer, ItemState expected)
    {
        long id = await QueueAsync("2001 A Space Odyssey 1968", TestTitles.Film(1));
        IPage page = await OpenAsync();

        await PressAsync(page, "j", "t");
        await page.WaitForSelectorAsync(".search input");
        await page.Keyboard.DownAsync("Control");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.UpAsync("Control");
        await page.Keyboard.TypeAsync("Nosferatu");
        await PressAsync(page, "Enter");
        await page.WaitForSelectorAsync(".search li button");
        await page.ClickAsync(".search li button");
        await page.WaitForSelectorAsync("#consent[open]");
        string question = await TextAsync(page, "#questions");
        await page.ClickAsync(answer);
        await page.WaitForSelectorAsync("#consent:not([open])");
        await CountAsync(page, expected == ItemState.Approved ? 0 : 1);

        (IngestItem item, HistoryEntry last) = await ItemAsync(id);
        Assert.Contains("file it as the movie \"Nosferatu\" (2024)? The name speaks against it", question, StringComparison.Ordinal);
        Assert.Equal(expected, item.State);
        Assert.Equal(expected == ItemState.Approved ? Confirmation.Repeated : null, last.Confirmation);
    }

    [Fact]
    public async Task Two_questions_are_asked_one_after_the_other()
    {
        IPage page = await OpenAsync();

        await page.EvaluateExpressionAsync("void (window.answers = Promise.all([confirmed(['First?']), confirmed(['Second?'])]))");
        await page.WaitForSelectorAsync("#consent[open]");
        string first = await TextAsync(page, "#questions");
        await page.ClickAsync("#yes");
        await page.WaitForFunctionAsync("() => document.getElementById('questions').textContent === 'Second?'");
        await page.ClickAsync("#no");
        bool[] answers = await page.EvaluateExpressionAsync<bool[]>("window.answers");

        Assert.Equal("First?", first);
        Assert.Equal([true, false], answers);
    }

    [Fact]
    public async Task A_key_that_is_held_decides_once()
    {
        await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1));
        long next = await QueueAsync("Film.2.2010.1080p", TestTitles.Film(2));
        IPage page = await OpenAsync();

        await PressAsync(page, "j");
        await page.Keyboard.DownAsync("r");
        await CountAsync(page, 1);
        await page.Keyboard.DownAsync("r");
        await page.Keyboard.UpAsync("r");
        await PressAsync(page, "s");
        await page.WaitForSelectorAsync("#snooze[open]");

        Assert.Equal(ItemState.AwaitingReview, (await ItemAsync(next)).Item.State);
    }

    [Fact]
    public async Task A_second_decision_on_a_card_waits_for_the_first()
    {
        await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1));
        IPage page = await OpenAsync();

        int ran = await page.EvaluateExpressionAsync<int>(
            "(async () => { let ran = 0; const card = document.querySelector('.card'); const run = async () => { ran++; await null; }; await Promise.all([act(card, run), act(card, run)]); return ran; })()"
        );

        Assert.Equal(1, ran);
    }

    [Fact]
    public async Task An_approval_that_nobody_carried_out_is_withdrawn_and_after_a_rejection_nothing_older_is()
    {
        long first = await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1));
        long second = await QueueAsync("Film.2.2010.1080p", TestTitles.Film(2));
        await QueueAsync("Film.3.2010.1080p", TestTitles.Film(3));
        IPage page = await OpenAsync();

        await PressAsync(page, "j", "a");
        await CountAsync(page, 2);
        await PressAsync(page, "r");
        await CountAsync(page, 1);
        await PressAsync(page, "u");
        await SaysAsync(page, "nothing to undo");
        ItemState kept = (await ItemAsync(first)).Item.State;
        await PressAsync(page, "a");
        await CountAsync(page, 0);
        string name = await TextAsync(page, "#undo");
        await page.ClickAsync("#undo");
        await page.WaitForSelectorAsync("#consent[open]");
        await page.ClickAsync("#yes");
        await SaysAsync(page, "eject");
        Assert.Equal(("Withdraw", ItemState.Approved, ItemState.Rejected), (name, kept, (await ItemAsync(second)).Item.State));
    }

    [Fact]
    public async Task Clear_unticks_an_open_card_too_and_keys_can_be_turned_off()
    {
        await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1));
        IPage page = await OpenAsync();

        await PressAsync(page, "j", "Enter");
        await page.WaitForSelectorAsync(".candidate");
        await PressAsync(page, "x");
        await page.ClickAsync("#clear-all");
        bool ticked = await page.EvaluateExpressionAsync<bool>("document.querySelector('.row input').checked");
        await PressAsync(page, "?");
        await page.ClickAsync("#letters");
        await page.ClickAsync("#keys .primary");
        await page.WaitForSelectorAsync("#keys:not([open])");
        await page.FocusAsync(".card .head");
        await PressAsync(page, "x");

        Assert.False(ticked);
        Assert.False(await page.EvaluateExpressionAsync<bool>("document.querySelector('.row input').checked"));
    }

    [Fact]
    public async Task Of_a_copy_in_the_library_the_choice_is_offered()
    {
        await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1));
        await QueueAsync("Film.1.2010.720p", TestTitles.Film(1));
        IPage page = await OpenAsync();

        await PressAsync(page, "j", "a");
        await CountAsync(page, 1);
        await PressAsync(page, "a");
        await page.WaitForSelectorAsync(".problem");
        string problem = await TextAsync(page, ".problem");
        await page.SelectAsync("[data-duplicates]", "keep_both");
        Task<IRequest> sent = page.WaitForRequestAsync(r =>
            r.PostData?.Contains("\"duplicates\":\"keep_both\"", StringComparison.Ordinal) is true
        );
        await page.ClickAsync(".actions .primary");
        await sent;

        Assert.Contains("the library already has \"Film 1\" (2010)", problem, StringComparison.Ordinal);
        Assert.Contains("Choose below", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("approve_pending", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_approved_at_once()
    {
        long[] ids = [await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1)), await QueueAsync("Film.2.2010.1080p", TestTitles.Film(2))];
        IPage page = await OpenAsync();

        await PressAsync(page, "j", "x", "j", "x");
        string chosen = await TextAsync(page, "#chosen");
        await page.ClickAsync("#approve-all");
        await CountAsync(page, 0);

        Assert.Equal("2 selected", chosen);
        foreach (long id in ids)
        {
            Assert.Equal(ItemState.Approved, (await ItemAsync(id)).Item.State);
        }
    }

    [Fact]
    public async Task What_comes_from_outside_is_shown_as_text()
    {
        await QueueAsync(
            Hostile,
            TestTitles.Film(1) with
            {
                Name = Hostile,
                Overview = Hostile,
                Evidence = [new Evidence("title-same", 2, Hostile)],
            }
        );
        IPage page = await OpenAsync();

        await page.ClickAsync(".card .head");
        await page.WaitForSelectorAsync(".candidate");

        Assert.Equal("1 waiting · plex-mcp", await page.GetTitleAsync());
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>("document.querySelectorAll('main img, main script, main iframe').length"));
        foreach (string place in (string[])[".head .title", ".name", ".candidate .title", ".candidate .about", ".evidence"])
        {
            Assert.Contains("<img src=x", await TextAsync(page, place), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_browser_without_the_link_is_told_to_open_it_and_a_link_holds_once()
    {
        await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1));
        string link = Link;
        IPage first = await OpenAsync(link);
        IPage second = await browser.OpenAsync();
        IResponse used = await second.GoToAsync(link);
        await second.GoToAsync($"{_reviewer.Web.BaseAddress}");
        await ReadyAsync(second);

        Assert.Equal("1", await TextAsync(first, "#count"));
        Assert.Equal(403, (int)used.Status);
        Assert.Contains("has not opened the link", await TextAsync(second, "#empty"), StringComparison.Ordinal);
        Assert.Equal("", await second.EvaluateExpressionAsync<string>("document.cookie"));
    }

    [Theory]
    [InlineData("light", 1100)]
    [InlineData("dark", 1100)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_screen(string scheme, int width)
    {
        await QueueAsync("Film.1.2010.1080p", TestTitles.Film(1), TestTitles.Film(2));
        await QueueAsync(new string('x', 200));
        IPage page = await OpenAsync(width: width);
        await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);

        List<string> found = [.. await AxeAsync(page)];
        await page.ClickAsync(".card .head");
        await page.WaitForSelectorAsync(".candidate");
        await PressAsync(page, "x", "t");
        found.AddRange(await AxeAsync(page));
        int wide = await page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth");
        await PressAsync(page, "Escape", "?");
        await page.WaitForSelectorAsync("#keys[open]");
        found.AddRange(await AxeAsync(page));

        Assert.Empty(found);
        Assert.Empty(_complaints);
        Assert.InRange(wide, 1, width);
    }

    [Fact]
    public async Task The_page_loads_nothing_and_runs_only_its_own_script()
    {
        using HttpResponseMessage answer = await _reviewer.Web.GetAsync("");
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        string html = await answer.Content.ReadAsStringAsync();

        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
    }

    private string Link => $"{_reviewer.Web.BaseAddress}open?link={_reviewer.Browsers.Link}";

    private async Task<IPage> OpenAsync(string? link = null, int width = 1100)
    {
        IPage page = await browser.OpenAsync(width);
        page.Console += (_, message) => _complaints.Add(message.Message.Text);
        page.PageError += (_, fault) => _complaints.Add(fault.Message);
        await page.GoToAsync(link ?? Link);
        await ReadyAsync(page);
        return page;
    }

    private static async Task ReadyAsync(IPage page) => await page.WaitForSelectorAsync("body[data-ready]");

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (string key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    private static Task<string> TextAsync(IPage page, string selector) =>
        page.EvaluateFunctionAsync<string>("selector => document.querySelector(selector).textContent", selector);

    private static async Task CountAsync(IPage page, int count) =>
        await page.WaitForFunctionAsync("count => document.getElementById('count').textContent === count", $"{count}");

    private static async Task SaysAsync(IPage page, string part) =>
        await page.WaitForFunctionAsync("part => document.getElementById('live').textContent.includes(part)", part);

    /// <summary>One line for each rule that is broken, and where.</summary>
    private static async Task<string[]> AxeAsync(IPage page)
    {
        await page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());
        return await page.EvaluateFunctionAsync<string[]>(
            "async () => (await axe.run()).violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(' | ')}`)"
        );
    }

    private Task<long> QueueAsync(string name, params Candidate[] candidates) =>
        _ledger.QueueAsync(name, TimeProvider.System.GetUtcNow(), candidates);

    private async Task<(IngestItem Item, HistoryEntry Last)> ItemAsync(long id)
    {
        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        return (
            await db.Items.SingleAsync(i => i.Id == id),
            await db.History.Where(h => h.ItemId == id).OrderByDescending(h => h.Id).FirstAsync()
        );
    }
}
