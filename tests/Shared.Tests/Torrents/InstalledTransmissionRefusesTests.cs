using Hybrid.Neighbors;
using Hybrid.Testing.Transmission;

namespace Hybrid.Torrents;

/// <summary>How a real transmission-daemon says no.</summary>
public sealed class InstalledTransmissionRefusesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null)]
    [InlineData("anna", "wrong")]
    [InlineData("bert", "open sesame")]
    public async Task A_wrong_login_is_refused_and_the_settings_are_named(string? user, string? password)
    {
        await using TransmissionDaemon daemon = await StartAsync();
        TransmissionOptions options = daemon.Options() with { User = user, Password = password is null ? null : new Secret(password) };

        Fault? fault = (await TransmissionClients.For(options).VersionAsync(Cancellation)).Fault;

        Assert.Equal(FaultKind.Refused, fault?.Kind);
        Assert.Contains("TRANSMISSION_USER", fault!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_login_is_let_in()
    {
        await using TransmissionDaemon daemon = await StartAsync();
        TransmissionOptions options = daemon.Options() with { User = "anna", Password = new Secret("open sesame") };

        Assert.True((await TransmissionClients.For(options).ListAsync(Cancellation)).IsOk);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/transmission/")]
    [InlineData("/transmission/web/")]
    [InlineData("/rpc")]
    public async Task A_wrong_path_names_the_setting(string path)
    {
        Assert.SkipWhen(TransmissionDaemon.SkipReason is not null, TransmissionDaemon.SkipReason ?? "");
        await using TransmissionDaemon daemon = await TransmissionDaemon.StartAsync();
        TransmissionOptions options = daemon.Options() with { Url = new Uri(daemon.Url, path) };

        Fault? fault = (await TransmissionClients.For(options).ListAsync(Cancellation)).Fault;

        Assert.Contains("TRANSMISSION_URL", fault?.Sentence, StringComparison.Ordinal);
    }

    private static Task<TransmissionDaemon> StartAsync()
    {
        Assert.SkipWhen(TransmissionDaemon.SkipReason is not null, TransmissionDaemon.SkipReason ?? "");
        return TransmissionDaemon.StartAsync(user: "anna", password: "open sesame");
    }
}
