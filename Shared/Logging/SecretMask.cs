using System.Text.RegularExpressions;
using Hybrid.Neighbors;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Hybrid.Logging;

/// <summary>Masks secrets in the finished text of a log line, including exception messages, which no enricher sees.</summary>
public sealed partial class SecretMask(ITextFormatter inner, IReadOnlyList<Secret> secrets) : ITextFormatter
{
    /// <summary>Shorter values are not masked, because they would mask half of every line.</summary>
    private const int ShortestMasked = 4;

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        inner.Format(logEvent, line);
        output.Write(Clean(line.ToString(), secrets));
    }

    /// <summary>Removes the values of the secrets, and whatever looks like a secret in a URL or header.</summary>
    public static string Clean(string text, IReadOnlyList<Secret> secrets)
    {
        // Longest first, because one secret may begin with another.
        foreach (Secret secret in secrets.Where(s => s.Value.Length >= ShortestMasked).OrderByDescending(s => s.Value.Length))
        {
            text = text.Replace(secret.Value, Secret.Mask, StringComparison.Ordinal)
                .Replace(InJson(secret.Value), Secret.Mask, StringComparison.Ordinal);
        }

        return Credentials().Replace(text, "${name}" + Secret.Mask);
    }

    /// <summary>As the file's formatter escapes it.</summary>
    private static string InJson(string value)
    {
        using var quoted = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        JsonValueFormatter.WriteQuotedJsonString(value, quoted);
        return quoted.ToString()[1..^1];
    }

    [GeneratedRegex(
        """(?<name>(api_key|X-Plex-Token|token|password)=|Authorization: \w+ )[^&\s"'@]+|(?<name>://[^/\s:@"]*:)[^/\s@"]+(?=@)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex Credentials();
}
