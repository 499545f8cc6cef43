using System.Text.RegularExpressions;
using Hybrid.Neighbours;
using Serilog.Events;
using Serilog.Formatting;

namespace Hybrid.Logging;

/// <summary>Masks secrets in the finished text of a log line: also in an exception's message, which no enricher sees.</summary>
public sealed partial class SecretMask(ITextFormatter inner, IReadOnlyList<Secret> secrets) : ITextFormatter
{
    /// <summary>Shorter values would mask half of every line.</summary>
    private const int ShortestMasked = 4;

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        inner.Format(logEvent, line);
        output.Write(Clean(line.ToString(), secrets));
    }

    /// <summary>The text without the values of the secrets, and without what looks like one in a URL or header.</summary>
    public static string Clean(string text, IReadOnlyList<Secret> secrets)
    {
        foreach (Secret secret in secrets.Where(s => s.Value.Length >= ShortestMasked))
        {
            text = text.Replace(secret.Value, Secret.Mask, StringComparison.Ordinal);
        }

        return Credentials().Replace(text, "${name}" + Secret.Mask);
    }

    [GeneratedRegex(
        """(?<name>(api_key|X-Plex-Token|token|password)=|Authorization: \w+ )[^&\s"'@]+|(?<name>://[^/\s:@"]+:)[^/\s:@"]+(?=@)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Credentials();
}
