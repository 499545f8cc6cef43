using System.Globalization;
using System.Text.RegularExpressions;
using Hybrid.Ledger;
using Hybrid.Matching;
using Hybrid.Matching.Weighing;
using Hybrid.Settings;
using Hybrid.Testing;
using Match = System.Text.RegularExpressions.Match;

namespace Hybrid.HouseRules;

/// <summary>What the documents say of the code is so.</summary>
public sealed partial class DocsTests
{
    [Fact]
    public void The_page_of_settings_is_the_table_in_the_code()
    {
        Generated.Section("docs/settings.md", "settings", SettingsPage.Text());
        Assert.Equal(
            SettingsTable.All.Select(setting => setting.Key).Order(),
            File.ReadLines(Repository.At("docs", "settings.md"))
                .Where(line => IsSetting().IsMatch(line))
                .Select(line => line.Split('`')[1])
                .Order()
        );
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("docs/decisions")]
    public void The_index_leads_to_every_page(string folder)
    {
        string index = File.ReadAllText(Repository.At(folder, "README.md"));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.At(folder), "*.md").Select(Path.GetFileName),
            page => page != "README.md" && !index.Contains($"]({page})", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_link_to_a_heading_leads_to_one()
    {
        var broken = new List<string>();
        foreach (string document in Documents())
        {
            foreach (Match link in LinkToHeading().Matches(File.ReadAllText(document)))
            {
                string file = link.Groups["file"].Value;
                string target = file.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, file);
                if (!File.ReadLines(target).Any(line => line.StartsWith('#') && Anchor(line) == link.Groups["heading"].Value))
                {
                    broken.Add($"{Path.GetRelativePath(Repository.Root, document)}: {link.Value}");
                }
            }
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        var broken = new List<string>();
        int links = 0;
        foreach (string document in Documents())
        {
            foreach (Match link in Link().Matches(File.ReadAllText(document)))
            {
                links++;
                string target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups["target"].Value);
                if (!File.Exists(target) && !Directory.Exists(target))
                {
                    broken.Add($"{Path.GetRelativePath(Repository.Root, document)}: {link.Groups["target"].Value}");
                }
            }
        }

        Assert.Empty(broken);
        Assert.NotEqual(0, links);
    }

    [Fact]
    public void Every_file_that_architecture_names_is_there()
    {
        string[] named =
        [
            .. NamedFile().Matches(File.ReadAllText(Repository.At("docs", "architecture.md"))).Select(m => m.Groups["path"].Value),
        ];
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, path => !File.Exists(Repository.At(path)));
    }

    [Fact]
    public void Reviewing_tells_every_concern_and_no_other() =>
        Assert.Equal(Enum.GetNames<Concern>(), Rows("reviewing.md", "concern").Select(row => row[0]));

    [Fact]
    public void Reviewing_tells_every_tool_and_no_other() =>
        Assert.Equal(
            Directory
                .EnumerateFiles(Repository.At("McpReviewer", "Tools"), "*.cs")
                .SelectMany(file => ToolName().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value))
                .Order(),
            Rows("reviewing.md", "tool").SelectMany(row => row[0].Split(", ")).Select(name => name.Trim('`')).Order()
        );

    /// <summary>Which weights were set by hand is known to the page alone.</summary>
    [Fact]
    public void Confidence_tells_every_piece_of_evidence_with_its_weight()
    {
        var fitted = Rows("confidence.md", "evidence").ToDictionary(row => row[0], row => row[2], StringComparer.Ordinal);
        Generated.Section(
            "docs/confidence.md",
            "evidence",
            "| evidence | weight | fitted | what it says | for example |\n|---|--:|---|---|---|\n"
                + string.Join(
                    '\n',
                    Features.All.Select(feature =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"| {feature.Name} | {Weights.Current.Of(feature.Name):+0.00;-0.00;+0.00} | {fitted.GetValueOrDefault(feature.Name, "yes")} | {feature.Meaning} | {feature.Example} |"
                        )
                    )
                )
        );
    }

    [Fact]
    public void Confidence_tells_every_cap() =>
        Assert.Equal(
            Enum.GetValues<Concern>()
                .Where(concern => Caps.Of(concern) < 1)
                .Select(concern => (concern.ToString(), Caps.Of(concern).ToString("0.00", CultureInfo.InvariantCulture)))
                .Order(),
            Rows("confidence.md", "cap").Select(row => (row[0], row[1])).Order()
        );

    [Fact]
    public void Confidence_names_the_model_in_the_program() =>
        Assert.Contains($"`{Weights.Current.Model}`", File.ReadAllText(Repository.At("docs", "confidence.md")), StringComparison.Ordinal);

    [Fact]
    public void Running_tells_every_exit_code_and_no_other()
    {
        string source = File.ReadAllText(Repository.At("Daemon", "ExitCode.cs"));
        Assert.Equal(
            ExitCode().Matches(source).Select(m => (m.Groups["code"].Value, m.Groups["name"].Value)),
            Rows("running.md", "code").Select(row => (row[0], row[1]))
        );
    }

    [Fact]
    public void The_life_of_an_item_tells_every_state_and_no_other() =>
        Assert.Equal(Enum.GetNames<ItemState>(), Rows("lifecycle.md", "state").Select(row => row[0]));

    [Fact]
    public void Architecture_tells_every_table_of_the_ledger_and_no_other() =>
        Assert.Equal(
            typeof(LedgerDb)
                .GetProperties()
                .Where(p => p.PropertyType.Name.StartsWith("DbSet", StringComparison.Ordinal))
                .Select(p => p.Name),
            Rows("architecture.md", "table").Select(row => row[0].Trim('`'))
        );

    /// <summary>As GitHub makes it from a heading.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#', ' ').ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'))
            .Replace(' ', '-');

    private static IEnumerable<string> Documents() =>
        Directory
            .EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"));

    /// <summary>The rows of the table in docs whose first column has this heading.</summary>
    private static IEnumerable<string[]> Rows(string document, string heading) =>
        File.ReadLines(Repository.At("docs", document))
            .SkipWhile(line => !line.StartsWith($"| {heading} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..]);

    [GeneratedRegex(@"^\| `[A-Z][A-Z_]+` \|", RegexOptions.None, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex IsSetting();

    /// <summary>Not to the web, and without the heading behind #.</summary>
    [GeneratedRegex(@"\]\((?!https?:|#)(?<target>[^)#\s]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"\]\((?!https?:)(?<file>[^)#\s]*)#(?<heading>[^)\s]+)\)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex LinkToHeading();

    [GeneratedRegex(
        @"`(?<path>(Daemon|McpReviewer|Migrations|Shared)/[\w./]+\.cs)`",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex NamedFile();

    [GeneratedRegex(
        @"^\s+Name = ""(?<name>\w+)"",",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 30_000
    )]
    private static partial Regex ToolName();

    [GeneratedRegex(@"const int (?<name>\w+) = (?<code>\d+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex ExitCode();
}
