using System.Reflection;
using System.Text.RegularExpressions;

namespace Hybrid.Architecture;

/// <summary>A regular expression's time is measured by the clock on the wall. On a busy machine a thread may rest for a second and more.</summary>
public sealed class RegexTests
{
    /// <summary>Milliseconds. Long enough for a machine that copies, and short enough for a name that was made to hang it.</summary>
    private const int Least = 30_000;

    private const BindingFlags Own =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void A_limit_is_one_that_a_busy_machine_does_not_reach()
    {
        (string Name, int Limit)[] limits =
        [
            .. new[] { "Hybrid.Shared", "plex-mcp-daemon", "plex-mcp" }
                .SelectMany(name => Assembly.Load(name).GetTypes())
                .SelectMany(type => type.GetMembers(Own))
                .Select(member => (member, Regex: member.GetCustomAttribute<GeneratedRegexAttribute>()))
                .Where(found => found.Regex is not null)
                .Select(found => ($"{found.member.DeclaringType}.{found.member.Name}", found.Regex!.MatchTimeoutMilliseconds)),
        ];
        Assert.True(limits.Length > 30);
        Assert.Empty(limits.Where(l => l.Limit is > 0 and < Least).Select(l => l.Name));
    }
}
