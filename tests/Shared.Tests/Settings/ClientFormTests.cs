using Hybrid.Testing;

namespace Hybrid.Settings;

public sealed class ClientFormTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("${user_config.field}")]
    public void A_field_that_nobody_filled_hides_no_line_of_the_settings_file(string unfilled)
    {
        HybridSettings settings = Load(ClientForm.Keys.ToDictionary(key => key, _ => unfilled), "true");

        Assert.Equal("/media", settings.MediaRoot);
        Assert.Equal("nas", settings.TransmissionUrl?.Host);
        Assert.Equal("me", settings.TransmissionUser);
        Assert.Equal("secret", settings.TransmissionPassword?.Value);
        Assert.Equal("0123456789abcdef0123456789abcdef", settings.TmdbApiKey?.Value);
        Assert.Equal("/data", settings.DataDir);
        Assert.Equal(OperationMode.Mcp, settings.Mode);
        Assert.Equal(Toolsets.Read("all"), settings.Toolsets);
    }

    [Fact]
    public void A_filled_field_wins_over_the_settings_file() =>
        Assert.Equal("/other", Load(new() { ["PLEX_MEDIA_ROOT"] = "/other" }, "true").MediaRoot);

    [Fact]
    public void Without_a_form_an_empty_variable_means_what_it_always_did()
    {
        HybridSettings settings = Load(new() { ["TRANSMISSION_URL"] = "" }, marker: null);

        Assert.Null(settings.TransmissionUrl);
    }

    private HybridSettings Load(Dictionary<string, string> environment, string? marker)
    {
        if (marker is not null)
        {
            environment[ClientForm.Marker] = marker;
        }

        string home = _disk.Folder("home");
        File.WriteAllText(
            Path.Combine(_disk.Folder("home", ".config", "plex-mcp"), ".env"),
            """
            PLEX_MEDIA_ROOT=/media
            TRANSMISSION_URL=http://nas:9091
            TRANSMISSION_USER=me
            TRANSMISSION_PASSWORD=secret
            TMDB_API_KEY=0123456789abcdef0123456789abcdef
            PLEX_MCP_DATA_DIR=/data
            PLEX_MODE=mcp
            PLEX_MCP_TOOLSETS=all
            """
        );
        SettingsResult.Loaded loaded = Assert.IsType<SettingsResult.Loaded>(SettingsLoader.Load(environment, home, _disk.Root));
        Assert.DoesNotContain(loaded.Warnings, w => w.ToString().Contains(ClientForm.Marker, StringComparison.Ordinal));
        return loaded.Settings;
    }
}
