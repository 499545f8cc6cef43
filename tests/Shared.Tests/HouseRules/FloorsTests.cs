using System.Text.RegularExpressions;
using Hybrid.Testing;

namespace Hybrid.HouseRules;

public sealed partial class FloorsTests
{
    /// <summary>A capability may use the floors below it, and nothing beside or above it. As in docs/architecture.md.</summary>
    private static readonly Dictionary<string, int> Floors = new(StringComparer.Ordinal)
    {
        ["Neighbours"] = 0,
        ["Releases"] = 1,
        ["Catalog"] = 1,
        ["Torrents"] = 1,
        ["MediaServers"] = 1,
        ["Settings"] = 1,
        ["Logging"] = 1,
        ["Matching"] = 2,
        ["Naming"] = 2,
        ["Ledger"] = 3,
        ["Planning"] = 4,
        ["Learning"] = 4,
        ["Reviewing"] = 5,
    };

    [Fact]
    public void A_capability_of_Shared_uses_only_the_floors_below_it()
    {
        var broken = new List<string>();
        foreach (string file in Sources("Shared"))
        {
            string capability = Capability("Shared", file);
            foreach (string used in Used(file).Where(u => !u.Equals(capability, StringComparison.Ordinal)))
            {
                if (!Floors.TryGetValue(used, out int floor) || floor >= Floors[capability])
                {
                    broken.Add($"{Path.GetRelativePath(Repository.Root, file)} uses Hybrid.{used}");
                }
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_capability_of_Shared_has_a_floor()
    {
        string[] folders =
        [
            .. Directory
                .EnumerateDirectories(Repository.At("Shared"))
                .Select(d => Path.GetFileName(d)!)
                .Where(d => d is not ("bin" or "obj")),
        ];
        Assert.Equal(Floors.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Shared_knows_neither_hosting_nor_the_MCP_SDK()
    {
        string[] references = [.. typeof(Ledger.LedgerDb).Assembly.GetReferencedAssemblies().Select(a => a.Name!)];
        Assert.DoesNotContain(references, r => r.StartsWith("ModelContextProtocol", StringComparison.Ordinal));
        Assert.DoesNotContain("Microsoft.Extensions.Hosting", references);
        Assert.Contains("Microsoft.EntityFrameworkCore", references);
    }

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Repository.At(project), "*.cs", SearchOption.AllDirectories);

    private static string Capability(string project, string file) =>
        Path.GetRelativePath(Repository.At(project), file).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> Used(string file) =>
        CapabilityName().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"Hybrid\.(?<name>[A-Z]\w+)\b(?=[.;])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CapabilityName();
}
