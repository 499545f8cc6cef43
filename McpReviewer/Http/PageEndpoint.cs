using System.Net;
using System.Text;
using Hybrid.Reviewer.App;

namespace Hybrid.Reviewer.Http;

/// <summary>/ is the page to review in a browser. It shows nothing by itself: a browser gets its cookie by a link that holds once.</summary>
internal sealed class PageEndpoint(PageAccess browsers, ListenAddress address)
{
    public const string LinkPath = "/open";

    /// <returns>Null if it is answered.</returns>
    public async Task<HttpRefusal?> AnswerAsync(HttpListenerContext context)
    {
        string? path = context.Request.Url?.AbsolutePath;
        if (path is not ("/" or LinkPath))
        {
            return new HttpRefusal(HttpStatusCode.NotFound, $"There is nothing here. MCP is at {McpEndpoint.Path}, the page at /.")
            {
                IsForPerson = true,
            };
        }

        if (context.Request.HttpMethod != "GET")
        {
            return new HttpRefusal(HttpStatusCode.MethodNotAllowed, "This is read with GET.") { Allow = "GET" };
        }

        if (path == LinkPath)
        {
            return Open(context);
        }

        HttpListenerResponse response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers["Content-Security-Policy"] = ReviewPage.ContentSecurityPolicy;
        response.Headers["X-Frame-Options"] = "DENY";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        byte[] html = Encoding.UTF8.GetBytes(ReviewPage.Html);
        response.ContentLength64 = html.Length;
        await response.OutputStream.WriteAsync(html);
        return null;
    }

    private HttpRefusal? Open(HttpListenerContext context)
    {
        if (browsers.Redeem(context.Request.QueryString["link"] ?? "") is not { } cookie)
        {
            return new HttpRefusal(
                HttpStatusCode.Forbidden,
                "This link was used already, or is older than this server: each holds once. The newest one is where plex-mcp --http runs."
            )
            {
                IsForPerson = true,
            };
        }

        context.Response.Headers["Set-Cookie"] =
            $"{PageAccess.CookieOf(address)}={cookie}; Path=/; HttpOnly; SameSite=Strict; Max-Age={(int)PageAccess.Life.TotalSeconds}";
        context.Response.StatusCode = (int)HttpStatusCode.SeeOther;
        context.Response.Headers["Location"] = "./";
        context.Response.ContentLength64 = 0;
        return null;
    }
}
