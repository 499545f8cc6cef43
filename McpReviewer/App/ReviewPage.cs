using System.Security.Cryptography;
using System.Text;

namespace Hybrid.Reviewer.App;

/// <summary>The page to review in a browser: one HTML file, put together from the sources beside this one. It loads nothing from anywhere.</summary>
internal static class ReviewPage
{
    private static readonly string Style = Read("review.css");

    private static readonly string Script = Read("connection.js") + Read("cards.js") + Read("decisions.js");

    public static string Html { get; } =
        Read("review.html").Replace("{{style}}", Style, StringComparison.Ordinal).Replace("{{script}}", Script, StringComparison.Ordinal);

    /// <summary>Nothing but this style and this script, and requests to this server.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using Stream stored = typeof(ReviewPage).Assembly.GetManifestResourceStream($"Hybrid.Reviewer.App.{name}")!;
        using var text = new StreamReader(stored);

        // A browser reads every line break as one character, and hashes what it read.
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
