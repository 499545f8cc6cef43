using PuppeteerSharp;

namespace Hybrid.Reviewer.App;

/// <summary>The installed Chromium, without a window.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? Program = new[]
    {
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Program is not null)
        {
            // It will not run as root in its own sandbox, and sees only pages of the tests.
            _browser = await Puppeteer.LaunchAsync(
                new LaunchOptions
                {
                    ExecutablePath = Program,
                    Headless = true,
                    Args = ["--no-sandbox", "--disable-dev-shm-usage"],
                }
            );
        }
    }

    /// <summary>A page of a browser that nobody used before: no cookie, no cache.</summary>
    public async Task<IPage> OpenAsync(int width = 1100, int height = 900)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed (Debian: apt-get install chromium).");
        IBrowserContext alone = await _browser!.CreateBrowserContextAsync();
        IPage page = await alone.NewPageAsync();
        page.DefaultTimeout = (int)TimeSpan.FromMinutes(1).TotalMilliseconds;
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }
}
