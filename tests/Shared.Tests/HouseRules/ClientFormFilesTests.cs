using Hybrid.Testing;

namespace Hybrid.HouseRules;

public sealed class ClientFormFilesTests
{
    [Fact]
    public void The_manifest_of_the_bundle_asks_for_the_settings_of_the_table() =>
        Generated.Whole("McpReviewer/Properties/manifest.json", ClientFormFiles.Manifest());

    [Fact]
    public void The_entry_for_the_registry_names_the_settings_of_the_table() =>
        Generated.Whole("McpReviewer/Properties/server.json", ClientFormFiles.RegistryEntry());

    [Fact]
    public void The_package_says_the_name_that_the_registry_has() =>
        Assert.Contains(
            "<!-- mcp-name: io.github.plex-mcp/plex-mcp -->",
            File.ReadAllText(Repository.At("README.md")),
            StringComparison.Ordinal
        );
}
