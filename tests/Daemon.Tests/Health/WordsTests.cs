using Hybrid.Settings;
using Hybrid.Testing;

namespace Hybrid.Daemon.Health;

public sealed class WordsTests
{
    [Fact]
    public void The_settings_read_as_approved() => Approved.Text("settings", SettingsTable.ToMarkdown());

    [Fact]
    public void The_metrics_read_as_approved() =>
        Approved.Text("metrics", string.Join('\n', Metrics.All.Select(m => $"{m.Name} ({m.Type}): {m.Help}")));
}
