using Hybrid.Catalog;
using Hybrid.Ledger;
using Hybrid.Reviewer.Http;
using Hybrid.Testing;
using Microsoft.EntityFrameworkCore;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using PuppeteerSharp;

namespace Hybrid.Reviewer.App;

/// <summary>The page as an app in a host: a frame that speaks to nobody but its host.</summary>
public sealed class ReviewAppTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    /// <summary>A host in few lines: it answers the app's messages with what the test calls for it.</summary>
    private const string Host = """
        html => {
          window.addEventListener("message", async event => {
            const { id, method, params } = event.data;
            if (id === undefined) return;
            const result = method === "ui/initialize"
              ? { protocolVersion: "2026-01-26", hostInfo: { name: "host", version: "1" }, hostContext: { theme: "dark" } }
              : JSON.parse(await window.callTool(params.name, JSON.stringify(params.arguments)));
            event.source.postMessage({ jsonrpc: "2.0", id, result }, "*");
          });
          const frame = document.createElement("iframe");
          frame.setAttribute("sandbox", "allow-scripts");
          frame.width = 900;
          frame.height = 800;
          frame.srcdoc = html;
          document.body.append(frame);
        }
        """;

    private TemporaryLedger _ledger = null!;

    public static TheoryData<string> Eras => ReviewerSession.Eras;

    public async ValueTask InitializeAsync() => _ledger = await TemporaryLedger.CreateAsync();

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_queue_names_the_app_and_the_app_is_read(string era)
    {
        await using HttpReviewer reviewer = await HttpReviewer.StartAsync(_ledger.DataDir);
        await using McpClient client = await reviewer.ConnectAsync(era);

        McpClientTool queue = (await client.ListToolsAsync()).Single(t => t.Name == "get_pending_queue");
        string address = queue.ProtocolTool.Meta!["ui"]!["resourceUri"]!.GetValue<string>();
        var content = (TextResourceContents)(await client.ReadResourceAsync(address)).Contents.Single();

        Assert.Contains(ReviewResource.Extension, client.ServerCapabilities.Extensions!.Keys);
        Assert.Equal(("text/html;profile=mcp-app", ReviewPage.Html), (content.MimeType, content.Text));
    }

    [Fact]
    public async Task A_click_in_the_app_approves()
    {
        long id = await _ledger.QueueAsync("Film.1.2010.1080p", TimeProvider.System.GetUtcNow(), TestTitles.Film(1));
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, new ListedCatalog());
        IFrame app = await OpenAsync(session);

        await app.WaitForSelectorAsync(".card .head");
        await (await app.QuerySelectorAsync(".card .head")).ClickAsync();
        await (await app.WaitForSelectorAsync(".actions .primary")).ClickAsync();
        await app.WaitForExpressionAsync("document.getElementById('count').textContent === '0'", new WaitForFunctionOptions());

        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        Assert.Equal(ItemState.Approved, (await db.Items.SingleAsync(i => i.Id == id)).State);
        Assert.Equal("dark", await app.EvaluateExpressionAsync<string>("document.documentElement.style.colorScheme"));
    }

    [Fact]
    public async Task A_question_is_asked_and_answered_in_the_frame()
    {
        long id = await _ledger.QueueAsync("2001 A Space Odyssey 1968", TimeProvider.System.GetUtcNow(), TestTitles.Film(1));
        var catalog = new ListedCatalog(
            new Title
            {
                Id = new TitleId(TitleKind.Movie, 426063),
                Name = "Nosferatu",
                Year = 2024,
            }
        );
        await using ReviewerSession session = await ReviewerSession.StartAsync(_ledger.DataDir, catalog);
        IFrame app = await OpenAsync(session);

        await (await app.WaitForSelectorAsync(".card .head")).PressAsync("t");
        IElementHandle text = await app.WaitForSelectorAsync(".search input");
        await app.EvaluateExpressionAsync("document.querySelector('.search input').value = 'Nosferatu'");
        await text.PressAsync("Enter");
        await (await app.WaitForSelectorAsync(".search li button")).ClickAsync();
        await app.WaitForSelectorAsync("#consent[open]");
        await (await app.QuerySelectorAsync("#yes")).ClickAsync();
        await app.WaitForExpressionAsync("document.getElementById('count').textContent === '0'", new WaitForFunctionOptions());

        await using LedgerDb db = await _ledger.Factory.CreateDbContextAsync();
        Assert.Equal(ItemState.Approved, (await db.Items.SingleAsync(i => i.Id == id)).State);
    }

    private async Task<IFrame> OpenAsync(ReviewerSession session)
    {
        IPage page = await browser.OpenAsync();
        await page.ExposeFunctionAsync<string, string, Task<string>>(
            "callTool",
            async (name, arguments) =>
                System.Text.Json.JsonSerializer.Serialize(
                    await session.CallAsync(name, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)),
                    Tools.ToolJson.Options
                )
        );
        await page.EvaluateFunctionAsync(Host, ReviewPage.Html);
        IElementHandle frame = await page.WaitForSelectorAsync("iframe");
        return await frame.ContentFrameAsync();
    }
}
