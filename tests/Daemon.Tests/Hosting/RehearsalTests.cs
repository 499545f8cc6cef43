using Hybrid.Settings;
using Hybrid.Testing;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hybrid.Daemon.Hosting;

public sealed class RehearsalTests : IDisposable
{
    private readonly TemporaryDisk _disk = new();
    private readonly Heard _heard = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task It_places_its_own_file_and_leaves_nothing_behind()
    {
        HybridSettings settings = Settings();
        string[] before = [.. _disk.Files()];

        await PlayAsync(settings);

        Assert.Empty(_heard.Said);
        Assert.Equal(before, _disk.Files());
        Assert.Equal(["Movies"], Directory.EnumerateFileSystemEntries(_disk.At("library")).Select(Path.GetFileName));
        Assert.False(Directory.Exists(_disk.At("data", "rehearsal")));
    }

    /// <summary>After a kill.</summary>
    [Fact]
    public async Task What_an_earlier_one_left_is_removed()
    {
        HybridSettings settings = Settings();
        _disk.File("data/rehearsal/data/ledger.db", 100);

        await PlayAsync(settings);

        Assert.Empty(_heard.Said);
        Assert.False(Directory.Exists(_disk.At("data", "rehearsal")));
    }

    [Fact]
    public async Task Where_it_cannot_be_played_the_daemon_works_all_the_same()
    {
        HybridSettings settings = Settings();
        _disk.File("data/rehearsal", 1);

        await PlayAsync(settings);

        Assert.Contains("takes about a second longer", Assert.Single(_heard.Said), StringComparison.Ordinal);
    }

    private HybridSettings Settings() =>
        new()
        {
            DataDir = _disk.Folder("data"),
            MoviesDirs = [_disk.Folder("library", "Movies")],
            TransmissionUrl = null,
        };

    private async Task PlayAsync(HybridSettings settings)
    {
        var lifetime = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var rehearsal = new Rehearsal(settings, lifetime, _heard);
        await rehearsal.StartAsync(TestContext.Current.CancellationToken);
        Assert.False(rehearsal.ExecuteTask!.IsCompleted, "It begins before the daemon has started.");
        lifetime.NotifyStarted();
        await rehearsal.ExecuteTask!;
    }

    private sealed class Heard : ILogger<Rehearsal>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Said.Add(formatter(state, exception));
    }
}
